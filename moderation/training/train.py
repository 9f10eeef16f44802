"""Trains the reader and writes its weights: `python -m moderation.training.train SETS MINILM`.

Needs torch and safetensors in an environment of their own (they are no part of the portal), the
folder of public sets (see sets.py) and `model.safetensors` of all-MiniLM-L6-v2 (Apache 2.0). Two
lessons, seeded: the public sets once, then civic talk with some of them. About 40 minutes on two
cores that know bfloat16.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file
from torch.nn import functional as F

from moderation.detectors.reader.network import HEADS, LAYERS, WEIGHTS, WIDTH
from moderation.detectors.reader.tokens import LONGEST, Pieces, pieces
from moderation.training.sets import Row, civic_with_some_public, public
from policy.folding import fold

SEED = 1
LENGTHS = {16: 64, 24: 48, 32: 48, 48: 32, 64: 24, LONGEST: 16}
"""How many comments of up to so many pieces make a step."""
DROP, DECAY, WARM_UP, LEAST = 0.1, 0.01, 0.06, 0.02
SPANS = 0.5
"""What the words weigh beside the heads."""

Weights = dict[str, torch.Tensor]
Batch = tuple[int, list[tuple[Row, Pieces]]]


class Layer(torch.nn.Module):
    """One layer of the network, as `network._forward` runs it."""

    def __init__(self, size: int = 384) -> None:
        super().__init__()
        self.qkv, self.o = torch.nn.Linear(size, 3 * size), torch.nn.Linear(size, size)
        self.i, self.f = torch.nn.Linear(size, 4 * size), torch.nn.Linear(4 * size, size)
        self.n1, self.n2 = (torch.nn.LayerNorm(size, 1e-12) for _ in range(2))

    def forward(self, x: torch.Tensor, away: torch.Tensor) -> torch.Tensor:
        rows, length, size = x.shape
        q, k, v = self.qkv(x).view(rows, length, 3, -1, WIDTH).permute(2, 0, 3, 1, 4)
        seen = F.scaled_dot_product_attention(q, k, v, attn_mask=away.to(q.dtype))
        seen = self.o(seen.transpose(1, 2).reshape(rows, length, size))
        x = self.n1(x + F.dropout(seen, DROP, self.training))
        inner = self.f(F.gelu(self.i(x), approximate="tanh"))
        return self.n2(x + F.dropout(inner, DROP, self.training))


class Net(torch.nn.Module):
    """The whole network. Its embeddings stay as MiniLM has them."""

    def __init__(self, size: int = 384, vocabulary: int = 30_522) -> None:
        super().__init__()
        self.words = torch.nn.Embedding(vocabulary, size)
        self.places = torch.nn.Embedding(512, size)
        self.n = torch.nn.LayerNorm(size, 1e-12)
        self.layers = torch.nn.ModuleList(Layer() for _ in range(LAYERS))
        self.h, self.s = torch.nn.Linear(size, len(HEADS)), torch.nn.Linear(size, 1)
        for head in (self.h, self.s):
            torch.nn.init.normal_(head.weight, std=0.02)
            torch.nn.init.zeros_(head.bias)
        for kept in (self.words, self.places):
            kept.weight.requires_grad_(False)

    def forward(self, ids: torch.Tensor, mask: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        x = self.n(self.words(ids) + self.places.weight[: ids.shape[1]])
        x = F.dropout(x, DROP, self.training)
        away = ((1 - mask) * -1e4)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, away)
        pooled = (x * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
        return self.h(pooled.float()), self.s(x)[..., 0].float()


def from_minilm(path: Path) -> Net:
    """The network with MiniLM's weights and new heads."""
    theirs, net = load_file(path), Net()
    with torch.no_grad():
        net.words.weight.copy_(theirs["embeddings.word_embeddings.weight"])
        kind = theirs["embeddings.token_type_embeddings.weight"][0]
        net.places.weight.copy_(theirs["embeddings.position_embeddings.weight"] + kind)
        _copy(net.n, theirs, "embeddings.LayerNorm")
        for number, layer in enumerate(net.layers):
            name = f"encoder.layer.{number}."
            parts = [f"{name}attention.self.{part}" for part in ("query", "key", "value")]
            layer.qkv.weight.copy_(torch.cat([theirs[f"{part}.weight"] for part in parts]))
            layer.qkv.bias.copy_(torch.cat([theirs[f"{part}.bias"] for part in parts]))
            _copy(layer.o, theirs, f"{name}attention.output.dense")
            _copy(layer.n1, theirs, f"{name}attention.output.LayerNorm")
            _copy(layer.i, theirs, f"{name}intermediate.dense")
            _copy(layer.f, theirs, f"{name}output.dense")
            _copy(layer.n2, theirs, f"{name}output.LayerNorm")
    return net


