"""What the outbox stands on, each of it a trial's own: a broker, a database, a browser."""

from __future__ import annotations

import signal
import time
from collections.abc import Iterator, Mapping

import pytest
import requests
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test import Client

from accounts.models import User
from posts.models import Post
from tests.processes import Web, environment
from usk_social import processes
from usk_social.embedded import EmbeddedError, Home, Postgres, Valkey, started
from usk_social.embedded.home import locked, of_the_tests

PATIENCE = 60.0


@pytest.fixture
def home() -> Home:
    home = of_the_tests()
    home.make()
    return home


@pytest.fixture
def broker(home: Home) -> Iterator[Valkey]:
    """A broker that may die: nobody else's tests speak to it."""
    with locked(home.lock) as lock, started(server := Valkey(home, lock)):
        yield server


@pytest.fixture
def its_address(home: Home) -> dict[str, str]:
    """What a process must be told to use that broker, and keep its cache there too."""
    return {"CELERY_BROKER_URL": home.broker_url(), "CACHE_URL": home.cache_url()}


@pytest.fixture
def database(
    transactional_db: None, home: Home, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Postgres]:
    """A database that may die. It writes to the disk as a council's does, and is this test's.

    Ask for it before anything that makes a row.
    """
    with locked(home.lock) as lock, started(server := Postgres(home, lock, durable=True)):
        usual = dict(connection.settings_dict)
        connection.close()
        connection.settings_dict.update(NAME="postgres", HOST=str(home.sockets), PORT="")
        monkeypatch.setenv("DATABASE_URL", home.database_url)
        call_command("migrate", verbosity=0)
        yield server
        connection.close()
        connection.settings_dict.update(usual)


def restart(server: Postgres, how: signal.Signals) -> None:
    """Have it go away by a signal, and come back. SIGINT is a fast shutdown; SIGKILL is none.

    After SIGKILL its children may outlive it for a moment, in which the next one will not start.
    """
    connection.close()
    assert server.process
    if how is signal.SIGKILL:
        processes.kill(server.process)
    else:
        processes.stop(server.process, how)
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            server.start()
        except EmbeddedError:
            assert time.monotonic() < deadline, "It did not come back."
        else:
            return


class Approver:
    """A browser of somebody who approves, at a real web server."""

    def __init__(self, web: Web, person: User) -> None:
        signed_in = Client()
        signed_in.force_login(person)
        self.web = web
        self.browser = requests.Session()
        name = settings.SESSION_COOKIE_NAME
        self.browser.cookies.set(name, signed_in.cookies[name].value)

    def approve(self, post: Post) -> float:
        """Open the post, press Approve, and return how many seconds that took to be answered."""
        page = f"{self.web.url}/posts/{post.pk}/"
        self.browser.get(page, timeout=PATIENCE).raise_for_status()
        pressed = {
            "decision": "approve",
            "digest": post.digest(),
            "csrfmiddlewaretoken": self.browser.cookies[settings.CSRF_COOKIE_NAME],
        }
        began = time.monotonic()
        self.browser.post(f"{page}decide/", pressed, timeout=PATIENCE).raise_for_status()
        return time.monotonic() - began


@pytest.fixture
def web(transactional_db: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Web]:
    """The portal itself, not yet started, on this test's own database."""
    with Web(tmp_path_factory.mktemp("web") / "web.log", environment()) as web:
        yield web


def within(environ: Mapping[str, str], **more: str) -> dict[str, str]:
    """The waits of the outbox, made short, but never shorter than a send takes."""
    return {
        **environ,
        "PRESUMED_LOST_SECONDS": "10",
        "RECONCILE_AFTER_SECONDS": "0.5",
        "PUBLISH_HOLD_SECONDS": "0",
        **more,
    }
