"""Which language a comment is in: English, Welsh, or neither that we can tell."""

from __future__ import annotations

import re
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

FEWEST_WORDS = 3
"""Fewer tell nothing, but for a greeting."""
ENOUGH = 6
"""Fewer words are English or Welsh: so few may look like anything."""
CLEARLY = 30.0
"""So much likelier (in natural logarithms) is another language before we say so."""
OURS = ("en", "cy")
GREETINGS = frozenset(
    (
        *("bore da", "prynhawn da", "noswaith dda", "nos da", "da iawn", "da iawn chi", "diolch"),
        *("diolch yn fawr", "diolch yn fawr iawn", "diolch o galon", "pob lwc", "iechyd da"),
        *("llongyfarchiadau", "llongyfarchiadau mawr", "pen blwydd hapus", "nadolig llawen"),
        *("croeso", "croeso cynnes", "croeso i bawb", "cymru am byth", "penblwydd hapus", "hwyl"),
        *("sut mae", "shwmae", "bore da bawb", "bendigedig", "ardderchog", "hyfryd iawn"),
    )
)
WORD = re.compile(r"[^\W\d_]{2,}")


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE)


def tongue_of(text: str) -> str:
    """Return "en", "cy" or "other", or nothing where the words are too few."""
    words = WORD.findall(text)
    if " ".join(words).lower() in GREETINGS:
        return "cy"
    if len(words) < FEWEST_WORDS:
        return ""
    latin = sum(word[0] < "\u0250" for word in words)
    if latin < len(words) / 2:
        return "other"
    likely = {str(tongue): float(how) for tongue, how in _identifier().rank(" ".join(words))}
    ours = max(OURS, key=lambda tongue: likely[tongue])
    is_clear = max(likely.values()) - likely[ours] > CLEARLY
    return "other" if is_clear and len(words) >= ENOUGH else ours
