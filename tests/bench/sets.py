"""The public labelled comments and lists of hosts: no part of the project, read where they lie.

The folder is named by LABELLED_COMMENTS_DIR, else looked for beside the project. It holds gzipped
JSON lines `{"text", "label": 0|1, "split": "train"|"test"}`, and in `links/` hosts by category, one
a line. Where each set can be had stands in the model card of the trained reader.
"""

from __future__ import annotations

import gzip
import json
import os
import random
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np

from moderation.training.hosts import is_kept_apart
from moderation.training.sets import HELD_OUT
from tests.bench.scoring import SEED, Truth

BESIDE = Path(__file__).resolve().parents[3] / "shared" / "data"
FOLDER = Path(os.environ.get("LABELLED_COMMENTS_DIR", BESIDE))


class Tested(NamedTuple):
    """The test split of one set: the texts, and which of them are what it is labelled for."""

    texts: list[str]
    truth: Truth


@cache
def tested(name: str) -> Tested | None:
    """The test split of a set, or None where the set is not here."""
    path = FOLDER / f"{name}.jsonl.gz"
    if not path.is_file():
        return None
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        kept = [line for line in map(json.loads, lines) if line["split"] == "test"]
    return Tested([line["text"] for line in kept], np.array([line["label"] == 1 for line in kept]))


def marked() -> list[tuple[str, frozenset[int]]]:
    """Texts with their toxic characters: each fifth, which training leaves out. May be empty."""
    path = FOLDER / "toxic-spans.jsonl.gz"
    if not path.is_file():
        return []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        kept = [json.loads(line) for number, line in enumerate(lines) if number % HELD_OUT == 0]
    return [(line["text"], frozenset(line["characters"])) for line in kept]


def hosts(category: str, count: int = 1000) -> list[str]:
    """So many hosts of a category that nothing was trained on. Empty without the list."""
    path = FOLDER / "links" / f"{category}.txt.gz"
    if not path.is_file():
        return []
    with gzip.open(path, "rt", encoding="utf-8", errors="replace") as lines:
        names = {line.strip().lower() for line in lines if line.strip()}
    every = sorted(name for name in names if is_kept_apart(name))
    return random.Random(SEED).sample(every, min(count, len(every)))  # noqa: S311  a seeded choice
