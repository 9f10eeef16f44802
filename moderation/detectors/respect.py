"""Insults: abuse and belittling of persons, never hard words about a decision (principle 1)."""

from __future__ import annotations

from collections.abc import Iterator

from moderation.detectors import framing, vocabulary
from moderation.detectors.evidence import NOTABLE, Evidence, Head, score
from moderation.detectors.hearing import heard, places, reasons
from moderation.detectors.lexicon import Kind, hits
from moderation.detectors.shape import Comment, Lists, Suggestion
from policy.principles import Principle

HEADS = (Head("toxic", 0.72), Head("sexist", 0.75), Head("person", 0.75))
LISTED = 4.0
"""What a word of the lexicon that is only said of persons tells by itself."""
SAID_OF_THINGS = 1.6
"""By how much less an insult tells where a decision, a service or a thing is spoken of."""

A_THING, NOBODY = 2.0, 0.7
"""By how much less the trained reader is trusted where there is nobody to abuse."""
A_PERSON = vocabulary.compiled("<you>|N|<title>|<titles>|he|she|they|them|him|her")


def insults(comment: Comment, lists: Lists) -> Iterator[Suggestion]:
    found = [
        Evidence(one.weight - _of_a_thing(comment, one), one.because, one.span)
        for one in (*heard(comment, "respect.tsv"), *_listed(comment, lists))
    ]
    sure = score(found, comment.thought, HEADS, framing.doubt(comment) + _only_of_things(comment))
    if sure >= NOTABLE:
        yield Suggestion(
            Principle.RESPECT,
            sure,
            reasons(found) or "reads like abuse of a person",
            places(found, comment.thought.marked),
        )


def _only_of_things(comment: Comment) -> float:
    """Nobody is spoken to or of; or even a decision, a service or a thing is named instead."""
    text = comment.said.plain
    if A_PERSON.search(text):
        return 0.0
    return A_THING if vocabulary.group("things.tsv", "thing").search(text) else NOBODY


def _of_a_thing(comment: Comment, one: Evidence) -> float:
    """The text within and right behind what was found names a thing, not a person."""
    start, end = one.span
    words = comment.text[start : end + 24].casefold()
    return SAID_OF_THINGS * bool(vocabulary.group("things.tsv", "thing").search(words))


def _listed(comment: Comment, lists: Lists) -> Iterator[Evidence]:
    for hit in hits(comment.folded, lists):
        if hit.word.kind in (Kind.INSULT, Kind.SLUR) and hit.word.strength > 0.5:
            less = framing.softer_at(comment, hit.span)
            yield Evidence(LISTED - less, "a word that insults people", hit.span)
