"""How soon a person should look: a sum whose every term can be read.

What cannot wait stands before what may concern the law otherwise, that before abuse of a person,
and that before all else: no number of flags lifts a comment over the next step.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from moderation.detectors.evidence import THRESHOLD
from moderation.detectors.shape import Comment, Suggestion
from moderation.detectors.vocabulary import compiled
from policy.principles import WORDS, Principle

URGENT, LAW, RESPECT = 0.75, 0.48, 0.42
BY_SCORE = 0.05
"""Within a step, the surer comes first."""
REST = {
    Principle.LINKS: 0.16,
    Principle.LANGUAGE: 0.14,
    Principle.LAW: 0.12,
    Principle.RESPECT: 0.12,
    Principle.COMMERCIAL: 0.10,
}
"""What each adds below the first steps, by its score; law and respect when they are in doubt."""
MOST_REST = 0.2
IN_DOUBT = 0.15
"""A score below tells nothing that a person could read."""
PERSON, EARLIER, FLAGGED, OLD, WIDE = 0.04, 0.05, 0.06, 0.02, 0.02
MANY_DECISIONS, MANY_FLAGS, A_DAY, MANY_OTHERS = 3, 3, 24, 50
"""From so many on, no more is added."""
A_PERSON = compiled(r"N|<title>")


@dataclass(frozen=True)
class Context:
    """What is known of a comment beside its words."""

    earlier_decisions: int = 0
    """How many comments of its author were hidden or deleted before."""
    flags: int = 0
    age_hours: float = 0
    reach: int = 0
    """How many others wrote in the same place: where many write, many read."""


@dataclass(frozen=True)
class Term:
    """One part of the urgency, in words: what it is, and how much it adds."""

    because: str
    part: float


def terms(
    comment: Comment,
    found: Sequence[Suggestion],
    scores: Mapping[Principle, float],
    context: Context,
) -> Iterator[Term]:
    """Every part of the sum, what weighs most first."""
    yield from _gravity(found, scores)
    is_abuse = max(scores[Principle.LAW], scores[Principle.RESPECT]) >= THRESHOLD
    if is_abuse and A_PERSON.search(comment.said.plain):
        yield Term("aimed at somebody who is named or holds an office", PERSON)
    for number, enough, part, because in (
        (context.earlier_decisions, MANY_DECISIONS, EARLIER, "its author was moderated before"),
        (context.flags, MANY_FLAGS, FLAGGED, "people have flagged it"),
        (context.age_hours, A_DAY, OLD, "it has been waiting"),
        (context.reach, MANY_OTHERS, WIDE, "many write there, so many read it"),
    ):
        if number > 0:
            yield Term(because, part * min(1.0, number / enough))


def _gravity(found: Sequence[Suggestion], scores: Mapping[Principle, float]) -> Iterator[Term]:
    sure = [one for one in found if one.score >= THRESHOLD]
    if urgent := [one for one in sure if one.is_urgent]:
        worst = max(urgent, key=lambda one: one.score)
        yield Term(worst.because, URGENT + BY_SCORE * worst.score)
        return
    for principle, step in ((Principle.LAW, LAW), (Principle.RESPECT, RESPECT)):
        if scores[principle] >= THRESHOLD:
            yield Term(WORDS[principle], step + BY_SCORE * scores[principle])
            return
    left = MOST_REST
    for principle, most in REST.items():
        part = min(left, most * scores[principle])
        if part and scores[principle] >= IN_DOUBT:
            left -= part
            yield Term(WORDS[principle], part)
