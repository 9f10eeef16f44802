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
VIOLENT = re.compile(r"should be gone or harmed|came from|not wanted")

A_GROUP = vocabulary.compiled("<anygroup>")


def hatred(comment: Comment, lists: Lists) -> Iterator[Suggestion]:
    """Law and respect together; respect alone where no group of people is spoken of."""
    found = [*heard(comment, "hate.tsv"), *_slurs(comment, lists)]
    sure = score(found, comment.thought, HEADS, framing.doubt(comment))
    if sure < NOTABLE:
        return
    where = places(found, comment.thought.marked)
    if found or A_GROUP.search(comment.said.plain):
        because = reasons(found) or "reads like hate of a group of people"
        yield Suggestion(Principle.LAW, sure, f"may concern the law: {because}", where)
    else:
        because = "reads like abuse of people"
    yield Suggestion(Principle.RESPECT, sure, because, where)


def _slurs(comment: Comment, lists: Lists) -> Iterator[Evidence]:
    for hit in hits(comment.folded, lists):
        if _is_meant(hit, comment):
            less = framing.softer_at(comment, hit.span)
            yield Evidence(SLUR - less, "a slur", hit.span)


def _is_meant(hit: Hit, comment: Comment) -> bool:
    if hit.word.kind is Kind.AMBIGUOUS_SLUR:
        return hit.is_disguised or is_in_bad_company(hit, comment)
    return hit.word.kind is Kind.SLUR and hit.word.strength >= STRONG
