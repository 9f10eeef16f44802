"""Whether a resident asks the council something: a suggestion, and the words behind it (3.12)."""

from __future__ import annotations

import re

from policy.words import says_words

SENTENCE = re.compile(r"[^?!.\n]+[?!.]?")
ADDRESS = re.compile(r"\S+://\S+|\bwww\.\S+", re.IGNORECASE)
VERBS = "is|are|was|were|do|does|did|has|have|can|could|would|will|should|may"
ENGLISH = (
    r"(?:when|where|who|whom|whose|why|what|which|how)\s+"
    rf"(?:(?!an?\b|the\b|it\b|we\b|you\b|they\b|s?he\b|i\b)\w+\s+)?(?:{VERBS})\s|"
    rf"(?:{VERBS})\s+(?:you|the council|i|we|it|there|anybody|anyone|somebody|someone)\s"
)
WELSH = (
    r"(?:pryd|ble|lle|pwy|pam|beth|sut|faint)\s+(?:mae|yw|ydy|ydi|fydd|oes|oedd|wnaeth|mae'r|"
    r"na|nad|bydd|fyddwch|ydych|dych|alla|allwn|gaf|gawn)\b|"
    r"(?:oes|ydy|ydi|yw|fydd|fyddwch|ydych|dych|gaf|gawn|alla|allwn)\s+\w+"
)
OPENING = re.compile(rf"(?:^|(?<=[.!?\n])\s*)\W*(?:{ENGLISH}|{WELSH})", re.IGNORECASE)
"""A sentence that begins as questions do, though nobody put the mark behind it."""
PLEASE = re.compile(
    r"\b(?:can|could|would|will) (?:you|the council|somebody|someone|anybody|anyone)\b|"
    r"\bplease (?:tell|let|say|send|explain|confirm|look|mend|fix|repair|come|ring|reply|answer)\b|"
    r"\b(?:does|do) (?:anybody|anyone|you) know\b|\blet (?:me|us) know\b|"
    r"\b(?:allwch|allech|fedrwch|wnewch) chi\b|\b(?:rhowch|gadewch) wybod\b|"
    r"\boes (?:modd|rhywun)\b",
    re.IGNORECASE,
)


def asks(text: str) -> str:
    """Return the words that look like a question to the council, or nothing.

    A question mark behind words, a request, or a sentence that begins as questions do in English
    or Welsh. To whom it is put nobody can tell from the words alone, so a person decides.
    """
    said = ADDRESS.sub(" ", text)
    marked = (part for part in SENTENCE.findall(said) if part.endswith("?"))
    request, opening = PLEASE.search(said), OPENING.search(said)
    found = [
        *([request[0]] if request else []),
        *(part for part in marked if says_words(part)),
        *([opening[0]] if opening else []),
    ]
    return " ".join(found[0].split())[:80] if found else ""
