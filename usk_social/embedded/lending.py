"""Lend the demo's database to any command that was given no other."""

import fcntl
import sys
import time
from collections.abc import Iterator, Mapping, MutableMapping, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path

from dotenv import dotenv_values

from usk_social.embedded import postgres, valkey
from usk_social.embedded.home import PROJECT, EmbeddedError, Home, locked, of_the_demo
from usk_social.embedded.postgres import Postgres
from usk_social.embedded.valkey import Valkey

NEED_NO_SERVER = {
    *("assess_comments", "check", "check_drafts", "collectstatic", "compilemessages", "demo"),
    *("help", "practice"),
}
"""Commands that do without a database, and the demo, which starts the servers by itself."""


@contextmanager
def lent(
    environ: MutableMapping[str, str], arguments: Sequence[str] = tuple(sys.argv)
) -> Iterator[None]:
    """Give a command a database for its length, unless the environment or `.env` names one.

    The demo is practice whatever `.env` says: a file of real secrets must not leak into it.
    """
    command = arguments[1] if len(arguments) > 1 else "help"
    if command != "demo" and has_database(environ, PROJECT / ".env"):
        yield
        return
    try:
        home = of_the_demo()
        environ.setdefault("PRACTICE", "1")
        environ.setdefault("DATABASE_URL", home.database_url)
        if "CELERY_BROKER_URL" not in environ:
            environ["CELERY_BROKER_URL"] = home.broker_url()
            environ.setdefault("CACHE_URL", home.cache_url())
        with nullcontext() if command in NEED_NO_SERVER else standing(home):
            yield
    except EmbeddedError as error:
        sys.exit(str(error))


def has_database(environ: Mapping[str, str], file: Path) -> bool:
    """Say whether the environment, or a file that stands in for it, names a database."""
    return "DATABASE_URL" in environ or bool(dotenv_values(file).get("DATABASE_URL"))


@contextmanager
def standing(home: Home) -> Iterator[None]:
    """Use the servers that run, or run them until we and everybody else have finished."""
    home.make()
    with locked(home.data / "users.lock", shared=True, wait=True) as users, claimed(home) as lock:
        if not lock:
            yield
            return
        with started(Postgres(home, lock, durable=True), Valkey(home, lock)):
            try:
                yield
            finally:
                fcntl.flock(users, fcntl.LOCK_EX)


@contextmanager
def claimed(home: Home) -> Iterator[int]:
    """Hold the lock of a home whose servers do not run, or yield 0 once they answer."""
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        with locked(home.lock) as lock:
            if lock or answering(home):
                yield lock
                return
        time.sleep(0.05)
    raise EmbeddedError(f"The demo's database does not answer: see {home.logs}.")


@contextmanager
def started(*servers: Postgres | Valkey) -> Iterator[None]:
    """Run servers, and stop them in the reverse order."""
    try:
        for server in servers:
            server.start()
        yield
    finally:
        for server in reversed(servers):
            server.stop()


def answering(home: Home) -> bool:
    return postgres.answers(home) and valkey.answers(home)
