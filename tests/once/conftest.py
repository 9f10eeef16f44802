"""The scene of the crash matrix: practice platforms, a clock that goes on, a worker that dies."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django import Settings

from accounts.models import Channel, User
from platforms.practice.server import Practice
from tests.once.kinds import Scene
from tests.once.matrix import SHORT
from tests.processes import Clock, Worker, environment


@pytest.fixture
def scene(
    transactional_db: None,
    practice: Practice,
    councillor: User,
    clerk: User,
    facebook: Channel,
    x: Channel,
    youtube: Channel,
    settings: Settings,
    tmp_path: Path,
) -> Scene:
    settings.PUBLISH_HOLD_SECONDS = 0
    channels = {"facebook": facebook, "x": x, "youtube": youtube}
    return Scene(practice, councillor, clerk, channels, tmp_path)


@pytest.fixture
def around(practice: Practice) -> dict[str, str]:
    return {f"{name}_API_URL": practice.url for name in ("FACEBOOK", "X", "YOUTUBE")}


@pytest.fixture
def mortal(scene: Scene, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Worker]:
    """A worker to be started and killed, with a hand for each send that dies at once."""
    with Worker(tmp_path / "mortal.log", environment()) as worker:
        worker.tasks = 12 if request.node.get_closest_marker("bench") else 4
        yield worker


@pytest.fixture
def ticking(scene: Scene, clock: Clock, around: dict[str, str]) -> Clock:
    return clock.start(**(around | SHORT))
