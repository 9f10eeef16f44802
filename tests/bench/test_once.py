"""The crash matrix in full: every kind that the portal sends today, at every point."""

from __future__ import annotations

import pytest

from tests.once.conftest import *  # noqa: F403  its fixtures
from tests.once.kinds import KINDS, Scene
from tests.once.matrix import run, table
from tests.once.points import POINTS
from tests.processes import Clock, Worker

pytestmark = pytest.mark.bench
AT_ONCE = 12


def test_the_crash_matrix(
    scene: Scene,
    mortal: Worker,
    ticking: Clock,
    around: dict[str, str],
    capsys: pytest.CaptureFixture[str],
) -> None:
    cells = []
    for kind in KINDS:
        for point in POINTS:
            cells.append(run(scene, kind, point, mortal, sends=AT_ONCE, **around))
            with capsys.disabled():
                print(table(cells[-1:]).splitlines()[1])
    with capsys.disabled():
        print(f"\n\nWorkers killed by SIGKILL, {AT_ONCE} sends at once\n{table(cells)}")
    assert all(cell.is_clean() for cell in cells)
