"""Capitals: where they shout, and where they are initials that nobody has explained."""

from __future__ import annotations

import re
from collections.abc import Collection

from policy.clause import Marked, Reason
from policy.facts import Draft
from policy.quoting import quoted

CAPITALS = r"(?<![\w#@/.-])(?:[IAYO]|[A-ZÂÊÎÔÛŴŶÄËÏÖÜÁÉÍÓÚ][A-ZÂÊÎÔÛŴŶÄËÏÖÜÁÉÍÓÚ&'’]+)(?![\w@/-])"  # noqa: RUF001
RUN = re.compile(rf"{CAPITALS}(?:[ ,]{{1,2}}{CAPITALS})*")
WORD = re.compile(CAPITALS)
LONGEST_INITIALS = 5
"""From six capitals on it is a word, which shouts by itself."""
ROMAN = re.compile(r"[IVX]{1,5}")
EXPLAINED_AFTER = r"\s?\((?:[^()\s]+\s){1,6}[^()\s]+\)"
"""BBNP (Bannau Brycheiniog National Park)."""


def shouting(draft: Draft) -> Reason:
    runs = [found for found in RUN.finditer(draft.message) if _shouts(found[0], draft)]
    if not runs:
        return None
    return Marked(
        f"{quoted(found[0] for found in runs)}: capitals read as shouting, and screen readers may "
        "spell them out.",
        tuple(found.span() for found in runs),
    )


def initials_unexplained(draft: Draft) -> Reason:
    text, known = draft.message, _known(draft)
    shouted = [found.span() for found in RUN.finditer(text) if _shouts(found[0], draft)]
    initials = {word for word in WORD.findall(text) if _is_initials(word, known)}
    needing = {word for word in initials if not _is_explained(word, text)}
    unknown = [
        found
        for found in WORD.finditer(text)
        if found[0] in needing and not any(start <= found.start() < end for start, end in shouted)
    ]
    if not unknown:
        return None
    verb = "needs" if len({found[0] for found in unknown}) == 1 else "need"
    return Marked(
        f"{quoted(found[0] for found in unknown)} {verb} explaining: write it out the first time, "
        "or have the Clerk add it to the initials that everybody knows.",
        tuple(found.span() for found in unknown),
    )


def _shouts(run: str, draft: Draft) -> bool:
    """Two words, or one long one; the initials among them do not count."""
    known = _known(draft)
    words = [word for word in WORD.findall(run) if len(word) > 1 and word not in known]
    loud = [word for word in words if not ROMAN.fullmatch(word)]
    return any(len(word) > LONGEST_INITIALS for word in loud) or (
        len(loud) > 1 and any(len(word) > 3 for word in loud)
    )


def _is_initials(word: str, known: Collection[str]) -> bool:
    return len(word) > 1 and word not in known and not ROMAN.fullmatch(word)


def _is_explained(initials: str, text: str) -> bool:
    """Initials in brackets behind their words, or words in brackets behind their initials."""
    letter = re.escape(initials)
    return bool(
        re.search(rf"\w\s\({letter}\)", text) or re.search(rf"\b{letter}{EXPLAINED_AFTER}", text)
    )


def _known(draft: Draft) -> frozenset[str]:
    return frozenset(word.strip().upper() for word in draft.lists.initials)
