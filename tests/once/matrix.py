"""Kill a worker at a point of a kind of send, start another, and see what becomes of it."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from platforms.outbox import Delivery
from tests.once.kinds import Kind, Scene
from tests.once.points import Point
from tests.processes import Worker

Status = Delivery.Status
LONG = 60.0
SHORT = {
    "PRESUMED_LOST_SECONDS": "1",
    "RECONCILE_AFTER_SECONDS": "0.3",
    "PUBLISH_HOLD_SECONDS": "0",
}
"""The waits of the outbox, made short so that a matrix is over today."""


REFUSED = (Status.FAILED, Status.QUEUED, Status.WITHHELD)


@dataclass
class Cell:
    """What came of all the sends of one kind that died at one point."""

    kind: str
    point: str
    sends: int = 0
    doubles: int = 0
    lost: int = 0
    wrong: int = 0
    asked: int = 0
    """How many a person was asked about."""
    seconds: float = 0.0
    """The longest from the kill until a person could see the truth."""

    def is_clean(self) -> bool:
        return not (self.doubles or self.lost or self.wrong)


def run(
    scene: Scene, kind: Kind, point: Point, worker: Worker, *, sends: int, **around: str
) -> Cell:
    """Have so many sends die at once at a point, and follow each to its end."""
    cell = Cell(str(kind), point.name, sends=sends)
    rows: list[Delivery] = [kind.queue(scene) for _ in range(sends)]
    with point.hold(scene, kind, rows, lambda **more: worker.start(**(around | SHORT | more))):
        worker.kill()
    killed = time.monotonic()
    worker.start(**(around | SHORT))
    until_settled(rows)
    cell.seconds = time.monotonic() - killed
    for row in fresh(rows):
        judge(cell, scene, kind, row)
    worker.kill()
    return cell


def judge(
    cell: Cell, scene: Scene, kind: Kind, row: Delivery, *, may_be_refused: bool = False
) -> None:
    """Hold what the portal says of a send against what stands over there.

    Where the platform may refuse, a failure or a wait is right when nothing stands there.
    """
    there = kind.times(scene, row)
    cell.doubles += max(0, there - 1)
    if row.status == Status.DONE:
        cell.wrong += there == 0
    elif row.status == Status.UNCONFIRMED:
        cell.asked += 1
        cell.wrong += there > 0  # it is live, and the portal could have found it
    elif may_be_refused and row.why and row.status in REFUSED:
        cell.wrong += there > 0
    elif row.status == Status.FAILED:
        cell.wrong += 1
    else:
        cell.lost += 1


def until_settled(rows: Sequence[Delivery], *, may_wait: bool = False) -> None:
    """Wait until every row is at an end, or at the point where a person has to say.

    Where it may wait, a row that says until when it does, and why, is settled too.
    """

    def all_are() -> bool:
        soon = timezone.now() + timedelta(seconds=LONG)
        return all(
            row.status in (Status.DONE, Status.FAILED, Status.WITHHELD)
            or (row.status == Status.UNCONFIRMED and row.look_at is None)
            or (may_wait and row.status == Status.QUEUED and row.not_before > soon)
            for row in fresh(rows)
        )

    deadline = time.monotonic() + 2 * LONG
    while not all_are() and time.monotonic() < deadline:
        time.sleep(0.1)


def fresh(rows: Sequence[Delivery]) -> list[Delivery]:
    kind = type(rows[0])
    return list(kind.objects.filter(pk__in=[row.pk for row in rows]))


def table(cells: Sequence[Cell]) -> str:
    """The cells as lines of a table, with their sum."""
    heads = f"{'sends':>6}{'doubles':>9}{'lost':>6}{'wrong':>7}{'asked':>7}{'s':>7}"
    head = f"{'kind':18}{'point':30}{heads}"
    lines = [
        f"{cell.kind:18}{cell.point:30}{cell.sends:6}{cell.doubles:9}{cell.lost:6}{cell.wrong:7}"
        f"{cell.asked:7}{cell.seconds:7.1f}"
        for cell in cells
    ]
    total = (
        f"{'all':48}{sum(c.sends for c in cells):6}{sum(c.doubles for c in cells):9}"
        f"{sum(c.lost for c in cells):6}{sum(c.wrong for c in cells):7}"
        f"{sum(c.asked for c in cells):7}{max((c.seconds for c in cells), default=0):7.1f}"
    )
    return "\n".join([head, *lines, total])
