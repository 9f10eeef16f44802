"""Undoes what people do to words so that a list does not find them; every place is kept.

Letters of other alphabets that look like ours, digits and signs for letters, dots and spaces
between the letters of one word, letters said thrice, and what cannot be seen at all.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass

ALIKE = str.maketrans(
    {
        **dict(zip("аеорсухіјѕԁһӏкмтвнг", "aeopcyxijsdhlkmtbhr", strict=True)),
        **dict(zip("αβεικνορτυχωη", "abeikvoptuxwn", strict=True)),
        **{"\u0131": "i", "ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe"},
        **{"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u00b4": "'"},
    }
)
"""Cyrillic, Greek and other letters, and quotation marks, by what they look like."""
SIGNS = {"0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "8": "b", "@": "a", "$": "s"}
SIGNS |= {"!": "i", "|": "i", "€": "e", "£": "l", "+": "t"}
"""What stands for a letter inside a word."""
WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
SIGNED = re.compile(r"(?<![\w@$£€+|])(?=[^\s]*[a-z])[a-z0-9@$!|€£+*]{2,}(?![\w@$])")
SPREAD = re.compile(r"(?<!\w)(?:[a-z0-9@$*]([ .\-_*~]{1,2}))(?:[a-z0-9@$*]\1){1,}[a-z0-9@$*](?!\w)")
"""Single letters with the same thing between each two."""


@dataclass(frozen=True)
class Folded:
    """A text as a list can be looked up in, and for each of its characters where it came from."""

    plain: str
    """In small letters without accents, each character as it looks."""
    at: tuple[int, ...]
    """For each of its characters the place in the original, and one more for the end."""
    words: tuple[tuple[str, int, int], ...]
    """Each word as it reads once undone, with where it begins and ends in the original."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The place in the original of a place in `plain`."""
        return self.at[start], self.at[end - 1] + 1 if end > start else self.at[start]

    def places(self, start: int, end: int) -> tuple[int, int]:
        """The place in `plain` of a place in the original."""
        return bisect_left(self.at, start), bisect_left(self.at, end)


def fold(text: str) -> Folded:
    """Fold a text once. Each word is there as it stands; one that was disguised as it reads too."""
    plain, at = _plain(text)
    whole = Folded(plain, (*at, len(text)), ())
    found = [(match[0], *whole.span(*match.span())) for match in WORD.finditer(plain)]
    found += [(word, *whole.span(*span)) for word, span in disguised(plain)]
    return Folded(plain, whole.at, tuple(dict.fromkeys(found)))


def _plain(text: str) -> tuple[str, list[int]]:
    letters: list[str] = []
    at: list[int] = []
    for place, char in enumerate(text):
        if unicodedata.category(char) in ("Cf", "Mn", "Me"):
            continue
        for part in unicodedata.normalize("NFKD", char).casefold().translate(ALIKE):
            if unicodedata.category(part) not in ("Mn", "Me", "Cf"):
                letters.append(part)
                at.append(place)
    return "".join(letters), at


def disguised(plain: str) -> list[tuple[str, tuple[int, int]]]:
    """Each word that was tampered with as it reads once undone, and its place in `plain`."""
    found = []
    for match in SPREAD.finditer(plain):
        joined = re.sub(r"[ .\-_*~]", "", match[0])
        found.append((_undone(joined), match.span()))
    for match in SIGNED.finditer(plain):
        word = match[0].rstrip("!")
        if not word.isalpha() and any(char.isalpha() for char in word):
            found.append((_undone(word), (match.start(), match.start() + len(word))))
    found += [
        (_fewer(match[0]), match.span()) for match in WORD.finditer(plain) if _is_drawn(match[0])
    ]
    return [(word, span) for word, span in found if len(word) > 1]


def _undone(word: str) -> str:
    """Signs read as letters; an asterisk stays, for any letter."""
    return _fewer("".join(SIGNS.get(char, char) for char in word))


def _is_drawn(word: str) -> bool:
    return re.search(r"(.)\1\1", word) is not None


def _fewer(word: str) -> str:
    """A letter that is said three times or more is said once."""
    return re.sub(r"([^*])\1{2,}", r"\1", word)
