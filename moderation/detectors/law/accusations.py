"""Accusations of crime against somebody who is named or holds an office."""

from __future__ import annotations

from collections.abc import Iterator

from moderation.detectors import framing
from moderation.detectors.evidence import NOTABLE, Evidence, Head, score
from moderation.detectors.hearing import heard, places, reasons
from moderation.detectors.shape import Comment, Lists, Suggestion
from policy.principles import Principle

HEADS = (Head("accuse", 0.5),)
ASKED = 1.2
"""By how much less a question tells: asking how a thing came about accuses nobody."""


def accusations(comment: Comment, lists: Lists) -> Iterator[Suggestion]:
    found = [
        Evidence(one.weight - ASKED * _is_asked(comment, one), one.because, one.span)
        for one in heard(comment, "accusations.tsv")
    ]
    sure = score(found, comment.thought, HEADS, framing.doubt(comment))
    if sure >= NOTABLE:
        because = reasons(found) or "reads like an accusation of a crime"
        yield Suggestion(Principle.LAW, sure, f"may concern the law: {because}", places(found))


def _is_asked(comment: Comment, one: Evidence) -> bool:
    behind = comment.text[one.span[1] :].split("\n", 1)[0]
    end = next((char for char in behind if char in ".!?"), "")
    return end == "?"
