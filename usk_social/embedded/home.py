"""Where the embedded servers live, what their addresses are, and who has the run of the place."""

import fcntl
import hashlib
import os
import pwd
import shutil
import stat
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

PROJECT = Path(__file__).resolve().parent.parent.parent
VAR = PROJECT / "var"
TESTS = "usk-tests-"
A_WHILE = 600
"""Seconds after which a test run has surely taken its lock."""


class EmbeddedError(Exception):
    """A server could not be found or started. Its text says what to do."""


@dataclass(frozen=True)
class Home:
    """Directories of one pair of servers. `sockets` must be short: a path has some 100 bytes."""

    data: Path
    sockets: Path
    logs: Path

    @property
    def lock(self) -> Path:
        """Held by whoever runs the servers, and by the servers themselves."""
        return self.data / "lock"

    @property
    def database_url(self) -> str:
        """The address of the database, which exists once the server answers."""
        return f"postgresql://{quote(me())}@{quote(str(self.sockets), safe='')}/postgres"

    def broker_url(self, number: int = 0) -> str:
        return f"redis+socket://{self.sockets}/valkey.sock?virtual_host={number}"

    def cache_url(self, number: int = 1) -> str:
        return f"unix://{self.sockets}/valkey.sock?db={number}"

    def make(self) -> None:
        """Make the directories, so that the service user may enter them and strangers may not."""
        self.logs.mkdir(parents=True, exist_ok=True)
        self.data.mkdir(parents=True, exist_ok=True)
        for step in (self.data, *self.data.parents):
            if PROJECT in step.parents:
                step.chmod(0o755)
        private(self.sockets.parent)
        self.sockets.mkdir(exist_ok=True)
        give(self.sockets)


def of_the_demo() -> Home:
    """Return the home of the demo: data in `var/`, unless the service user cannot get there."""
    nest = shelter()
    data = VAR if may_enter(PROJECT) else nest / "data"
    return Home(data=data / "servers", sockets=nest / "s", logs=VAR / "log")


def of_the_tests() -> Home:
    """Return a new home for one run of the tests. `sweep` removes it when its servers are gone."""
    place = Path(tempfile.mkdtemp(prefix=TESTS, dir="/tmp"))
    return Home(data=place, sockets=place / "s", logs=place / "log")


def sweep() -> None:
    """Remove what killed test runs left behind. A run that is alive holds its lock."""
    for place in Path("/tmp").glob(f"{TESTS}*"):  # noqa: S108 (only what is our own)
        found = place.lstat()
        if found.st_uid == os.geteuid() and time.time() - found.st_mtime > A_WHILE:
            with locked(place / "lock") as alone:
                if alone:
                    shutil.rmtree(place, ignore_errors=True)


def shelter() -> Path:
    """Return this checkout's private directory outside it. Its path is short and stays the same."""
    digest = hashlib.sha256(bytes(PROJECT)).hexdigest()[:10]
    return Path(f"/var/tmp/usk-social-{os.geteuid()}-{digest}")  # noqa: S108 (see `private`)


def private(directory: Path) -> None:
    """Make a directory that others may pass through but not write, or say whose it is."""
    directory.mkdir(mode=0o711, exist_ok=True)
    found = directory.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.geteuid():
        raise EmbeddedError(f"{directory} belongs to somebody else. Please have it removed.")
    directory.chmod(0o711)


@contextmanager
def locked(path: Path, *, shared: bool = False, wait: bool = False) -> Iterator[int]:
    """Hold a lock on a file and yield its descriptor, or 0 where somebody else has the lock.

    The kernel lets go of it when its last holder dies, and a child that was given the descriptor
    holds it too: nobody can be mistaken for alive, as with process ids.
    """
    with path.open("ab") as file:
        kind = fcntl.LOCK_SH if shared else fcntl.LOCK_EX
        try:
            fcntl.flock(file, kind | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            yield 0
        else:
            yield file.fileno()


def me() -> str:
    """Return the name under which the kernel knows us, which PostgreSQL will ask for."""
    try:
        return pwd.getpwuid(os.geteuid()).pw_name
    except KeyError:
        raise EmbeddedError(
            f"This machine has no name for user {os.geteuid()}, which PostgreSQL asks for. "
            "Run as a user with a name, or set DATABASE_URL."
        ) from None


def service_user() -> pwd.struct_passwd | None:
    """Return who runs PostgreSQL when we are root, which it refuses to be; else nobody special."""
    return pwd.getpwnam("nobody") if os.geteuid() == 0 else None


def give(directory: Path) -> None:
    """Give a directory to the service user, for nobody else to enter."""
    if user := service_user():
        os.chown(directory, user.pw_uid, user.pw_gid)
    directory.chmod(0o700)


def may_enter(path: Path) -> bool:
    """Say whether the service user can reach and read a path."""
    if service_user() is None:
        return True
    way = [path.resolve(), *path.resolve().parents]
    return all(step.stat().st_mode & stat.S_IXOTH for step in way)
