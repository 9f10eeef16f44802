"""Weighs what speaks for a breach and against it, and says how sure one may be."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from moderation.detectors.shape import Span, Thought

THRESHOLD = 0.5
"""From this score on, a suggestion is shown in the queue."""
PRIOR = -3.0
"""Log-odds of a breach of one kind when nothing is known: most comments break nothing."""
FURTHER = 0.35
"""How much each further piece of evidence tells beside the strongest one."""
NOTABLE = 0.01
"""A score below is not worth a line."""
AGAINST = -0.6
"""How far the trained reader may pull down what the rules say."""
STEEP = 1.5
"""How fast its sureness grows around the even point."""


@dataclass(frozen=True)
class Evidence:
    """One thing that speaks for a breach: how much in log-odds, what it is, and where."""

    weight: float
    because: str
    span: Span


@dataclass(frozen=True)
class Head:
    """One question of the trained reader, and from which answer on it suggests a breach alone."""

    name: str
    even: float
    """Set on civic talk, where false alarms cost most: see the model card."""


def score(
    evidence: Sequence[Evidence], thought: Thought, heads: Sequence[Head], doubt: float = 0.0
) -> float:
    """How probable a breach is: by what the rules found, or by what the trained reader thinks."""
    found = sorted((one.weight for one in evidence), reverse=True)
    told = found[0] + FURTHER * sum(weight for weight in found[1:4] if weight > 0) if found else 0.0
    return together(PRIOR + told, thought, heads, doubt)


def together(odds: float, thought: Thought, heads: Sequence[Head], doubt: float = 0.0) -> float:
    """Either may be right alone; where the reader sees nothing, the rules count a little less.

    `odds` are those of the rules, as a logarithm; `doubt` is why to trust the reader less here.
    Heads are asked much the same and do not add up: the surest of them speaks. The rules decide
    alone where the reader was not asked.
    """
    said = [
        _logit(thought.heads[head.name]) - _logit(head.even) - doubt
        for head in heads
        if head.name in thought.heads
    ]
    if not said:
        return round(_sigmoid(odds), 3)
    rules = _sigmoid(odds + max(AGAINST, min(0.0, max(said))))
    return round(1 - (1 - rules) * (1 - _sigmoid(STEEP * max(said))), 3)


def _sigmoid(odds: float) -> float:
    return 1 / (1 + math.exp(-odds))


def _logit(probability: float) -> float:
    sure = min(0.995, max(0.005, probability))
    return math.log(sure / (1 - sure))
