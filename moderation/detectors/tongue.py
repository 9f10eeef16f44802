"""Which language a comment is in: English, Welsh, or neither that we can tell."""

from __future__ import annotations

import re
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

FEWEST_WORDS = 3
"""Fewer tell nothing."""
WORD = re.compile(r"[^\W\d_]{2,}")


@cache
def _identifier() -> LanguageIdentifier:
    found = LanguageIdentifier.from_model_file(MODEL_FILE)
    found.set_languages(["en", "cy"])
    return found


def tongue_of(text: str) -> str:
    """Return "en" or "cy", or nothing where the words are too few or in no letters of ours."""
    words = WORD.findall(text)
    if len(words) < FEWEST_WORDS:
        return ""
    latin = sum(word[0] < "\u0250" for word in words)
    if latin < len(words) / 2:
        return "other"
    return str(_identifier().classify(" ".join(words))[0])
