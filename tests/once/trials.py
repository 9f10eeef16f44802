"""One trial of what the outbox stands on, and what came of everything that was owed in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from posts.models import Publication
from tests.once.kinds import Scene, Send
from tests.once.matrix import Cell, fresh, judge, until_settled

Status = Publication.Status


@dataclass
class Trial:
    """What was approved in it, and what became of that."""

    name: str
    published: int = 0
    latest: float = 0.0
    """Seconds from when the last one could have gone out until it was out."""
    slowest_ms: float = 0.0
    """How long the slowest approval took to be answered; 0 when none was asked for by a browser."""
    cell: Cell = field(default_factory=lambda: Cell("", ""))

    def follow(
        self, scene: Scene, rows: Sequence[Publication], *, could_go: datetime | None = None
    ) -> Trial:
        """Follow each row to its end; none could go before a given time."""
        until_settled(rows)
        self.cell.sends += len(rows)
        for row in fresh(rows):
            assert isinstance(row, Publication)
            judge(self.cell, scene, Send(row.channel.platform), row)
            if row.done_at:
                self.published += 1
                since = max(filter(None, (row.not_before, could_go)))
                self.latest = max(self.latest, (row.done_at - since).total_seconds())
        return self

    def is_clean(self) -> bool:
        return self.cell.is_clean() and self.published + self.cell.asked == self.cell.sends


def queued(scene: Scene, posts: int) -> list[Publication]:
    """Have so many posts be due at once, half of them on Facebook and half on X."""
    kinds = Send("facebook"), Send("x")
    with transaction.atomic():  # nobody is woken before all are there
        return [kinds[number % 2].queue(scene) for number in range(posts)]


HEADS = ("approved", "published", "doubles", "lost", "wrong", "asked", "latest s", "slowest ms")


def table(trials: Sequence[Trial]) -> str:
    lines = [f"{'trial':46}" + "".join(f"{head:>11}" for head in HEADS)]
    for trial in trials:
        cell = trial.cell
        counts = (cell.sends, trial.published, cell.doubles, cell.lost, cell.wrong, cell.asked)
        slowest = f"{trial.slowest_ms:.0f}" if trial.slowest_ms else ""
        lines.append(
            f"{trial.name:46}"
            + "".join(f"{count:11}" for count in counts)
            + f"{trial.latest:11.1f}{slowest:>11}"
        )
    return "\n".join(lines)
