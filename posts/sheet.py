"""A notice for the board as it is printed: large letters on A4, in a face that knows ŵ and ŷ."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from importlib.resources import files
from typing import cast

from fpdf import FPDF
from fpdf.fonts import TTFFont
from qrcode import QRCode
from qrcode.image.pil import PilImage

FACE = "source"
STYLES = {"": "SourceSansPro-Regular.ttf", "B": "SourceSansPro-Bold.ttf"}
MARGIN = 18
"""Millimetres, as every measure here but the sizes of letters, which are points."""
QR = 38
LINE = 1.25
LARGEST, SMALLEST = 40, 16
"""Of the words. Those who put it up may stand close; those who read it should not have to."""
TITLE, SMALLEST_TITLE = 60, 30
STEP = 2
GREY = 225
MM = 25.4 / 72
"""Millimetres of a point."""


@dataclass(frozen=True)
class Saying:
    """What it says in one language, in the first line and in the rest."""

    title: str
    words: str


@dataclass(frozen=True)
class Notice:
    """Everything that stands on the sheet."""

    council: str
    kind: str
    sayings: tuple[Saying, ...]
    page: str
    telephone: str
    printed: str
    is_draft: bool
    language: str


class Sheet(FPDF):
    """The notice on paper. Whatever it says, nothing of it runs off the edge."""

    def __init__(self, notice: Notice) -> None:
        super().__init__(format="A4")
        self.notice = notice
        self.set_margins(MARGIN, MARGIN)
        self.c_margin = 0
        self.set_auto_page_break(True, margin=MARGIN + 2 * SMALLEST * MM)
        for style, name in STYLES.items():
            font = files("font_source_sans_pro") / "files" / name
            self.add_font(FACE, style, str(font))
        faces = [font.cmap for font in self.fonts.values() if isinstance(font, TTFFont)]
        self.letters = frozenset.intersection(*map(frozenset, faces))
        self.set_lang(notice.language)
        self.set_title(self._known(notice.sayings[0].title if notice.sayings else notice.kind))
        self.set_author(notice.council)

    def printed(self) -> bytes:
        self.add_page()
        size = self._size_that_fits(self.eph - self.get_y() + MARGIN - self._foot_height())
        self._say(size)
        if self.get_y() + self._foot_height() > self.page_break_trigger:
            self.add_page()
        self._foot()
        return bytes(self.output())

    # What stands on every sheet

    def header(self) -> None:
        if self.notice.is_draft:
            self._stamp("DRAFT")
        self._text(self.notice.council, 22, "B")
        self._text(self.notice.kind, 18)
        self.set_line_width(0.8)
        self.line(MARGIN, self.get_y() + 2, self.w - MARGIN, self.get_y() + 2)
        self.ln(8)

    def footer(self) -> None:
        self.set_y(-MARGIN - SMALLEST * MM)
        number = f" ({self.page_no()})" if self.page_no() > 1 else ""
        words = f"From the council's post, printed on {self.notice.printed}{number}"
        self._text(words, SMALLEST)

    def _stamp(self, word: str) -> None:
        """Across the whole sheet, behind the words, where no scissors take it off."""
        self.set_font(FACE, "B", 150)
        self.set_text_color(GREY)
        with self.rotation(55, self.w / 2, self.h / 2):
            self.text((self.w - self.get_string_width(word)) / 2, self.h / 2 + 20, word)
        self.set_text_color(0)

    # What it says

    def _size_that_fits(self, room: float) -> int:
        """The largest size in which all of it stands on this sheet, or the smallest there is."""
        sizes = range(SMALLEST, LARGEST + 1, STEP)
        return sizes[max(0, bisect_right(sizes, room, key=self._height) - 1)]

    def _height(self, size: int) -> float:
        return sum(
            self._text(saying.title, _title_size(size), "B", is_dry=True)
            + self._text(saying.words, size, is_dry=True)
            + size * MM * 2
            for saying in self.notice.sayings
        )

    def _say(self, size: int) -> None:
        for saying in self.notice.sayings:
            self._text(saying.title, _title_size(size), "B")
            self.ln(size * MM / 2)
            self._text(saying.words, size)
            self.ln(size * MM)

    def _foot_height(self) -> float:
        return QR + 6 if self.notice.page else 4 * SMALLEST * MM

    def _foot(self) -> None:
        """How to read on, and whom to ring, for those who read no further than the board."""
        self.set_y(self.page_break_trigger - self._foot_height())
        top = self.get_y()
        if self.notice.page:
            code = QRCode(border=0, image_factory=PilImage)
            code.add_data(self.notice.page)
            picture = code.make_image().get_image()
            says = f"The way to {self.notice.page}"
            self.image(picture, MARGIN, top, w=QR, h=QR, alt_text=says)
            self.set_left_margin(MARGIN + QR + 8)
            self.set_y(top)
            self._text("Read more · Darllen mwy", SMALLEST, "B")
            self._text(self.notice.page.partition("://")[2].rstrip("/"), SMALLEST)
            self.ln(2)
        if self.notice.telephone:
            self._text("No computer? Telephone · Dim cyfrifiadur? Ffoniwch", SMALLEST)
            self._text(self.notice.telephone, 22, "B")
        self.set_left_margin(MARGIN)

    def _text(self, words: str, size: int, style: str = "", *, is_dry: bool = False) -> float:
        """Set words in lines as wide as the sheet, and return how high they stand."""
        self.set_font(FACE, style, size)
        known = self._known(words)
        if not known:
            return 0
        height = self.multi_cell(
            0,
            size * MM * LINE,
            known,
            align="L",
            new_x="LMARGIN",
            new_y="NEXT",
            dry_run=is_dry,
            output="HEIGHT",
        )
        return cast(float, height)

    def _known(self, words: str) -> str:
        """Leave out what the face has no letter for, such as an emoji, and the gap it leaves."""
        whole = unicodedata.normalize("NFC", words)
        kept = "".join(
            char
            for char in whole
            if char == "\n" or (ord(char) in self.letters and unicodedata.category(char) != "Cf")
        )
        return "\n".join(" ".join(line.split()) for line in kept.split("\n")).strip()


def _title_size(size: int) -> int:
    return max(SMALLEST_TITLE, min(TITLE, round(size * 1.55)))