def _copy(ours: torch.nn.Linear | torch.nn.LayerNorm, theirs: Weights, name: str) -> None:
    ours.weight.copy_(theirs[f"{name}.weight"])
    ours.bias.copy_(theirs[f"{name}.bias"])


def batches(rows: list[Row], seed: int) -> list[Batch]:
    """Rows of like length together, in an order of chance."""
    lot = random.Random(seed)  # noqa: S311  nothing secret hangs on it
    by_length: dict[int, list[tuple[Row, Pieces]]] = {length: [] for length in LENGTHS}
    for row in rows:
        cut = _cut(row.text)
        by_length[next(n for n in LENGTHS if len(cut.numbers) <= n)].append((row, cut))
    found: list[Batch] = []
    for length, those in by_length.items():
        lot.shuffle(those)
        step = LENGTHS[length]
        found += [(length, those[at : at + step]) for at in range(0, len(those), step)]
    lot.shuffle(found)
    return found


@cache
def _cut(text: str) -> Pieces:
    return pieces(fold(text))


def _tensors(batch: Batch) -> Iterator[torch.Tensor]:
    """Pieces, mask, labels with their weights, toxic pieces with theirs."""
    length, rows = batch
    ids, mask, toxic, marked = (np.zeros((len(rows), length), np.float32) for _ in range(4))
    labels, known = (np.zeros((len(rows), len(HEADS)), np.float32) for _ in range(2))
    for number, (row, cut) in enumerate(rows):
        size = len(cut.numbers)
        ids[number, :size], mask[number, :size] = cut.numbers, 1
        for head, label in row.labels.items():
            labels[number, HEADS.index(head)] = label
            known[number, HEADS.index(head)] = row.weight
        if row.toxic is not None:
            marked[number, 1 : size - 1] = 1
            for place, (start, end) in enumerate(cut.places):
                toxic[number, place] = not row.toxic.isdisjoint(range(start, end))
    yield torch.from_numpy(ids).long()
    yield from map(torch.from_numpy, (mask, labels, known, toxic, marked))


def teach(net: Net, lesson: Callable[[int], list[Row]], *, times: int, rate: float) -> None:
    """One lesson, `times` over, each time with the rows drawn anew."""
    steps = [batch for turn in range(times) for batch in batches(lesson(SEED + turn), SEED + turn)]
    learner = torch.optim.AdamW(net.parameters(), lr=rate, weight_decay=DECAY)
    net.train()
    began, lost = time.monotonic(), 0.0
    for number, batch in enumerate(steps, 1):
        warm = min(1.0, number / (WARM_UP * len(steps)))
        for group in learner.param_groups:
            group["lr"] = rate * warm * max(LEAST, (len(steps) - number) / len(steps))
        ids, mask, labels, known, toxic, marked = _tensors(batch)
        with torch.autocast("cpu", torch.bfloat16):
            heads, words = net(ids, mask)
        loss = _loss(heads, labels, known) + SPANS * _loss(words, toxic, marked)
        learner.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        learner.step()
        lost += loss.item()
        if not number % 100:
            print(number, len(steps), f"{lost / 100:.4f}", f"{time.monotonic() - began:.0f} s")
            lost = 0.0


def _loss(said: torch.Tensor, right: torch.Tensor, weight: torch.Tensor) -> torch.Tensor:
    each = F.binary_cross_entropy_with_logits(said, right, reduction="none")
    return (each * weight).sum() / weight.sum().clamp(min=1)


def write(net: Net, path: Path) -> None:
    """The weights as eight-bit whole numbers, a scale for each row; small ones as they are."""
    stored: dict[str, np.ndarray] = {}
    for name, value in _named(net):
        if value.ndim == 2 and value.size > 10_000:
            axis = 1 if name in ("words", "places") else 0
            scale = np.abs(value).max(axis=axis, keepdims=True).clip(1e-8) / 127
            stored[name] = np.round(value / scale).astype(np.int8)
            stored[f"{name}.scale"] = scale.astype(np.float32)
        else:
            stored[name] = value.astype(np.float32)
    np.savez_compressed(path, allow_pickle=False, **stored)


def _named(net: Net) -> Iterator[tuple[str, np.ndarray]]:
    plain = {name: value.detach().numpy() for name, value in net.state_dict().items()}
    yield "words", plain.pop("words.weight")
    yield "places", plain.pop("places.weight")[:LONGEST]
    for name, value in plain.items():
        short = name.replace("layers.", "l").replace(".weight", ".w").replace(".bias", ".b")
        yield short, value.T.copy() if value.ndim == 2 else value


if __name__ == "__main__":
    folder, minilm = map(Path, sys.argv[1:3])
    torch.manual_seed(SEED)
    reader = from_minilm(minilm)
    teach(reader, lambda seed: public(folder, seed), times=1, rate=8e-5)
    teach(reader, lambda seed: civic_with_some_public(folder, seed), times=4, rate=5e-5)
    write(reader, WEIGHTS)
