"""What the name of an unknown host sounds like: a small linear model over its letters.

Trained by `moderation/training/hosts.py` on names of gambling and dating sites against names that
clubs, shops and schools bear. It knows no list, and so it knows hosts that no list has yet.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

FILE = Path(__file__).parent / "hosts.npz"
PLACES = 1 << 15
"""Numbers among which runs of letters are shared out."""
SHORTEST, LONGEST = 2, 5
"""Letters in a run."""


def sounds_bad(host: str) -> float:
    """How probable it is that this is a place for betting or for paid company, by name alone."""
    weights, bias = _model()
    odds = float(weights[runs(host)].sum()) + bias
    return float(1 / (1 + np.exp(-odds)))


def runs(host: str) -> NDArray[np.int64]:
    """Each run of letters of a name as a number, once."""
    name = f"^{host.removeprefix('www.').rsplit('.', 1)[0]}$"
    return np.array(sorted({crc32(run.encode()) % PLACES for run in _runs(name)}), np.int64)


def _runs(name: str) -> Iterator[str]:
    for length in range(SHORTEST, LONGEST + 1):
        yield from (name[at : at + length] for at in range(len(name) - length + 1))


@lru_cache(maxsize=1)
def _model() -> tuple[NDArray[np.float32], float]:
    with np.load(FILE, allow_pickle=False) as stored:
        return stored["weights"].astype(np.float32), float(stored["bias"])
