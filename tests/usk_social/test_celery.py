"""The workers and the clock: which task waits where, and real workers in bad company."""

import contextlib
import os
import signal
import subprocess
import sys
from pathlib import Path

import psutil
import psycopg2
import pytest
from django.conf import settings

from platforms.transport import TIMEOUT
from tests.once.points import until
from tests.processes import PROJECT, Worker, environment
from usk_social.celery import BEAT, QUEUES, Limits, app, queue_of
from usk_social.embedded import Home, Postgres, Valkey, started
from usk_social.embedded.home import locked, of_the_tests

SOON = 20.0


@pytest.fixture
def home() -> Home:
    """A home of our own, whose servers a test starts when it likes."""
    home = of_the_tests()
    home.make()
    return home


@pytest.mark.parametrize(
    ("task", "queue"),
    [
        ("posts.tasks.publish", "publish"),
        ("posts.tasks.publish_due", "publish"),
        ("posts.tasks.upload", "upload"),
        ("moderation.tasks.receive", "rest"),
    ],
)
def test_a_task_waits_in_the_queue_of_its_name(task: str, queue: str) -> None:
    assert queue_of(task) == queue
    assert app.amqp.router.route({}, task)["queue"].name == queue


def test_every_line_of_the_clock_names_a_task_that_exists() -> None:
    app.loader.import_default_modules()
    assert {line["task"] for line in BEAT.values()} <= app.tasks.keys()


def test_a_task_is_stopped_before_it_is_presumed_lost() -> None:
    for name in app.tasks:
        limits = Limits().annotate(app.tasks[name])
        assert limits["soft_time_limit"] < limits["time_limit"]
        if queue_of(name) != "upload":  # an upload gives signs of life as it goes
            assert limits["time_limit"] < settings.PRESUMED_LOST_SECONDS, QUEUES[queue_of(name)]


def test_a_call_falls_silent_long_before_its_worker_is_presumed_lost() -> None:
    assert sum(TIMEOUT) * 2 < settings.PRESUMED_LOST_SECONDS


def test_what_no_worker_came_for_does_not_pile_up() -> None:
    for name, line in BEAT.items():
        expires = app.conf.beat_schedule[name]["options"]["expires"]
        assert expires == line["schedule"].total_seconds()


@pytest.mark.long
@pytest.mark.django_db
def test_a_worker_that_was_started_before_its_broker_comes_up(home: Home, tmp_path: Path) -> None:
    environ = environment() | {"CELERY_BROKER_URL": home.broker_url()}
    with Worker(tmp_path / "log", environ) as worker, locked(home.lock) as lock:
        worker.launch()
        worker.wait_for("Cannot connect")
        with started(Valkey(home, lock)):
            worker.wait_for(Worker.ready)


@pytest.mark.long
@pytest.mark.django_db
def test_a_worker_that_was_started_before_its_database_says_so_and_comes_to_life(
    home: Home, tmp_path: Path
) -> None:
    environ = environment() | {"DATABASE_URL": home.database_url}
    with Worker(tmp_path / "log", environ) as worker, locked(home.lock) as lock:
        worker.launch()
        worker.wait_for("No heartbeat could be written: the database is away.")
        with started(Postgres(home, lock, durable=False)):
            manage = [sys.executable, "manage.py", "migrate", "--no-input", "-v", "0"]
            subprocess.run(manage, cwd=PROJECT, env=environ, check=True)
            until(lambda: "worker publish" in heartbeats(home), "it beats")


def heartbeats(home: Home) -> set[str]:
    """The parts that have shown a sign of life in the database of a home."""
    with (
        contextlib.closing(psycopg2.connect(home.database_url)) as connection,
        connection.cursor() as cursor,
    ):
        cursor.execute("SELECT part FROM platforms_heartbeat")
        return {part for (part,) in cursor.fetchall()}


def test_a_killed_worker_leaves_no_process_behind(worker: Worker) -> None:
    worker.start()
    assert worker.process is not None
    children = psutil.Process(worker.process.pid).children(recursive=True)
    assert len(children) == Worker.tasks
    os.kill(worker.process.pid, signal.SIGKILL)
    assert psutil.wait_procs(children, timeout=SOON)[1] == []
