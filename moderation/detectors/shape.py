"""What a detector is given, and what it may say: a suggestion with its reason, never a decision."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from moderation.detectors.folding import Folded
from policy.principles import Principle

Span = tuple[int, int]
"""Where in the original text, in code points; the end is not part of it."""


@dataclass(frozen=True)
class Suggestion:
    """One principle that a comment may break. `score` is 0 to 1, `because` a sentence part."""

    principle: Principle
    score: float
    because: str
    spans: tuple[Span, ...] = ()
    is_urgent: bool = False


@dataclass(frozen=True)
class Lists:
    """The council's own words, links and names, in small letters, beside those we came with."""

    words: frozenset[str] = frozenset()
    exceptions: frozenset[str] = frozenset()
    good_hosts: frozenset[str] = frozenset()
    bad_hosts: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    """Surnames of councillors and officers."""


@dataclass(frozen=True)
class Comment:
    """What is read: the words, folded once for all detectors, who wrote them, which language."""

    text: str
    folded: Folded
    language: str = ""
    author: str = ""
    url: str = ""


Detector = Callable[[Comment, Lists], Iterable[Suggestion]]
