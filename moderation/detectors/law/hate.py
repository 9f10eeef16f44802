"""Hate of people for what they are: it may concern the law, and respects nobody."""

from __future__ import annotations

import re
from collections.abc import Iterator

from moderation.detectors import framing, vocabulary
from moderation.detectors.evidence import NOTABLE, Evidence, Head, score
from moderation.detectors.hearing import heard, places, reasons
from moderation.detectors.language import is_in_bad_company
from moderation.detectors.lexicon import Hit, Kind, hits
from moderation.detectors.shape import Comment, Lists, Suggestion
from policy.principles import Principle

HEADS = (Head("hateful", 0.55),)
SLUR = 4.8
STRONG = 0.9
"""From this strength on a slur tells by itself: a weaker one is an insult like others."""
VIOLENT = re.compile(r"should be gone or harmed")

VIOLENCE = vocabulary.compiled(
    "(?:be|get|be all|all be) <killed>|exterminate"
    "|(?:<killing>|<harm>) (?:them|all|every|the <group>)"
)
LEAST_TO_ALARM = 0.5
A_GROUP = vocabulary.compiled("<anygroup>")


def hatred(comment: Comment, lists: Lists) -> Iterator[Suggestion]:
    """Law and respect together. The reader is asked only where a group of people is spoken of."""
    found = [*heard(comment, "hate.tsv"), *_slurs(comment, lists)]
    if not found and not A_GROUP.search(comment.said.plain):
        return
    sure = score(found, comment.thought, HEADS, framing.doubt(comment))
    if sure >= NOTABLE:
        where = places(found, comment.thought.marked)
        because = reasons(found) or "reads like hate of a group of people"
        is_urgent = sure >= LEAST_TO_ALARM and _calls_for_violence(comment, found)
        yield Suggestion(Principle.LAW, sure, f"may concern the law: {because}", where, is_urgent)
        yield Suggestion(Principle.RESPECT, sure, because, where)


def _calls_for_violence(comment: Comment, found: list[Evidence]) -> bool:
    told = any(VIOLENT.search(one.because) for one in found)
    return told or VIOLENCE.search(comment.said.plain) is not None


def _slurs(comment: Comment, lists: Lists) -> Iterator[Evidence]:
    for hit in hits(comment.folded, lists):
        if _is_meant(hit, comment):
            less = framing.softer_at(comment, hit.span)
            yield Evidence(SLUR - less, "a slur", hit.span)


def _is_meant(hit: Hit, comment: Comment) -> bool:
    if hit.word.kind is Kind.AMBIGUOUS_SLUR:
        return hit.is_disguised or is_in_bad_company(hit, comment)
    return hit.word.kind is Kind.SLUR and hit.word.strength >= STRONG
