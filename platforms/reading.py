"""The words of a web page as people read them: its title and its text, without what frames it."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from html.parser import HTMLParser

from policy import consistency

LONGEST_TITLE = 200
LONGEST_TEXT = 20_000
"""Characters of a page that are kept: ten pages of print."""

CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)

CHARSETS = {
    **dict.fromkeys(("iso-8859-1", "latin1", "us-ascii", "windows-1252"), "cp1252"),
    **{name: name for name in ("iso-8859-14", "iso-8859-15")},
}
"""Those of old pages in Britain. Any other is UTF-8, as nearly every page is now."""


@dataclass(frozen=True)
class Words:
    title: str
    text: str


def words_of(html: str) -> Words:
    """Read a page. Whatever it is, it is read: what is no page at all has no words."""
    page = _Title()
    with suppress(AssertionError):  # the parser's word for a declaration that nobody knows
        page.feed(html)
        page.close()
    title = " ".join(_plain("".join(page.words)).split())
    return Words(title[:LONGEST_TITLE], _plain(consistency.words_of(html))[:LONGEST_TEXT])


def decoded(body: bytes, content_type: str) -> str:
    """Turn the bytes of a page into text, by what its header or its own head says they are."""
    said = content_type.lower().partition("charset=")[2].partition(";")[0].strip(" \"'")
    meta = CHARSET.search(body[:2048])
    name = said or (meta[1].decode("ascii").lower() if meta else "")
    return body.decode(CHARSETS.get(name, "utf-8"), "replace")


def _plain(text: str) -> str:
    """Without what no database keeps and nobody sees."""
    return "".join(char for char in text if char.isprintable() or char.isspace())


class _Title(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self._inside = self._in_picture = False

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self._in_picture = self._in_picture or tag == "svg"
        self._inside = tag == "title" and not self.words and not self._in_picture

    def handle_endtag(self, tag: str) -> None:
        self._inside = False
        self._in_picture = self._in_picture and tag != "svg"

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.words.append(data)
