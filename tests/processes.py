"""Real workers and a real clock for the tests, as processes that can be killed."""

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Self

from django.conf import settings
from django.db import connection

from usk_social import processes

PROJECT = Path(__file__).resolve().parent.parent
A_LONG_TIME = 30.0


class Process:
    """`python -m ...` with its words in a log. `start` returns once it is ready."""

    program: tuple[str, ...] = ("celery", "-A", "usk_social")
    ready = ""

    def __init__(self, log: Path, environ: dict[str, str]) -> None:
        self.log = log
        self.environ = environ
        self.process: subprocess.Popen[bytes] | None = None

    def arguments(self) -> list[str]:
        raise NotImplementedError

    def start(self, **environ: str) -> Self:
        """Start it, with what the test adds to the environment, and wait until it is ready."""
        return self.launch(**environ).wait_for(self.ready)

    def wait_for(self, words: str) -> Self:
        """Wait until its log has these words."""
        deadline = time.monotonic() + A_LONG_TIME
        while words not in self.words():
            assert self.process is not None
            assert self.process.poll() is None, f"It ended:\n{self.words()}"
            assert time.monotonic() < deadline, f"It never said {words!r}:\n{self.words()}"
            time.sleep(0.02)
        return self

    def launch(self, **environ: str) -> Self:
        """Start it and do not wait."""
        with self.log.open("wb") as log:
            self.process = processes.spawn(
                [sys.executable, "-m", *self.program, *self.arguments()],
                at_parents_death=signal.SIGKILL,
                output=log,
                environ=self.environ | environ,
                cwd=PROJECT,
            )
        return self

    def words(self) -> str:
        return self.log.read_text(errors="replace") if self.log.exists() else ""

    def kill(self) -> None:
        """End it at once, in the middle of whatever it is doing, with all its processes."""
        if self.process:
            processes.kill(self.process)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()


class Worker(Process):
    """A worker for `queues`, `tasks` at a time."""

    ready = " ready."
    queues = "publish,upload,rest"
    tasks = 2

    def arguments(self) -> list[str]:
        alone = ["--without-mingle", "--without-gossip", "--without-heartbeat"]
        return ["worker", "-Q", self.queues, "-c", str(self.tasks), *alone]


class Clock(Process):
    """A clock. It keeps no file: what was due while it was away is found by the sweeps."""

    ready = "scheduler ->"

    def arguments(self) -> list[str]:
        return ["beat", "-l", "INFO"]


class Web(Process):
    """The portal itself, as a council runs it, at a free port."""

    program = ("gunicorn",)
    ready = "Booting worker"

    def arguments(self) -> list[str]:
        return ["usk_social.wsgi", "-b", "127.0.0.1:0", "--threads", "4", "--no-control-socket"]

    @property
    def url(self) -> str:
        found = re.search(r"Listening at: (\S+)", self.words())
        assert found, self.words()
        return found[1]


def environment() -> dict[str, str]:
    """Return an environment for the portal's own processes on the database of this test."""
    address, _, options = os.environ["DATABASE_URL"].partition("?")
    ours = f"{address.rpartition('/')[0]}/{connection.settings_dict['NAME']}"
    return {
        **os.environ,
        "DATABASE_URL": f"{ours}?{options}" if options else ours,
        "CELERY_BROKER_URL": settings.CELERY_BROKER_URL,
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "PYTHONUNBUFFERED": "1",
    }
