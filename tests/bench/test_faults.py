"""Every misbehaviour of a platform, and what the portal then says of what it sent."""

from __future__ import annotations

import time

import pytest
from django.db import transaction

from accounts.models import Channel
from tests import playing
from tests.once.conftest import *  # noqa: F403  its fixtures
from tests.once.kinds import Scene, Send
from tests.once.matrix import SHORT, Cell, fresh, judge, table, until_settled
from tests.processes import Clock, Worker

pytestmark = pytest.mark.bench
AT_ONCE = 6
FAULTS = (
    "lost-answer",
    "reset",
    "never",
    "500-before",
    "500-after",
    "502-html",
    "usage-key",
    "429",
    "429-no-reset",
    "token-expired",
    "duplicate",
    "drop",
    "link-stripped",
)
ONLY = {
    "usage-key": {"facebook"},
    "link-stripped": {"facebook", "x"},
    "duplicate": {"facebook", "x"},
}
KINDS = (Send("facebook"), Send("x"), Send("youtube", "video"))


def test_the_fault_matrix(
    scene: Scene,
    mortal: Worker,
    ticking: Clock,
    around: dict[str, str],
    capsys: pytest.CaptureFixture[str],
) -> None:
    """What waits for a time that the platform named, or was refused and is not there, is right."""
    cells = []
    mortal.start(**(around | SHORT))
    for kind in KINDS:
        for fault in FAULTS:
            if kind.platform not in ONLY.get(fault, {kind.platform}):
                continue
            cell = Cell(str(kind), fault, sends=AT_ONCE)
            playing.misbehave(scene.practice, kind.platform, fault, times=AT_ONCE, **kind.call)
            with transaction.atomic():  # nobody is woken before all are there
                rows = [kind.queue(scene) for _ in range(AT_ONCE)]
            began = time.monotonic()
            until_settled(rows, may_wait=True)
            cell.seconds = time.monotonic() - began
            scene.practice.faults.clear()
            Channel.objects.update(status=Channel.Status.ACTIVE)
            for row in fresh(rows):
                judge(cell, scene, kind, row, may_be_refused=True)
            cells.append(cell)
            with capsys.disabled():
                print(table(cells[-1:]).splitlines()[1])
    with capsys.disabled():
        print(f"\n\nPlatforms that misbehave, {AT_ONCE} sends at once\n{table(cells)}")
    assert all(cell.is_clean() for cell in cells)
