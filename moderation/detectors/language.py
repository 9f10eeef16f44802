"""Offensive words, whoever or whatever they are said of (principle 2)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from moderation.detectors import framing, vocabulary
from moderation.detectors.evidence import NOTABLE, Head, together
from moderation.detectors.lexicon import Hit, Kind, hits
from moderation.detectors.shape import Comment, Lists, Suggestion
from policy.principles import Principle

HEADS = (Head("offensive", 0.9),)
REPORTED = 0.5
NOTHING_FOUND = -4.0
"""What no word of the list tells, as log-odds."""
BAD_COMPANY = vocabulary.group("company.tsv", "bad")
"""What stands before a word of two meanings when it is meant badly."""
NAME_BEFORE = re.compile(r"(?:mr|mrs|ms|dr|cllr|uncle|old|sir|councillor) $")


def offences(comment: Comment, lists: Lists) -> Iterator[Suggestion]:
    """By the list; the reader alone where it is all but sure, of a word that no list has."""
    bad = [hit for hit in hits(comment.folded, lists) if _counts(hit, comment)]
    thought = together(NOTHING_FOUND, comment.thought, HEADS)
    if bad:
        worst = max(bad, key=lambda hit: hit.word.strength)
        is_hidden = any(hit.is_disguised for hit in bad)
        yield Suggestion(
            Principle.LANGUAGE,
            max(thought, worst.word.strength * _as_meant(comment, worst)),
            f"a {worst.word.severity} word" + (", in disguise" if is_hidden else ""),
            tuple(hit.span for hit in bad),
        )
    elif comment.thought.heads and thought >= NOTABLE:
        yield Suggestion(
            Principle.LANGUAGE, thought, "reads like offensive words", comment.thought.marked
        )


def _as_meant(comment: Comment, hit: Hit) -> float:
    """A word that is told of others, to complain of it, counts for half."""
    return REPORTED if framing.softer_at(comment, hit.span) >= framing.REPORTED else 1.0


def _counts(hit: Hit, comment: Comment) -> bool:
    if hit.word.kind is Kind.SAID or hit.word.strength < 0.5:
        return False
    if hit.word.kind not in (Kind.AMBIGUOUS, Kind.AMBIGUOUS_SLUR):
        return True
    return hit.is_disguised or is_in_bad_company(hit, comment)


def is_in_bad_company(hit: Hit, comment: Comment) -> bool:
    """Whether a word of two meanings stands where only the bad one makes sense."""
    start = hit.span[0]
    if comment.text[start].isupper() and not comment.text.isupper():
        return False  # somebody's name, or a place
    before = comment.text[max(0, start - 40) : start].lower()
    return bool(BAD_COMPANY.search(before)) and not NAME_BEFORE.search(before)
