"""What a detector is given, and what it may say: a suggestion with its reason, never a decision."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from policy.folding import Folded
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
    detectors: tuple[str, ...] = ()
    """Who said so, by name."""


@dataclass(frozen=True)
class Lists:
    """The council's own words, links and names, in small letters, beside those we came with."""

    words: frozenset[str] = frozenset()
    exceptions: frozenset[str] = frozenset()
    good_hosts: frozenset[str] = frozenset()
    bad_hosts: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    """Surnames of councillors and officers."""
    contacts: frozenset[str] = frozenset()
    """The council's own telephone numbers, mailboxes and addresses, which are public."""


@dataclass(frozen=True)
class Thought:
    """What the trained reader makes of a comment. Empty where it was not asked."""

    heads: Mapping[str, float] = field(default_factory=dict)
    """A probability for each of its questions."""
    marked: tuple[Span, ...] = ()
    """The words that it finds toxic."""


@dataclass(frozen=True)
class Comment:
    """What is read: the words, folded once for all detectors, who wrote them, which language."""

    text: str
    folded: Folded
    said: Folded
    """The same with every disguise undone and each named person as a mark."""
    language: str = ""
    author: str = ""
    url: str = ""
    thought: Thought = field(default_factory=Thought)


Detector = Callable[[Comment, Lists], Iterable[Suggestion]]
Reader = Callable[[Sequence[str]], Sequence[Thought]]
