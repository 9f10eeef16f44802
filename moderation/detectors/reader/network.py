"""The trained reader: a small transformer (MiniLM, six layers) run forward with numpy alone.

Its weights are eight-bit whole numbers with a scale for each row, made by
`moderation/training/train.py`; data, figures and known failures are in its model card,
`moderation/training/MODEL_CARD.md`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from moderation.detectors.reader.tokens import Pieces, pieces
from moderation.detectors.shape import Span, Thought
from policy.folding import Folded

WEIGHTS = Path(__file__).parent / "weights.npz"
HEADS = ("hateful", "threat", "sexist", "offensive", "toxic", "spam", "person", "accuse")
LAYERS, WIDTH, AT_ONCE = 6, 32, 16
"""Of the network; and how wide one look is; and how many comments are read at once."""

MARKED = 0.4
"""From this probability on a word is marked."""

Numbers = NDArray[np.float32]


def think(texts: Sequence[Folded]) -> list[Thought]:
    """Read comments. Those of a length go together, so that none waits for a longer one."""
    cut = [pieces(text) for text in texts]
    thoughts: dict[int, Thought] = {}
    in_order = sorted(range(len(cut)), key=lambda number: len(cut[number].numbers))
    for first in range(0, len(in_order), AT_ONCE):
        batch = in_order[first : first + AT_ONCE]
        thoughts.update(zip(batch, _think([cut[number] for number in batch]), strict=True))
    return [thoughts[number] for number in range(len(cut))]


def _think(batch: Sequence[Pieces]) -> Iterator[Thought]:
    longest = max(len(one.numbers) for one in batch)
    ids = np.zeros((len(batch), longest), np.int64)
    mask = np.zeros((len(batch), longest), np.float32)
    for row, one in enumerate(batch):
        ids[row, : len(one.numbers)] = one.numbers
        mask[row, : len(one.numbers)] = 1
    heads, words = _forward(ids, mask)
    for row, one in enumerate(batch):
        yield Thought(
            heads=dict(zip(HEADS, map(float, heads[row]), strict=True)),
            marked=tuple(_marked(one, words[row])),
        )


def _marked(cut: Pieces, toxic: Numbers) -> Iterator[Span]:
    """The words that have a toxic piece."""
    surely = toxic[: len(cut.places)] > MARKED
    yield from dict.fromkeys(
        place for place, is_toxic in zip(cut.places, surely, strict=True) if is_toxic and any(place)
    )


def _forward(ids: NDArray[np.int64], mask: Numbers) -> tuple[Numbers, Numbers]:
    """Probabilities: heads (comments, 8) and words (comments, pieces)."""
    net = _weights()
    rows, length = ids.shape
    x = net["words"][ids] + net["places"][:length]
    x = _normal(x, net, "n")
    away = (1 - mask)[:, None, None, :] * np.float32(-1e4)
    for number in range(LAYERS):
        layer = f"l{number}."
        three = x @ net[layer + "qkv.w"] + net[layer + "qkv.b"]
        q, k, v = three.reshape(rows, length, 3, -1, WIDTH).transpose(2, 0, 3, 1, 4)
        look = _softmax(q @ k.swapaxes(-1, -2) * np.float32(WIDTH**-0.5) + away)
        seen = (look @ v).transpose(0, 2, 1, 3).reshape(rows, length, -1)
        x = _normal(x + seen @ net[layer + "o.w"] + net[layer + "o.b"], net, layer + "n1")
        inner = _gelu(x @ net[layer + "i.w"] + net[layer + "i.b"])
        x = _normal(x + inner @ net[layer + "f.w"] + net[layer + "f.b"], net, layer + "n2")
    pooled = (x * mask[..., None]).sum(1) / mask.sum(1, keepdims=True)
    heads = _sigmoid(pooled @ net["h.w"] + net["h.b"])
    words = _sigmoid((x @ net["s.w"])[..., 0] + net["s.b"])
    return heads, words


@lru_cache(maxsize=1)
def _weights() -> dict[str, Numbers]:
    """All of them, read once in the life of a worker; about 90 MB."""
    with np.load(WEIGHTS, allow_pickle=False) as stored:
        scales = {name.removesuffix(".scale") for name in stored.files if name.endswith(".scale")}
        whole = {name: stored[name].astype(np.float32) * stored[f"{name}.scale"] for name in scales}
        plain = {
            name: stored[name].astype(np.float32)
            for name in stored.files
            if name not in scales and not name.endswith(".scale")
        }
    return whole | plain


def _normal(x: Numbers, net: dict[str, Numbers], name: str) -> Numbers:
    away: Numbers = x - x.mean(-1, keepdims=True)
    spread = np.sqrt((away * away).mean(-1, keepdims=True) + np.float32(1e-12))
    normal: Numbers = away / spread * net[name + ".w"] + net[name + ".b"]
    return normal


def _softmax(x: Numbers) -> Numbers:
    parts: Numbers = np.exp(x - x.max(-1, keepdims=True))
    whole: Numbers = parts.sum(-1, keepdims=True)
    return parts / whole


def _gelu(x: Numbers) -> Numbers:
    bent: Numbers = np.tanh(np.float32(0.7978845608) * (x + np.float32(0.044715) * x * x * x))
    return np.float32(0.5) * x * (1 + bent)


def _sigmoid(x: Numbers) -> Numbers:
    probable: Numbers = np.divide(1, 1 + np.exp(-x), dtype=np.float32)
    return probable
