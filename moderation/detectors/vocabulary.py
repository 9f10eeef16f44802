"""Reads the word lists and patterns that stand as data under `words/`.

Every file is lines of columns between tabs; a line that begins with # is a remark. A pattern may
name a slot, as in <you>, which `slots.tsv` explains; a space in it stands for any white space.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent / "words"
SLOT = re.compile(r"<([a-z_]+)>")


@dataclass(frozen=True)
class Rule:
    """A way of saying something, how much it tells in log-odds, and what it is, in words."""

    weight: float
    because: str
    pattern: re.Pattern[str]


def lines(name: str) -> list[str]:
    """Every line of a file that says something."""
    found = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [line for line in found if line.strip() and not line.startswith("#")]


def rows(name: str) -> list[list[str]]:
    return [line.split("\t") for line in lines(name)]


@cache
def rules(name: str) -> tuple[Rule, ...]:
    """The patterns of a file: weight, reason, pattern."""
    return tuple(
        Rule(float(weight), because, compiled(pattern)) for weight, because, pattern in rows(name)
    )


@cache
def group(name: str, kind: str) -> re.Pattern[str]:
    """All patterns of one kind in a file of kinds and patterns, as one."""
    return compiled("|".join(f"(?:{pattern})" for pattern in _of_kind(name, kind)))


@cache
def words(name: str, kind: str) -> frozenset[str]:
    """All words of one kind in a file of kinds and words."""
    return frozenset(_of_kind(name, kind))


def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern that begins and ends with whole words, its slots filled."""
    spaced = _filled(pattern).replace(" ?", r"\s*").replace(" ", r"\s+")
    return re.compile(rf"(?<![^\W_])(?:{spaced})(?![^\W_])")


def _of_kind(name: str, kind: str) -> Iterator[str]:
    return (row[1] for row in rows(name) if row[0] == kind)


def _filled(pattern: str) -> str:
    return SLOT.sub(lambda slot: f"(?:{_slots()[slot[1]]})", pattern)


@cache
def _slots() -> dict[str, str]:
    """Each slot, those before it filled in: several lines of one name are so many ways."""
    found: dict[str, str] = {}
    for kind, word in rows("insults.tsv"):
        found[kind] = f"{found[kind]}|{word}" if kind in found else word
    for name, pattern in rows("slots.tsv"):
        filled = SLOT.sub(lambda slot: f"(?:{found[slot[1]]})", pattern)
        found[name] = f"{found[name]}|{filled}" if name in found else filled
    return found
