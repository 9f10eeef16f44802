"""Email addresses, and those written out so that machines pass them by."""

import re

from policy.personal.near import Spans

EMAIL = re.compile(
    r"(?<![\w.+/@-])[\w](?:[\w.+'-]{0,63}\w)?@(?:[^\W_](?:[\w-]{0,62}[^\W_])?\.)+[^\W\d_]{2,24}(?![\w@])"
)
ENDING = r"(?:uk|com|org|net|eu|wales|cymru|info|me|email|example)"
DOT = r"(?:\s?[(\[]\s?dot\s?[)\]]\s?|\sdot\s)"
SPELT = re.compile(
    rf"""(?<![\w.+/@-])
    \w[\w.+-]{{0,63}} (?:\s?[(\[]\s?at\s?[)\]]\s?|\sat\s)
    (?: \w[\w-]{{0,62}}{DOT} (?:[\w-]{{1,30}}{DOT})? {ENDING}
      | \w[\w-]{{0,62}}\.(?:[\w-]{{1,30}}\.)?{ENDING} (?<=\w) )
    \b""",
    re.VERBOSE | re.IGNORECASE,
)
"""As in "ann at usk dot example" or "ann (at) usk.example"."""
PLAIN_AT = re.compile(r"\sat\s[\w.-]+$", re.IGNORECASE)
"""Only a place on the web: "read it at usk.example"."""
AT_HOME = re.compile(
    r"(?<![\w.+/@-])\w[\w.+-]{0,63}(?:\s@\s?|@\s)"
    r"(?:gmail|googlemail|hotmail|outlook|live|yahoo|icloud|btinternet|aol|sky|protonmail)"
    r"(?:\.[a-z]{2,4}){1,2}(?!\w)",
    re.IGNORECASE,
)


def emails(text: str) -> Spans:
    spans = [found.span() for pattern in (EMAIL, AT_HOME) for found in pattern.finditer(text)]
    spans += [found.span() for found in SPELT.finditer(text) if not PLAIN_AT.search(found[0])]
    return sorted(spans)
