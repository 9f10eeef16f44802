"""The labelled comments that the reader is trained on: which sets, which heads, how many of each.

The public sets are not part of the project. They are read as gzipped JSON lines
`{"text", "label": 0|1, "split"}` (toxic-spans: `{"text", "characters"}`) from a folder that is
named on the command line; where each comes from stands in MODEL_CARD.md.
"""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

CIVIC = Path(__file__).parent / "civic.jsonl"
LONG = 600
"""Characters of a text that are read; more never fits into the network."""
HELD_OUT = 5
"""Each fifth row of the spans, which come without a split, is kept for measuring."""


@dataclass(frozen=True)
class Row:
    """A text and what is known of it; a head that is not named is not learnt from it."""

    text: str
    labels: dict[str, int]
    toxic: frozenset[int] | None = None
    """Characters that are toxic, where somebody marked them."""
    weight: float = field(default=1.0)


def _lines(folder: Path, name: str) -> Iterator[dict[str, Any]]:
    with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _train(folder: Path, name: str) -> Iterator[tuple[str, int]]:
    for line in _lines(folder, name):
        if line["split"] == "train":
            yield line["text"][:LONG], line["label"]


def public(folder: Path, seed: int) -> list[Row]:
    """Every public set, the commonest answers of some left out by chance."""
    lot = random.Random(seed)  # noqa: S311  nothing secret hangs on it
    rows = [Row(text, {"hateful": label}) for text, label in _train(folder, "dynahate-hateful")]
    rows += 2 * [
        Row(text, {"hateful": label}) for text, label in _train(folder, "hatemojibuild-hateful")
    ]
    rows += [
        Row(text, {"threat": label})
        for text, label in _train(folder, "hatemojibuild-threat")
        if label or lot.random() < 0.2
    ]
    threats = dict(_train(folder, "edos-threat"))
    for text, label in _train(folder, "edos-sexist"):
        threat = threats.get(text, 0)
        if label or threat or lot.random() < 0.45:
            rows += (3 if threat else 1) * [Row(text, {"sexist": label, "threat": threat})]
    rows += [
        Row(text, {"sexist": label})
        for text, label in _train(folder, "misogyny")
        if label or lot.random() < 0.25
    ]
    rows += [
        Row(text, {"offensive": label, "toxic": label})
        for text, label in _train(folder, "davidson-offensive")
        if not label or lot.random() < 0.45
    ]
    rows += 2 * [Row(text, {"toxic": label}) for text, label in _train(folder, "surge-toxic")]
    rows += list(_spans(folder))
    for text, label in _train(folder, "sms-spam"):
        if label or lot.random() < 0.4:
            rows.append(Row(text, {"spam": 1} if label else {"spam": 0, "toxic": 0}))
    rows += [Row(text, {"spam": label}) for text, label in _train(folder, "youtube-spam")]
    lot.shuffle(rows)
    return rows


def _spans(folder: Path) -> Iterator[Row]:
    for number, line in enumerate(_lines(folder, "toxic-spans")):
        if number % HELD_OUT:
            toxic = frozenset(line["characters"])
            yield Row(line["text"][:LONG], {"toxic": 1} if toxic else {}, toxic)


def civic() -> list[Row]:
    """What residents of a town say, by our own hand: the remedy for what the sets teach wrongly."""
    lines = map(json.loads, CIVIC.read_text("utf-8").splitlines())
    return [Row(line["text"], line["labels"], weight=2.0) for line in lines]


def civic_with_some_public(folder: Path, seed: int, share: float = 0.11) -> list[Row]:
    """The second lesson: civic talk twice over, and enough of the first that it stays."""
    lot = random.Random(seed)  # noqa: S311  nothing secret hangs on it
    kept = [
        row
        for row in public(folder, seed)
        if lot.random() < (0.5 if row.labels.get("threat") else share)
    ]
    rows = kept + 2 * civic()
    lot.shuffle(rows)
    return rows
