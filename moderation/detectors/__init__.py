"""Reads what residents write, and suggests which of the five principles a person may think of.

All detectors always run. They suggest with a reason; a person decides, and nothing hides itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from moderation.detectors import commercial, language, links, reader, respect
from moderation.detectors.evidence import THRESHOLD
from moderation.detectors.hearing import outermost
from moderation.detectors.law import accusations, hate, personal, threats
from moderation.detectors.lexicon import innocent
from moderation.detectors.said import said
from moderation.detectors.shape import Comment, Detector, Lists, Reader, Suggestion, Thought
from moderation.detectors.tongue import tongue_of
from moderation.detectors.urgency import Context, Term, terms
from policy.folding import fold
from policy.principles import Principle

__all__ = [
    "DETECTORS",
    "THRESHOLD",
    "VERSION",
    "Context",
    "Lists",
    "Reading",
    "Suggestion",
    "Written",
    "assess",
    "assess_all",
]

VERSION = "4"
LONGEST = 20_000
"""Characters that are read: as many as are kept of a comment."""
DETECTORS: tuple[Detector, ...] = (
    threats.threats,
    personal.personal,
    hate.hatred,
    accusations.accusations,
    respect.insults,
    language.offences,
    links.bad,
    commercial.offers,
)
"""In the order in which a person ought to hear of them."""
NOTHING_KNOWN, NO_LISTS = Context(), Lists()


@dataclass(frozen=True)
class Written:
    """One comment as it came in, and what is known beside its words."""

    text: str
    author: str = ""
    url: str = ""
    context: Context = NOTHING_KNOWN


@dataclass(frozen=True)
class Reading:
    """What the detectors make of one comment. `scores` has all five principles."""

    language: str
    urgency: float
    terms: tuple[Term, ...]
    scores: dict[Principle, float]
    suggestions: tuple[Suggestion, ...]


def assess(
    text: str,
    *,
    author: str = "",
    url: str = "",
    lists: Lists = NO_LISTS,
    context: Context = NOTHING_KNOWN,
    read: Reader | None = reader.read,
) -> Reading:
    """Read one comment with every detector. Pure: no database, no network, no clock."""
    return assess_all([Written(text, author, url, context)], lists=lists, read=read)[0]


def assess_all(
    comments: Sequence[Written],
    *,
    lists: Lists = NO_LISTS,
    read: Reader | None = reader.read,
) -> list[Reading]:
    """Read several comments, the trained reader all at once; rules alone decide without it."""
    texts = [one.text[:LONGEST] for one in comments]
    heard = [innocent(text, lists) for text in texts]
    thoughts = read(heard) if read else [Thought()] * len(texts)
    return [
        _assess(replace(one, text=text), lists, thought)
        for one, text, thought in zip(comments, texts, thoughts, strict=True)
    ]


def _assess(written: Written, lists: Lists, thought: Thought) -> Reading:
    folded = fold(written.text)
    comment = Comment(
        text=written.text,
        folded=folded,
        said=said(written.text, folded, lists.people),
        language=tongue_of(written.text),
        author=written.author,
        url=written.url,
        thought=thought,
    )
    found = [
        replace(suggestion, detectors=(detector.__module__.rpartition(".")[2],))
        for detector in DETECTORS
        for suggestion in detector(comment, lists)
    ]
    scores = {
        principle: max((one.score for one in found if one.principle is principle), default=0.0)
        for principle in Principle
    }
    summed = tuple(terms(comment, found, scores, written.context))
    return Reading(
        language=comment.language,
        urgency=round(min(1.0, sum((term.part for term in summed), 0.0)), 3),
        terms=summed,
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
            spans=outermost(span for one in mine for span in one.spans),
            is_urgent=any(one.is_urgent for one in mine),
            detectors=tuple(name for one in mine for name in one.detectors),
        )
        for principle in Principle
        if (mine := [one for one in kept if one.principle is principle])
    ]
