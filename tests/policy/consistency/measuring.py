"""The pairs of a post and its page, and how well the comparison finds what differs in them."""

import json
from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from policy.consistency import Kind, mismatches, words_of

PAIRS = Path(__file__).with_name("pairs.jsonl")
BUILD, KEPT_BACK = "build", "kept back"
"""One half was looked at while the comparison was written, of the other only the figures."""

Said = tuple[str, str]
"""A kind and the words in the post."""


@dataclass(frozen=True)
class Pair:
    id: str
    text: str
    page: str
    on: date
    expected: tuple[Said, ...]

    def found(self) -> list[Said]:
        return [
            (one.kind, one.words) for one in mismatches(self.text, words_of(self.page), self.on)
        ]


@dataclass
class Score:
    """Of what was found how much was right, and how much of what differs was found."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong or 1)

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed or 1)


def pairs(part: str) -> list[Pair]:
    lines = [json.loads(line) for line in PAIRS.read_text().splitlines()]
    return [
        Pair(
            line["id"],
            line["text"],
            line["page"],
            date.fromisoformat(line["on"]),
            tuple((one["kind"], one["in_post"]) for one in line["mismatches"]),
        )
        for line in lines
        if line["part"] == part
    ]


def scores(part: str) -> dict[str, Score]:
    """By kind, and under "all"."""
    by_kind = {kind: Score() for kind in ["all", *Kind]}
    for pair in pairs(part):
        found = pair.found()
        for kind, count in _counted(found, pair.expected).items():
            for score in (by_kind[kind[0]], by_kind["all"]):
                setattr(score, kind[1], getattr(score, kind[1]) + count)
    return by_kind


def _counted(found: list[Said], expected: tuple[Said, ...]) -> Counter[tuple[str, str]]:
    left, counted = list(found), Counter[tuple[str, str]]()
    for kind, words in expected:
        hit = next((one for one in left if one[0] == kind and _overlap(one[1], words)), None)
        if hit:
            left.remove(hit)
        counted[kind, "right" if hit else "missed"] += 1
    for kind, _words in left:
        counted[kind, "wrong"] += 1
    return counted


def _overlap(one: str, other: str) -> bool:
    return one in other or other in one
