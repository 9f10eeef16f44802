"""Letters that only look like letters: a screen reader spells them out, or says nothing."""

from __future__ import annotations

import re
import unicodedata

from policy.clause import Marked, Reason
from policy.facts import Draft

FANCY = re.compile(
    "[\U0001d400-\U0001d7ff\u24b6-\u24e9\u2460-\u249b\U0001f130-\U0001f149\uff10-\uff5a"
    "\u210a-\u2113\u2115\u2119-\u211d\u2124\u2128\u212c\u212d\u212f-\u2131\u2133\u2134\u2139]"
)
"""Mathematical, circled, squared, wide and script: never °, ², ½ or №."""
RUN = re.compile(rf"{FANCY.pattern}(?:[ '-]?{FANCY.pattern})*")


def fancy_letters(draft: Draft) -> Reason:
    runs = list(RUN.finditer(draft.message))
    if not runs:
        return None
    return Marked(
        f"“{runs[0][0]}” is written in mathematical or other signs, which many people cannot hear "
        "or search for. Write it in ordinary letters.",
        tuple(found.span() for found in runs),
    )


def in_ordinary_letters(text: str) -> str:
    """The same words in letters; nothing else of the text is touched."""
    return FANCY.sub(lambda sign: _ordinary(sign[0]), text)


def _ordinary(sign: str) -> str:
    squared = ord(sign) - 0x1F130
    if 0 <= squared < 26:
        return chr(ord("A") + squared)
    return unicodedata.normalize("NFKC", sign)
