"""The outbox in bad company: a broker that forgets, twins at work, a worker told to stop."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest
from celery import current_app

from posts.models import Publication
from tests.once.kinds import Scene, Send
from tests.once.matrix import SHORT, fresh, until_settled
from tests.once.points import statuses, until
from tests.processes import Clock, Worker, environment

pytestmark = pytest.mark.long
KINDS = (Send("facebook"), Send("x"))


def queue(scene: Scene, sends: int) -> list[Publication]:
    return [kind.queue(scene) for _ in range(sends) for kind in KINDS]


def went_once(scene: Scene, rows: list[Publication]) -> None:
    assert set(statuses(rows)) == {"DONE"}
    for row in fresh(rows):
        assert Send(row.channel.platform).times(scene, row) == 1  # type: ignore[attr-defined]


def test_a_broker_that_forgets_everything_loses_no_post(
    scene: Scene, mortal: Worker, clock: Clock, around: dict[str, str]
) -> None:
    rows = queue(scene, 5)
    with current_app.connection_for_write() as broker:
        broker.default_channel.client.flushall()
    mortal.start(**(around | SHORT))
    clock.start(**(around | SHORT))
    until_settled(rows)
    went_once(scene, rows)


def test_two_workers_and_two_clocks_send_each_post_once(
    scene: Scene, mortal: Worker, clock: Clock, around: dict[str, str], tmp_path: Path
) -> None:
    rows = queue(scene, 10)
    with (
        Worker(tmp_path / "twin.log", environment()) as twin,
        Clock(tmp_path / "twin-clock.log", environment()) as other,
    ):
        for process in (clock, other):
            process.start(**(around | SHORT))
        mortal.start(**(around | SHORT))
        twin.start(**(around | SHORT))
        until_settled(rows)
    went_once(scene, rows)


def test_a_worker_told_to_stop_finishes_what_it_has_begun(
    scene: Scene, mortal: Worker, around: dict[str, str]
) -> None:
    row = Send("facebook").queue(scene)
    scene.practice.faults.switch_on(
        {"platform": "facebook", "fault": "delay", "milliseconds": 1500, "path": "/feed"}
    )
    mortal.start(**(around | SHORT))
    current_app.send_task(row.task(), [row.pk])
    until(lambda: statuses([row]) == ["SENDING"], "it is being sent")
    assert mortal.process
    os.kill(mortal.process.pid, signal.SIGTERM)
    until(lambda: statuses([row]) == ["DONE"], "it was finished")
    went_once(scene, [row])
