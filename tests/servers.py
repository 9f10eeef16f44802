"""A pytest plugin: a real PostgreSQL and a real Redis for the tests, up before Django is read.

`TEST_DATABASE_URL` and `TEST_REDIS_URL` put servers of your own in their place. Each worker of a
parallel run has a database (pytest-django sees to that) and two Redis databases to itself.
"""

import os
import re
import shutil
import socket
import sys
from contextlib import ExitStack
from ipaddress import ip_address

import pytest

from usk_social.embedded import EmbeddedError, Home, Postgres, Valkey
from usk_social.embedded.home import locked, of_the_tests, sweep
from usk_social.embedded.valkey import DATABASES

SERVERS = ExitStack()
"""What the first process of a run has started. It ends with it, however it ends."""


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests() -> None:
    """Start the servers, or find the addresses that the first process left in the environment."""
    if "PYTEST_XDIST_WORKER" not in os.environ:
        try:
            set_up(os.environ)
        except EmbeddedError as error:
            raise pytest.UsageError(str(error)) from None
    number = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
    for name, offset in {"CELERY_BROKER_URL": 0, "CACHE_URL": 1}.items():
        os.environ[name] = numbered(os.environ[name], (2 * number + offset) % DATABASES)
    sys.addaudithook(stay_on_this_machine)


def pytest_unconfigure() -> None:
    SERVERS.close()


def set_up(environ: "os._Environ[str]") -> None:
    """Put the tests' own addresses and directories into the environment: nothing of a person's."""
    sweep()
    home = of_the_tests()
    home.make()
    SERVERS.callback(shutil.rmtree, home.data, ignore_errors=True)
    start_servers(home, environ)
    for name in ("MEDIA_ROOT", "EVIDENCE_ROOT", "MAILBOX_DIR"):
        environ[name] = str(home.data / name.lower())
    environ["PRACTICE"] = "1"
    environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright brings an event loop of its own.


def start_servers(home: Home, environ: "os._Environ[str]") -> None:
    lock = SERVERS.enter_context(locked(home.lock))
    servers: list[Postgres | Valkey] = []
    if "TEST_DATABASE_URL" not in environ:
        servers.append(Postgres(home, lock, durable=False))
    if "TEST_REDIS_URL" not in environ:
        servers.append(Valkey(home, lock))
    for server in servers:
        SERVERS.callback(server.stop)
        server.start()
    environ["DATABASE_URL"] = environ.get("TEST_DATABASE_URL", home.database_url)
    environ["CELERY_BROKER_URL"] = environ.get("TEST_REDIS_URL", home.broker_url())
    environ["CACHE_URL"] = environ.get("TEST_REDIS_URL", home.cache_url())


def numbered(url: str, number: int) -> str:
    """Return a Redis address with another database number, in each of its three dialects."""
    if "?" in url:
        return re.sub(r"(virtual_host|db)=\d+", rf"\g<1>={number}", url)
    return re.sub(r"(//[^/]+)(/\d*)?$", rf"\g<1>/{number}", url)


def stay_on_this_machine(event: str, details: tuple[object, ...]) -> None:
    """Be a machine without a network: a test that calls out fails as it would on a train."""
    if event == "socket.connect" and isinstance(details[1], tuple):
        if not is_here(details[1][0]):
            raise OSError(f"A test may not connect to {details[1]}: it leaves this machine.")
    elif event == "socket.getaddrinfo" and not (is_here(details[0]) or is_address(details[0])):
        raise socket.gaierror(socket.EAI_NONAME, f"A test may not look up {details[0]!r}.")


def is_here(host: object) -> bool:
    if host in (None, "", "localhost", b"localhost"):
        return True
    return is_address(host) and ip_address(written(host)).is_loopback


def is_address(host: object) -> bool:
    try:
        ip_address(written(host))
    except ValueError:
        return False
    return True


def written(host: object) -> str:
    return host.decode() if isinstance(host, bytes) else str(host)
