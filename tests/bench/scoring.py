"""Figures with their uncertainty: shares by Wilson, everything else by drawing anew."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from moderation.detectors import THRESHOLD

Truth = NDArray[np.bool_]
Scores = NDArray[np.float64]
Measure = Callable[[Truth, Scores], float]

Z = 1.959964
DRAWS = 500
SEED = 1847


@dataclass(frozen=True)
class Figure:
    """A measured value between 0 and 1, its 95 % interval, and from how many it comes."""

    value: float
    low: float
    high: float
    n: int


def share(hits: Sequence[bool]) -> Figure:
    """How many of all, with Wilson's interval."""
    n, value = len(hits), sum(hits) / len(hits)
    middle = (value + Z * Z / (2 * n)) / (1 + Z * Z / n)
    reach = Z * sqrt(value * (1 - value) / n + Z * Z / (4 * n * n)) / (1 + Z * Z / n)
    return Figure(value, max(0.0, middle - reach), min(1.0, middle + reach), n)


def drawn(measure: Callable[[NDArray[np.intp]], float], n: int, repeats: int = DRAWS) -> Figure:
    """A measure of rows by their numbers; its interval from drawing the rows anew, seeded."""
    lot = np.random.default_rng(SEED)
    values = [measure(lot.integers(0, n, n)) for _ in range(repeats)]
    low, high = np.nanquantile(values, (0.025, 0.975))
    return Figure(measure(np.arange(n)), float(low), float(high), n)


def measured(measure: Measure, truth: Truth, scores: Scores) -> Figure:
    """A measure of scores against the truth, with its interval."""
    return drawn(lambda rows: measure(truth[rows], scores[rows]), len(truth))


def auc(truth: Truth, scores: Scores) -> float:
    """How often a breach scores higher than what is none; a draw counts a half."""
    _, place, counts = np.unique(scores, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[place]
    ones = int(truth.sum())
    zeros = len(truth) - ones
    if not ones or not zeros:
        return float("nan")
    return float((ranks[truth].sum() - ones * (ones + 1) / 2) / (ones * zeros))


def f1(truth: Truth, scores: Scores) -> float:
    return _f1(truth, scores >= THRESHOLD)


def macro_f1(truth: Truth, scores: Scores) -> float:
    """The mean of F1 for what is a breach and F1 for what is none."""
    flagged = scores >= THRESHOLD
    return (_f1(truth, flagged) + _f1(~truth, ~flagged)) / 2


def _f1(truth: Truth, flagged: Truth) -> float:
    both = int((truth & flagged).sum())
    return 2 * both / max(1, int(truth.sum()) + int(flagged.sum()))


def characters_f1(right: frozenset[int], found: frozenset[int]) -> float:
    """F1 of two sets of characters; where nothing is toxic, nothing found is right."""
    if not right:
        return float(not found)
    return 2 * len(right & found) / (len(right) + len(found))
