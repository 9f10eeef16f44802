"""The public words that go with each of the five principles: the council's own, or the first."""

from __future__ import annotations

from dataclasses import dataclass

from moderation.models import Canned
from policy.principles import MEANINGS, REPLIES, WORDS, Principle


@dataclass(frozen=True)
class Standard:
    """A principle, what it asks, and what the council says in public when something broke it."""

    principle: Principle
    words: str
    meaning: str
    text: str
    welsh: str
    is_own: bool = False
    """Whether the council has put its own words in place of the first ones."""


def standards() -> list[Standard]:
    """All five, in the order of the policy."""
    own: dict[str, Canned] = {}
    kept = Canned.objects.filter(principle__in=list(Principle), retired_at=None)
    for canned in kept.order_by("-pk"):
        own[canned.principle] = canned
    return [_standard(principle, own.get(principle)) for principle in Principle]


def standard(principle: str) -> Standard:
    """The one that goes with a principle."""
    return next(one for one in standards() if one.principle == principle)


def _standard(principle: Principle, own: Canned | None) -> Standard:
    text, welsh = (own.text, own.welsh) if own else REPLIES[principle]
    return Standard(
        principle, WORDS[principle], MEANINGS[principle], text, welsh, is_own=own is not None
    )
