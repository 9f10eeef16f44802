"""Reads what residents write, and suggests which of the five principles a person may think of.

All detectors always run. They suggest with a reason; a person decides, and nothing hides itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from moderation.detectors import commercial, language, links
from moderation.detectors.folding import fold
from moderation.detectors.shape import Comment, Detector, Lists, Suggestion
from moderation.detectors.tongue import tongue_of
from policy.principles import Principle

__all__ = ["DETECTORS", "THRESHOLD", "VERSION", "Lists", "Reading", "Suggestion", "assess"]

VERSION = "1"
THRESHOLD = 0.5
"""From this score on, a suggestion is shown in the queue."""
DETECTORS: tuple[Detector, ...] = (
    language.offences,
    links.bad,
    commercial.offers,
)
"""In the order in which a person ought to hear of them."""

WEIGHT = {
    Principle.LAW: 0.30,
    Principle.RESPECT: 0.20,
    Principle.LANGUAGE: 0.10,
    Principle.LINKS: 0.12,
    Principle.COMMERCIAL: 0.05,
}
URGENT = 0.55


@dataclass(frozen=True)
class Term:
    """One part of the urgency, in words: what it is, and how much it adds."""

    because: str
    part: float


@dataclass(frozen=True)
class Reading:
    """What the detectors make of one comment. `scores` has all five principles."""

    language: str
    urgency: float
    terms: tuple[Term, ...]
    scores: dict[Principle, float]
    suggestions: tuple[Suggestion, ...]


def assess(text: str, *, author: str = "", url: str = "", lists: Lists = Lists()) -> Reading:  # noqa: B008  it is frozen
    """Read one comment with every detector. Pure: no database, no network, no clock."""
    folded = fold(text)
    comment = Comment(text, folded, tongue_of(text), author, url)
    found = [suggestion for detector in DETECTORS for suggestion in detector(comment, lists)]
    scores = {
        principle: max((one.score for one in found if one.principle is principle), default=0.0)
        for principle in Principle
    }
    terms = tuple(_terms(found, scores))
    return Reading(
        language=comment.language,
        urgency=round(min(1.0, sum(term.part for term in terms)), 3),
        terms=terms,
        scores=scores,
        suggestions=tuple(_together(found, scores)),
    )


def _together(found: Iterable[Suggestion], scores: dict[Principle, float]) -> list[Suggestion]:
    """One suggestion for each principle over the threshold, with every reason and place for it."""
    kept = [one for one in found if one.score >= THRESHOLD]
    return [
        Suggestion(
            principle=principle,
            score=scores[principle],
            because="; ".join(dict.fromkeys(one.because for one in mine)),
            spans=tuple(sorted({span for one in mine for span in one.spans})),
            is_urgent=any(one.is_urgent for one in mine),
        )
        for principle in Principle
        if (mine := [one for one in kept if one.principle is principle])
    ]


def _terms(found: Iterable[Suggestion], scores: dict[Principle, float]) -> Iterable[Term]:
    """What makes it urgent: something that cannot wait, then how grave each suggestion is."""
    if urgent := [one for one in found if one.is_urgent and one.score >= THRESHOLD]:
        yield Term(urgent[0].because, URGENT * max(one.score for one in urgent))
    for principle, score in scores.items():
        if part := round(WEIGHT[principle] * score, 3):
            yield Term(f"{principle}: {score:.0%}", part)
