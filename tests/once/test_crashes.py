"""A short crash matrix: every point, for the kinds that could do the most harm."""

from __future__ import annotations

import pytest

from tests.once.kinds import Correct, Enrich, Moderate, Remove, Scene, Send
from tests.once.matrix import run, table
from tests.once.points import POINTS, Point
from tests.processes import Clock, Worker

pytestmark = pytest.mark.long
RISKY = (
    Send("facebook"),
    Send("facebook", "video"),
    Send("x", "picture"),
    Send("x", "video"),
    Send("youtube", "video"),
    Remove("x"),
    Moderate("facebook", is_hiding=True),
    Correct("facebook"),
    Enrich("captions"),
)


@pytest.mark.parametrize("point", POINTS, ids=lambda point: point.name)
def test_a_worker_killed_there_neither_doubles_nor_loses(
    point: Point, scene: Scene, mortal: Worker, ticking: Clock, around: dict[str, str]
) -> None:
    cells = [run(scene, kind, point, mortal, sends=3, **around) for kind in RISKY]
    assert all(cell.is_clean() for cell in cells), table(cells)
