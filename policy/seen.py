"""A text as its readers see it, with the way back to what was typed."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

HYPHENS = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uff0d"), "-")
QUOTES = dict.fromkeys(map(ord, "\u2018\u2019\u02bc\u2032"), "'")
SIGNS = HYPHENS | QUOTES
LIKENESSES = str.maketrans("авеікмнорстухѕјԁɑоυν", "abeikmhopctyxsjdaouv")
"""Letters of other scripts that pass for ours."""


@dataclass(frozen=True)
class Seen:
    """`plain`: odd spaces, dashes and fonts as ordinary ones, and nothing that hides between."""

    plain: str
    typed: str
    at: tuple[int, ...]
    """Where each character of `plain` stands in `typed`, in code points."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where in what was typed these characters of `plain` stand."""
        return self.at[start], self.at[end - 1] + 1


def as_seen(text: str) -> Seen:
    return _read(text, _as_ordinary)


def in_small_letters(text: str) -> Seen:
    """The same without capitals and accents, and with our own letters for those that pass so."""
    return _read(text, _as_small)


def _read(text: str, read: Callable[[str], str]) -> Seen:
    parts = [(part, index) for index, char in enumerate(text) for part in read(char)]
    return Seen("".join(part for part, _ in parts), text, tuple(index for _, index in parts))


@lru_cache(maxsize=4096)
def _as_small(char: str) -> str:
    apart = unicodedata.normalize("NFD", _as_ordinary(char))
    letters = "".join(part for part in apart if unicodedata.category(part) != "Mn")
    return letters.casefold().translate(LIKENESSES)


def _as_ordinary(char: str) -> str:
    if char.isascii():
        return char if char.isprintable() or char in "\n\t" else ""
    category = unicodedata.category(char)
    if category in ("Cc", "Cf"):
        return ""
    if category == "Zs":
        return " "
    if char in "\u2028\u2029":
        return "\n"
    return unicodedata.normalize("NFKC", char).translate(SIGNS)
