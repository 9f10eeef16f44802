"""The words of a web page as somebody reads them: no markup, no script, nothing struck out."""

import re
from contextlib import suppress
from html.parser import HTMLParser

STRUCK = frozenset(["del", "s", "strike"])
AROUND = frozenset(["nav", "dialog"])
"""What leads elsewhere. Many a page forgets to end it: its heading ends it then."""
BEGINS = frozenset(["main", "article", "h1"])
UNREAD = STRUCK | AROUND | {"script", "style", "template", "svg", "noscript", "iframe", "select"}
UNREAD |= {"button", "object"}
"""What is in these is not said by the page, or is said no more."""
INLINE = frozenset(
    [
        *("a", "abbr", "b", "bdi", "cite", "code", "data", "dfn", "em", "font", "i", "ins", "kbd"),
        *("label", "mark", "q", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr"),
        *STRUCK,
    ]
)
"""These go on with the word they stand in, as in 14<sup>th</sup>; any other begins a new line."""
CELLS = frozenset(["td", "th"])
"""What stands in one row of a table belongs together."""
MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(?::[\d.]+)?)?(.*)")


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.said: list[str] = []
        self._unread: list[str] = []
        self._moment = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in BEGINS:
            self._unread = [each for each in self._unread if each not in AROUND]
        if tag in CELLS:
            self.handle_data(" | ")
        elif tag not in INLINE:
            self._break()
        if tag in UNREAD:
            self._unread.append(tag)
        given = {name: value or "" for name, value in attrs}
        if tag == "time":
            self._moment = _moment(given.get("datetime", ""))
        elif tag == "img":
            self.handle_data(given.get("alt", ""))
        elif tag == "a" and given.get("href", "").lower().startswith("tel:"):
            self.handle_data(f" {given['href'][4:]} ")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._unread:
            del self._unread[self._unread.index(tag) :]
        if tag == "time" and self._moment:
            self.handle_data(f" ({self._moment})")
            self._moment = ""
        if tag not in INLINE and tag not in CELLS:
            self._break()

    def handle_data(self, data: str) -> None:
        if not self._unread:
            self.said.append(re.sub(r"\s+", " ", data))

    def _break(self) -> None:
        # A forgotten </s> strikes out the rest of its line, not the rest of the page.
        self._unread = [tag for tag in self._unread if tag not in STRUCK]
        if not self._unread:
            self.said.append("\n")


def words_of(html: str) -> str:
    """The words of a page, its title and the texts of its pictures, a line for each block.

    The cells of a row stand in one line. Numbers behind telephone links and the days behind
    `time` elements are said beside them.
    """
    parser = _Words()
    with suppress(AssertionError):  # the parser's word for a declaration that nobody knows
        parser.feed(html)
        parser.close()
    lines = (" ".join(line.split()).strip("| ") for line in "".join(parser.said).split("\n"))
    return "\n".join(line for line in lines if line)


def _moment(value: str) -> str:
    """A machine's day and time for people. A time with an offset is not the clock's on the wall."""
    found = MOMENT.fullmatch(value.strip())
    if not found:
        return ""
    day, at, offset = found.groups()
    return f"{day} {at}" if at and not offset else day
