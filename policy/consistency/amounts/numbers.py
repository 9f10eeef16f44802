"""Numbers that are written out: two hundred and fifty, half a million, dwy fil, pum cant."""

import re
from decimal import Decimal

SMALL = {
    **{"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8},
    **{"nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14},
    **{"fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19},
    **{"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70},
    **{"eighty": 80, "ninety": 90},
    **{"un": 1, "dau": 2, "ddau": 2, "dwy": 2, "ddwy": 2, "tri": 3, "dri": 3, "tair": 3},
    **{"dair": 3, "pedwar": 4, "bedwar": 4, "pedair": 4, "bedair": 4, "pum": 5, "bum": 5},
    **{"pump": 5, "chwe": 6, "chwech": 6, "saith": 7, "wyth": 8, "naw": 9, "deg": 10},
    **{"ddeg": 10, "deng": 10, "ugain": 20},
}
WELSH_BIG = {
    **{"can": 100, "cant": 100, "gant": 100, "chant": 100, "mil": 1000, "fil": 1000},
    **{"miliwn": 1_000_000, "filiwn": 1_000_000},
}
BIG = {"hundred": 100, "thousand": 1000, "million": 1_000_000} | WELSH_BIG
HALVES = ("half", "hanner")
WELSH_TENS = ("deg", "ddeg")
"""Dau ddeg is two tens."""


def _any_of(words: dict[str, int]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_HUNDRED = r"hundred|[cg]ant|chant|can"
_AND = (
    rf"\s(?:(?<=hundred\s)|(?<=ant\s))(?:and|a|ac)\s(?!\w+\s(?:{_HUNDRED})\b)"
    r"|\s(?:(?<=thousand\s)|(?<=million\s)|(?<=il\s)|(?<=iliwn\s))(?:and|a|ac)\s"
    rf"(?!\w+\s(?:{_any_of(BIG)})\b)"
)
"""Two hundred and fifty; not the "and" of "between one and two"."""
NUMBER = (
    rf"(?:(?:(?:half\s)?a|hanner)\s(?:{_any_of(BIG)})|{_any_of(SMALL)}|{_any_of(WELSH_BIG)})\b"
    rf"(?:(?:-|{_AND}|\s)(?:{_any_of(SMALL | BIG)})\b){{0,6}}"
)


def read(words: str) -> tuple[Decimal, Decimal]:
    """The number, and what its last word counts: two million counts in millions."""
    total, part, unit = Decimal(0), Decimal(0), Decimal(1)
    for word in re.split(r"[\s-]+", words.lower()):
        if word in HALVES:
            part = Decimal("0.5")
        elif word in WELSH_TENS and 0 < part < 10:
            part *= 10
        elif word in SMALL:
            part, unit = part + SMALL[word], Decimal(1)
        elif word in BIG:
            unit = Decimal(BIG[word])
            if unit == 100:
                part = (part or 1) * unit
            else:
                total, part = total + (part or 1) * unit, Decimal(0)
    return total + part, unit
