"""What residents write, read by all detectors: how often they are right, and how seldom wrong."""

from __future__ import annotations

import re
from collections import Counter
from difflib import SequenceMatcher
from functools import cache

import pytest

from moderation.training.sets import civic
from policy.principles import Principle
from tests.moderation import labelled
from tests.moderation.labelled import Agreement

FALSE_ALARMS_AT_MOST = 0.06  # goal 0.05
ANY_RIGHT_AT_LEAST = 0.72  # goal 0.80
EXACTLY_RIGHT_AT_LEAST = 0.60  # goal 0.65
FOUND_EARLY_AT_LEAST = 0.75  # goal 0.75

both_halves = pytest.mark.parametrize("half", labelled.HALVES)


@cache
def read(half: str) -> list[Agreement]:
    return labelled.agreements(half)


@both_halves
def test_what_is_acceptable_is_left_alone(half: str) -> None:
    alarms = told(half, "false alarms", labelled.false_alarms(read(half)))
    assert alarms <= FALSE_ALARMS_AT_MOST


@both_halves
def test_a_breach_is_met_with_a_principle_that_it_breaks(half: str) -> None:
    right = told(half, "any right principle", labelled.any_right(read(half)))
    assert right >= ANY_RIGHT_AT_LEAST


@both_halves
def test_most_breaches_are_met_with_their_principles_and_no_other(half: str) -> None:
    right = told(half, "exactly the right principles", labelled.exactly_right(read(half)))
    assert right >= EXACTLY_RIGHT_AT_LEAST


@both_halves
def test_breaches_come_first_in_the_queue(half: str) -> None:
    early = labelled.in_a_queue(read(half))
    print(f"{half}, breaches in the first fifth of the queue: {early:.0%}")
    assert early >= FOUND_EARLY_AT_LEAST


def test_a_queue_in_no_order_shows_a_fifth_of_the_breaches_first() -> None:
    assert labelled.found_early([0.0] * 7, [0.0] * 9) == pytest.approx(0.2)
    assert labelled.found_early([0.9, 0.8, 0.0, 0.0], [0.1] * 9) == pytest.approx(0.5)
    assert labelled.found_early([0.1], [0.9, 0.2]) == 0


def test_the_halves_are_alike_in_their_mix() -> None:
    mixes = []
    for half in labelled.HALVES:
        kept = labelled.comments(half)
        breaches = [comment for comment in kept if comment.principles]
        assert (len(kept), len(breaches)) == (100, 50)
        assert all(comment.principles for comment in kept if comment.urgent)
        assert {*Principle} == {one for comment in kept for one in comment.principles}
        mixes.append(Counter((one.principles, one.urgent, one.lang) for one in kept))
    assert (mixes[0] - mixes[1]).total() <= 5


def test_no_comment_is_in_both_halves_even_nearly() -> None:
    here, there = (
        [(comment.id, comment.text.lower().split()) for comment in labelled.comments(half)]
        for half in labelled.HALVES
    )
    alike = [
        (one, other)
        for one, words in here
        for other, others in there
        if SequenceMatcher(None, words, others, autojunk=False).quick_ratio() > 0.7
        and SequenceMatcher(None, words, others, autojunk=False).ratio() > 0.6
    ]
    assert alike == []


@both_halves
def test_no_comment_has_been_trained_on(half: str) -> None:
    trained = {run for row in civic() for run in runs(row.text)}
    assert [one.id for one in labelled.comments(half) if runs(one.text) & trained] == []


def runs(text: str, length: int = 7) -> set[tuple[str, ...]]:
    """Every so many words of a text that follow upon each other."""
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[at : at + length]) for at in range(len(words) - length + 1)}


def told(half: str, what: str, hits: list[bool]) -> float:
    """The share of hits, printed with its counts: the figure, and none of the sentences."""
    print(f"{half}, {what}: {sum(hits)} of {len(hits)}")
    return labelled.share(hits)
