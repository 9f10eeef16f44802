"""The supervisor: it keeps its processes up, passes on what they complain about, and ends them."""

import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from usk_social.supervisor import Child, Supervisor

SOON = 20.0
WAIT = "import time; time.sleep(99)"
STUBBORN = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN)"


@pytest.fixture
def terminal() -> list[str]:
    """What a person would have read."""
    return []


@pytest.fixture
def supervisor(terminal: list[str]) -> Iterator[Supervisor]:
    supervisor = Supervisor(terminal.append)
    yield supervisor
    supervisor.stop()


def child(terminal: list[str], log: Path, *script: str, announces: str = "ready") -> Child:
    """Make a child that runs a few lines of Python."""
    arguments = [sys.executable, "-u", "-c", "\n".join(script)]
    return Child("The worker", arguments, log, terminal.append, log.parent, announces)


def test_a_child_is_ready_when_it_says_so(
    supervisor: Supervisor, terminal: list[str], tmp_path: Path
) -> None:
    worker = child(terminal, tmp_path / "log", "print('starting')", "print('ready')", WAIT)
    silent = child(terminal, tmp_path / "silent", "print('starting')", WAIT)
    supervisor.keep(silent)
    supervisor.keep(worker)
    assert supervisor.wait(worker.ready.is_set, seconds=SOON)
    assert not silent.ready.is_set()


def test_complaints_reach_the_terminal_and_the_rest_only_the_log(
    supervisor: Supervisor, terminal: list[str], tmp_path: Path
) -> None:
    words = ["print('INFO all is well')", "print('ERROR the roof leaks')", "print('ready')"]
    worker = child(terminal, tmp_path / "log", *words, WAIT)
    supervisor.keep(worker)
    assert supervisor.wait(worker.ready.is_set, seconds=SOON)
    assert terminal == ["The worker: ERROR the roof leaks"]
    assert worker.log.read_text() == "INFO all is well\nERROR the roof leaks\nready\n"


def test_a_child_that_dies_is_started_again_each_time_a_little_later(
    supervisor: Supervisor, terminal: list[str], tmp_path: Path
) -> None:
    supervisor.keep(child(terminal, tmp_path / "log", "raise SystemExit(3)"))
    assert supervisor.wait(lambda: len(terminal) == 2, seconds=SOON)
    assert terminal == [
        "The worker has stopped (exit 3). Starting it again in 1 s.",
        "The worker has stopped (exit 3). Starting it again in 2 s.",
    ]


def test_a_child_that_was_killed_is_said_to_have_been(
    supervisor: Supervisor, terminal: list[str], tmp_path: Path
) -> None:
    worker = child(terminal, tmp_path / "log", WAIT)
    supervisor.keep(worker)
    assert worker.process is not None
    worker.process.send_signal(signal.SIGKILL)
    assert supervisor.wait(lambda: bool(terminal), seconds=SOON)
    assert terminal[0].startswith("The worker has stopped (signal SIGKILL).")


def test_stopping_ends_children_that_will_not_and_what_they_started(
    supervisor: Supervisor,
    terminal: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("usk_social.supervisor.PATIENCE", 0.2)
    start = f"import subprocess, sys; subprocess.Popen([sys.executable, '-c', {WAIT!r}])"
    worker = child(terminal, tmp_path / "log", STUBBORN, start, "print('ready')", WAIT)
    supervisor.keep(worker)
    assert supervisor.wait(worker.ready.is_set, seconds=SOON)
    assert worker.process is not None
    family = [
        psutil.Process(worker.process.pid),
        *psutil.Process(worker.process.pid).children(),
    ]
    assert len(family) == 2
    supervisor.stop()
    assert psutil.wait_procs(family, timeout=SOON)[1] == []
