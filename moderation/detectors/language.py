"""Offensive words, whoever or whatever they are said of (principle 2)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from moderation.detectors.lexicon import Hit, Kind, hits
from moderation.detectors.shape import Comment, Lists, Suggestion
from policy.principles import Principle

BAD_COMPANY = re.compile(
    r"(?:you|u|he|she|they|cllr \w+|mayor|clerk|what|such|absolute|total|complete|utter|proper|right|"
    r"real|giant|massive|huge|little|big|bunch of|pair of|load of|pack of|like|being|acting|is|are|suck"
    r"|sucks|lick|my|your|ur|his|stupid|lazy|useless|sad|old)(?:'?re|'?s)?(?: a| an| the| such a)?"
    r"(?: \w+){0,2} ?$"
)
"""What stands before a word of two meanings when it is meant badly."""
NAME_BEFORE = re.compile(r"(?:mr|mrs|ms|dr|cllr|uncle|old|sir|councillor) $")


def offences(comment: Comment, lists: Lists) -> Iterator[Suggestion]:
    bad = [hit for hit in hits(comment.folded, lists) if _counts(hit, comment)]
    if bad:
        worst = max(bad, key=lambda hit: hit.word.strength)
        is_hidden = any(hit.is_disguised for hit in bad)
        yield Suggestion(
            Principle.LANGUAGE,
            worst.word.strength,
            f"a {worst.word.severity} word" + (", in disguise" if is_hidden else ""),
            tuple(hit.span for hit in bad),
        )


def _counts(hit: Hit, comment: Comment) -> bool:
    if hit.word.kind is Kind.SAID or hit.word.strength < 0.5:
        return False
    if hit.word.kind not in (Kind.AMBIGUOUS, Kind.AMBIGUOUS_SLUR):
        return True
    return hit.is_disguised or is_in_bad_company(hit, comment)


def is_in_bad_company(hit: Hit, comment: Comment) -> bool:
    """Whether a word of two meanings stands where only the bad one makes sense."""
    start, end = hit.span
    if comment.text[start].isupper() and not comment.text.isupper():
        return False  # somebody's name, or a place
    before = comment.text[max(0, start - 40) : start].lower()
    return bool(BAD_COMPANY.search(before)) and not NAME_BEFORE.search(before)
