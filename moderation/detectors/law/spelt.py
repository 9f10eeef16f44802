"""Telephone numbers said in words, so that no machine sees them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from moderation.detectors.shape import Comment, Span

DIGITS = {
    **{"oh": "0", "o": "0", "zero": "0", "nought": "0", "one": "1", "two": "2", "three": "3"},
    **{"four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9"},
    **{"dim": "0", "un": "1", "dau": "2", "tri": "3", "pedwar": "4", "pump": "5", "chwech": "6"},
    **{"saith": "7", "wyth": "8", "naw": "9"},
}
TIMES = {"double": 2, "treble": 3, "triple": 3, "dwbl": 2}
WORD = re.compile(r"[^\W_]+")
FEWEST = 10
"""British numbers have ten or eleven digits, and begin with a nought."""


def spelt_numbers(comment: Comment) -> Iterator[Span]:
    """Where ten digits or more are told one after the other, most of them in words."""
    plain = comment.folded.plain
    digits, told, start, end, times = "", 0, 0, 0, 1
    for match in WORD.finditer(plain + " end"):
        word = match[0]
        if word in TIMES:
            times = TIMES[word]
            continue
        value = DIGITS.get(word) or (word if word.isascii() and word.isdigit() else "")
        if value:
            start = start if digits else match.start()
            digits, end, told = digits + value * times, match.end(), told + (word in DIGITS)
        else:
            if len(digits) >= FEWEST and digits[0] == "0" and told > 2:
                yield comment.folded.span(start, min(end, len(plain)))
            digits, told = "", 0
        times = 1
