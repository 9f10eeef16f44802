"""The database goes away amid a drain, politely and not, and everything comes back by itself."""

from __future__ import annotations

import signal

import pytest

from posts.models import Publication
from tests import playing
from tests.once.ground import *  # noqa: F403  its fixtures
from tests.once.ground import restart, within
from tests.once.kinds import Scene
from tests.once.points import statuses, until
from tests.once.trials import Trial, queued, table
from tests.processes import Clock, Worker
from usk_social.embedded import Postgres

pytestmark = pytest.mark.long
ANSWER_MS = 100


def drain(scene: Scene, *, posts: int) -> list[Publication]:
    """Have so many posts be due at once on two platforms, which take their time to answer."""
    for platform, path in (("facebook", "/feed"), ("x", "/2/tweets")):
        playing.misbehave(
            scene.practice, platform, "delay", times=posts, milliseconds=ANSWER_MS, path=path
        )
    return queued(scene, posts)


def done(rows: list[Publication]) -> int:
    return statuses(rows).count("DONE")


def database_restarted(scene: Scene, database: Postgres, *, posts: int) -> Trial:
    """Restart it twice while the posts go out: told to stop, and killed."""
    trial = Trial("database stopped, then killed, mid-drain")
    rows = drain(scene, posts=posts)
    for how, share in ((signal.SIGINT, 0.25), (signal.SIGKILL, 0.5)):
        until(lambda share=share: done(rows) >= posts * share, "a part of them is out")
        assert done(rows) < posts
        restart(database, how)
    return trial.follow(scene, rows)


def test_a_database_that_goes_away_amid_a_drain_costs_no_post(
    database: Postgres,
    scene: Scene,
    mortal: Worker,
    clock: Clock,
    around: dict[str, str],
) -> None:
    for process in (mortal, clock):
        process.start(**within(around))
    trial = database_restarted(scene, database, posts=60)
    assert trial.is_clean(), table([trial])
    assert trial.latest < 60
