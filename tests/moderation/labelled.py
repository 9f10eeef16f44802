"""The two hundred council comments, and how well a reading agrees with what they are labelled."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from moderation.detectors import Reading, assess
from policy.principles import Principle

FOLDER = Path(__file__).parent / "comments"
HALVES = ("building", "kept_back")


class Goals:
    """What the suggestions must reach, as shares."""

    FALSE_ALARMS = 0.05
    ANY_RIGHT = 0.80
    EXACTLY_RIGHT = 0.65
    FOUND_EARLY = 0.75


BREACHES_IN_A_QUEUE = 0.05
LOOKED_AT_FIRST = 0.20

Reads = Callable[[str], Reading]


@dataclass(frozen=True)
class Labelled:
    """A comment and the principles that it breaks: none of them where it is acceptable."""

    id: str
    text: str
    lang: str
    principles: frozenset[Principle]
    urgent: bool
    note: str


@dataclass(frozen=True)
class Agreement:
    """What was suggested for one comment beside what is right. Without its words, on purpose."""

    right: frozenset[Principle]
    suggested: frozenset[Principle]
    urgency: float

    @property
    def is_breach(self) -> bool:
        return bool(self.right)


def comments(half: str) -> list[Labelled]:
    """One half: "building", or "kept_back" which nobody looks at while building."""
    lines = map(json.loads, (FOLDER / f"{half}.jsonl").read_text("utf-8").splitlines())
    return [
        Labelled(**line | {"principles": frozenset(map(Principle, line["principles"]))})
        for line in lines
    ]


def agreements(half: str, reads: Reads = assess) -> list[Agreement]:
    """Every comment of a half, read. A failure names the comment by its id, never by its words."""
    found = []
    for comment in comments(half):
        try:
            reading = reads(comment.text)
        except Exception as error:
            raise AssertionError(f"{comment.id} cannot be read: {type(error).__name__}") from None
        suggested = frozenset(one.principle for one in reading.suggestions)
        found.append(Agreement(comment.principles, suggested, reading.urgency))
    return found


def false_alarms(found: Iterable[Agreement]) -> list[bool]:
    """For each acceptable comment: was anything suggested?"""
    return [bool(one.suggested) for one in found if not one.is_breach]


def any_right(found: Iterable[Agreement]) -> list[bool]:
    """For each breach: is one of its principles among those suggested?"""
    return [bool(one.suggested & one.right) for one in found if one.is_breach]


def exactly_right(found: Iterable[Agreement]) -> list[bool]:
    """For each breach: are the suggested principles its own, all of them and no other?"""
    return [one.suggested == one.right for one in found if one.is_breach]


def share(hits: Sequence[bool]) -> float:
    return sum(hits) / len(hits)


def found_early(breaches: Sequence[float], acceptable: Sequence[float]) -> float:
    """The share of breaches in the first fifth of a long queue of which 5 % are breaches.

    Given are urgencies. Those that are equally urgent stand in the queue by chance.
    """
    queue = [(urgency, True, BREACHES_IN_A_QUEUE / len(breaches)) for urgency in breaches]
    queue += [
        (urgency, False, (1 - BREACHES_IN_A_QUEUE) / len(acceptable)) for urgency in acceptable
    ]
    queue.sort(reverse=True)
    left, early = LOOKED_AT_FIRST, 0.0
    for _, together in groupby(queue, key=lambda one: one[0]):
        weights = [(is_breach, weight) for _, is_breach, weight in together]
        seen = min(1.0, left / sum(weight for _, weight in weights))
        early += seen * sum(weight for is_breach, weight in weights if is_breach)
        left -= seen * sum(weight for _, weight in weights)
    return early / BREACHES_IN_A_QUEUE


def in_a_queue(found: Iterable[Agreement]) -> float:
    """The share of these breaches that a moderator meets in the first fifth of the queue."""
    kept = list(found)
    return found_early(
        [one.urgency for one in kept if one.is_breach],
        [one.urgency for one in kept if not one.is_breach],
    )
