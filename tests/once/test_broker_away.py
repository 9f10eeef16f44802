"""The broker dies and comes back empty while people go on approving."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable
from datetime import datetime

import pytest
from django.utils import timezone

from accounts.models import User
from posts import actions
from posts.models import Post, Publication
from tests.once.ground import *  # noqa: F403  its fixtures
from tests.once.ground import Approver, within
from tests.once.kinds import Scene
from tests.once.trials import Trial, table
from tests.processes import Clock, Web, Worker
from usk_social import processes
from usk_social.embedded import Valkey

pytestmark = pytest.mark.long
AT_MOST_LATE = 30.0
"""Seconds after the broker's return."""


def keep_approving(
    scene: Scene,
    approver: Approver,
    trial: Trial,
    is_enough: Callable[[int], bool],
    *,
    pause: float = 0,
) -> list[Post]:
    """Write, send on and approve posts, one after the other, with so many seconds between."""
    posts: list[Post] = []
    while not is_enough(len(posts)):
        time.sleep(pause)
        post = scene.post(scene.channels[("facebook", "x")[len(posts) % 2]])
        actions.submit(post, by=post.author, is_declared=True, reason="", now=timezone.now())
        posts.append(post)
        trial.slowest_ms = max(trial.slowest_ms, 1000 * approver.approve(post))
    return posts


def broker_away(
    scene: Scene,
    approver: Approver,
    broker: Valkey,
    *,
    seconds: float,
    before: int,
    pause: float = 0,
) -> Trial:
    """Kill the broker amid approvals; they go on, and it comes back with nothing in it."""
    trial = Trial(f"broker killed, back empty after {seconds:.0f} s")
    posts = keep_approving(scene, approver, trial, lambda count: count == before)
    assert broker.process
    processes.kill(broker.process)
    back_at = time.monotonic() + seconds
    posts += keep_approving(
        scene, approver, trial, lambda _: time.monotonic() > back_at, pause=pause
    )
    broker.start()
    returned = timezone.now()
    posts += keep_approving(scene, approver, trial, lambda count: count == before)
    return follow(trial, scene, posts, could_go=returned)


def broker_frozen(
    scene: Scene, approver: Approver, broker: Valkey, *, seconds: float, before: int
) -> Trial:
    """Have the broker take every connection and answer none, as behind a network that swallows."""
    trial = Trial(f"broker frozen for {seconds:.0f} s")
    posts = keep_approving(scene, approver, trial, lambda count: count == before)
    assert broker.process
    broker.process.send_signal(signal.SIGSTOP)
    awake_at = time.monotonic() + seconds
    posts += keep_approving(scene, approver, trial, lambda _: time.monotonic() > awake_at)
    broker.process.send_signal(signal.SIGCONT)
    returned = timezone.now()
    posts += keep_approving(scene, approver, trial, lambda count: count == before)
    return follow(trial, scene, posts, could_go=returned)


def follow(trial: Trial, scene: Scene, posts: list[Post], *, could_go: datetime) -> Trial:
    rows = list(Publication.objects.filter(post__in=posts))
    assert len(rows) == len(posts), "An approval was lost."
    return trial.follow(scene, rows, could_go=could_go)


def holds(trial: Trial) -> None:
    assert trial.is_clean(), table([trial])
    assert trial.cell.asked == 0
    assert trial.latest < AT_MOST_LATE


def test_a_broker_that_is_frozen_holds_nobody_up(
    scene: Scene,
    broker: Valkey,
    its_address: dict[str, str],
    around: dict[str, str],
    mortal: Worker,
    clock: Clock,
    web: Web,
    clerk: User,
) -> None:
    for process in (mortal, clock, web):
        process.start(**within(around | its_address))
    trial = broker_frozen(scene, Approver(web, clerk), broker, seconds=15, before=5)
    holds(trial)
    assert trial.slowest_ms < 10_000, "Somebody waits for it once, and nobody again."


def test_approvals_go_on_while_the_broker_is_away_and_everything_goes_out(
    scene: Scene,
    broker: Valkey,
    its_address: dict[str, str],
    around: dict[str, str],
    mortal: Worker,
    clock: Clock,
    web: Web,
    clerk: User,
) -> None:
    for process in (mortal, clock, web):
        process.start(**within(around | its_address))
    trial = broker_away(scene, Approver(web, clerk), broker, seconds=6, before=10)
    holds(trial)
    assert trial.slowest_ms < 3000
