"""The trained part of the detectors: what it thinks of a comment, beside what the rules say."""

from __future__ import annotations

from collections.abc import Sequence

from moderation.detectors.folding import fold
from moderation.detectors.reader.network import HEADS, think
from moderation.detectors.shape import Thought
from moderation.detectors.tongue import tongue_of

__all__ = ["HEADS", "read"]

FOREIGN = "cy"
"""It learnt from English, with a little Welsh: a Welsh comment is left to the rules."""


def read(texts: Sequence[str]) -> list[Thought]:
    """What it thinks of each text; nothing of a Welsh one."""
    asked = {number: fold(text) for number, text in enumerate(texts) if tongue_of(text) != FOREIGN}
    thoughts = dict(zip(asked, think(list(asked.values())), strict=True))
    return [thoughts.get(number, Thought()) for number in range(len(texts))]
