"""What every test may ask for, and what every test must leave as it was."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.cache import cache
from django.db import connection
from pytest_django import DjangoDbBlocker

from tests import browser
from tests.processes import Clock, Worker, environment

pytest_plugins = ["tests.council", "tests.rostered"]

WITH_A_BROWSER = {"browser", "context", "page", "new_context"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave the tests in a browser out when told to; otherwise they fail without one."""
    if browser.unwanted():
        for item in items:
            if WITH_A_BROWSER & set(getattr(item, "fixturenames", ())):
                item.add_marker(pytest.mark.skip(reason="in a browser, and BROWSER=none"))


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Before the database is dropped, end what a killed worker's last connection left there."""
    yield
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


@pytest.fixture(autouse=True)
def _an_empty_cache() -> Iterator[None]:
    """Limits of sign-in and the like must not reach from one test into the next."""
    yield
    cache.clear()


@pytest.fixture(scope="session")
def browser_type_launch_args(
    browser_type_launch_args: dict[str, object],
) -> dict[str, object]:
    found = browser.find()
    if found is None:
        pytest.fail(browser.ADVICE)
    return {**browser_type_launch_args, "executable_path": str(found), "args": [*browser.FLAGS]}


@pytest.fixture
def worker(transactional_db: None, tmp_path: Path) -> Iterator[Worker]:
    """A real Celery worker, not yet started, on this test's own database and broker."""
    with Worker(tmp_path / "worker.log", environment()) as worker:
        yield worker


@pytest.fixture
def clock(transactional_db: None, tmp_path: Path) -> Iterator[Clock]:
    """A real Celery beat, not yet started, on this test's own database and broker."""
    with Clock(tmp_path / "clock.log", environment()) as clock:
        yield clock
