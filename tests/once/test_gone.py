"""A worker that is gone is missed soon, and one that is told to go leaves nothing half done."""

from __future__ import annotations

import os
import signal
import time

import pytest
from celery import current_app
from django.test import Client

from posts.models import Publication
from tests import playing
from tests.once.ground import within
from tests.once.kinds import Scene, Send
from tests.once.points import statuses, until
from tests.once.test_company import went_once
from tests.once.trials import Trial, table
from tests.processes import Clock, Worker
from usk_social.health import SILENT

pytestmark = pytest.mark.long
PROMISED = 30.0
"""Seconds within which a worker that is gone is said to be."""
HANDS = 4


def health() -> dict[str, object]:
    answer = Client().get("/health/")
    told: dict[str, object] = answer.json()
    assert (answer.status_code == 503) is (told["status"] == "down")
    return told


def missed_after(worker: Worker) -> float:
    """Kill a worker, and return after how many seconds `/health/` says so."""
    until(lambda: health()["status"] == "ok", "all is well")
    worker.kill()
    killed = time.monotonic()
    while health()["status"] == "ok":
        assert time.monotonic() < killed + 2 * PROMISED, "Nobody missed it."
        time.sleep(0.1)
    return time.monotonic() - killed


def told_to_stop(scene: Scene, worker: Worker, clock: Clock, around: dict[str, str]) -> Trial:
    """Have a worker stop with its hands full and more in its queue; another takes what is left."""
    trial = Trial(f"worker told to stop with {HANDS} sends in hand")
    playing.misbehave(
        scene.practice, "facebook", "delay", times=HANDS, milliseconds=2000, path="/feed"
    )
    rows: list[Publication] = [Send("facebook").queue(scene) for _ in range(3 * HANDS)]
    worker.start(**around)
    for row in rows:
        current_app.send_task(row.task(), [row.pk])
    until(lambda: statuses(rows).count("SENDING") == HANDS, "its hands are full")
    assert worker.process
    os.kill(worker.process.pid, signal.SIGTERM)
    worker.process.wait(30)
    assert set(statuses(rows)) <= {"DONE", "QUEUED"}, "Something was left half done."
    assert statuses(rows).count("DONE") >= HANDS
    worker.start(**around)
    clock.start(**around)
    return trial.follow(scene, rows)


def test_a_worker_that_is_gone_is_said_within_half_a_minute(
    scene: Scene, mortal: Worker, clock: Clock, around: dict[str, str]
) -> None:
    for process in (mortal, clock):
        process.start(**within(around))
    assert SILENT - 6 < missed_after(mortal) < PROMISED
    mortal.start(**within(around))
    until(lambda: health()["status"] == "ok", "it is back")


def test_a_worker_told_to_stop_finishes_or_hands_back_all_it_holds(
    scene: Scene, mortal: Worker, clock: Clock, around: dict[str, str]
) -> None:
    trial = told_to_stop(scene, mortal, clock, within(around))
    assert trial.is_clean(), table([trial])
    assert trial.cell.asked == 0
    went_once(scene, list(Publication.objects.all()))
