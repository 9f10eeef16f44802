"""How amounts of money and parts of a hundred are written, in English and Welsh."""

import re
from decimal import Decimal

from policy.consistency.amounts.numbers import NUMBER as NAMED

SCALES = {
    **{"k": 3, "thousand": 3, "mil": 3, "fil": 3},
    **{"m": 6, "mn": 6, "million": 6, "miliwn": 6, "filiwn": 6},
    **{"bn": 9, "billion": 9, "biliwn": 9},
}


def _any_of(words: dict[str, int]) -> str:
    return "|".join(sorted(words, key=len, reverse=True)).replace(" ", r"[\s-]")


NUMBER = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
SCALE = rf"(?:{_any_of(SCALES)})\b"
ABOUT = r"""(?:\b(?:
    (?P<over>just\sover|over|more\sthan|dros|mwy\sna)
    |(?P<under>just\sunder|under|less\sthan|almost|nearly|bron\s(?:i|yn)|bron|llai\sna|o\sdan)
    |(?P<about>about|around|approximately|approx\.?|roughly|some|circa|c\.|tua|oddeutu))\s)?"""
UNCOUNTED = r"(?<![\w.,/:£\u2044-])"

POUNDS = re.compile(
    rf"""{ABOUT}(?P<words>(?:£|\bGBP)\s?(?P<number>{NUMBER})(?:\s?-?(?P<scale>{SCALE}))?
        (?:\s?(?:-|to|i)\s?(?P<last>{NUMBER})(?:\s?-?(?P<last_scale>{SCALE}))?
          (?=\s?(?:$|[.,;:!?)\n]|each|per|a\b|y\b|for|and|or)))?)""",
    re.IGNORECASE | re.VERBOSE,
)
"""£3,150, £1.2m, £5-10."""
SPELT = re.compile(
    rf"""{ABOUT}(?P<words>(?:{UNCOUNTED}(?P<number>{NUMBER})(?:\s?(?P<scale>{SCALE}))?
          |\b(?P<named>{NAMED}))
        \s?(?:pounds\b(?!\s(?:of|in\sweight))|GBP\b|quid\b|(?:o\s)?[pb]unnau\b
             |(?:o\s)?[pb]unnoedd\b|[pb]unt\b))""",
    re.IGNORECASE | re.VERBOSE,
)
"""3,150 pounds, twenty pounds, 20 punt."""
PENCE = re.compile(
    rf"{ABOUT}(?P<words>{UNCOUNTED}(?P<number>\d+)(?:p\b(?!\.?\s?m\b)|\s(?:pence|[cg]einiog)\b))",
    re.IGNORECASE | re.VERBOSE,
)
PERCENT = re.compile(
    rf"""{ABOUT}(?P<words>(?:{UNCOUNTED}(?P<number>\d+(?:\.\d+)?)|\b(?P<named>{NAMED}))
        \s?(?:%|per\s?cent\b|y\scant\b))""",
    re.IGNORECASE | re.VERBOSE,
)
BARE = re.compile(rf"{UNCOUNTED}{NUMBER}(?![\w%:/-]|[.,]\d)")
UNDER_A_HEAD = re.compile(r"\(£k?\)|£(?!\s?\d)", re.IGNORECASE)
"""A table of amounts says once that its numbers are pounds."""
LEAST, EXACT, MOST = Decimal("0.9"), Decimal(1), Decimal("1.1")
"""How far "nearly", "about" and "over" may be off."""
