"""The crash matrix in full: every kind that the portal sends today, at every point."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.once.conftest import *  # noqa: F403  its fixtures
from tests.once.kinds import KINDS, Kind, Scene
from tests.once.matrix import Cell, run, table
from tests.once.points import POINTS
from tests.processes import Clock, Worker

pytestmark = pytest.mark.bench
AT_ONCE = 12


@pytest.fixture(scope="module")
def cells(request: pytest.FixtureRequest) -> Iterator[list[Cell]]:
    """The cells of the whole matrix, printed once all kinds are through."""
    done: list[Cell] = []
    yield done
    capture = request.config.pluginmanager.getplugin("capturemanager")
    with capture.global_and_fixture_disabled():
        print(f"\n\nWorkers killed by SIGKILL, {AT_ONCE} sends at once\n{table(done)}")


@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_the_crash_matrix(
    kind: Kind,
    scene: Scene,
    mortal: Worker,
    ticking: Clock,
    around: dict[str, str],
    cells: list[Cell],
) -> None:
    mine = [run(scene, kind, point, mortal, sends=AT_ONCE, **around) for point in POINTS]
    cells += mine
    assert all(cell.is_clean() for cell in mine), table(mine)
