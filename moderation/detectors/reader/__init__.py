"""The trained part of the detectors: what it thinks of a comment, beside what the rules say."""

from __future__ import annotations

from collections.abc import Sequence

from moderation.detectors.reader.network import HEADS, think
from moderation.detectors.shape import Thought
from moderation.detectors.tongue import tongue_of
from policy.folding import fold

__all__ = ["HEADS", "read"]

FOREIGN = ("cy", "other")
"""It learnt from English, with a little Welsh: another language is left to the rules."""


def read(texts: Sequence[str]) -> list[Thought]:
    """What it thinks of each text; nothing of one in another language."""
    ours = [(number, text) for number, text in enumerate(texts) if tongue_of(text) not in FOREIGN]
    asked = {number: fold(text) for number, text in ours}
    thoughts = dict(zip(asked, think(list(asked.values())), strict=True))
    return [thoughts.get(number, Thought()) for number in range(len(texts))]
