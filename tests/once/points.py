"""Where a worker dies: each point holds the send still there, so that the kill is no gamble."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

import psycopg2
from django.db import connection

from platforms.outbox import Delivery
from tests import playing
from tests.once.kinds import Kind, Scene

PATIENCE = 120.0
"""Seconds after which a send that is not at its point will never be, on however busy a machine."""
LONG_ENOUGH = 15_000
"""Milliseconds for which an answer is kept back, unless it is let go: less than anybody waits."""


def until(is_so: Callable[[], bool], what: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < deadline, f"It did not come about: {what}."
        time.sleep(0.02)


def statuses(rows: Sequence[Delivery]) -> list[str]:
    kind = type(rows[0])
    found = kind.objects.filter(pk__in=[row.pk for row in rows])
    return list(found.values_list("status", flat=True))


def blocked() -> int:
    """How many connections to this database wait for a lock."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity"
            " WHERE datname = current_database() AND wait_event_type = 'Lock'"
        )
        return int(cursor.fetchone()[0])


@contextmanager
def locked(rows: Sequence[Delivery]) -> Iterator[None]:
    """Hold the rows under lock on a connection of our own."""
    place = connection.settings_dict
    with psycopg2.connect(
        dbname=place["NAME"],
        user=place["USER"],
        password=place["PASSWORD"],
        host=place["HOST"],
        port=place["PORT"] or None,
    ) as other:
        with other.cursor() as cursor:
            table = rows[0]._meta.db_table
            pks = tuple(row.pk for row in rows)
            cursor.execute(f"SELECT 1 FROM {table} WHERE id IN %s FOR UPDATE", [pks])  # noqa: S608
        yield
    other.close()


@contextmanager
def nobody_there() -> Iterator[str]:
    """An address at which a connection is never taken up, nor refused."""
    with ExitStack() as stack:
        door = stack.enter_context(socket.socket())
        door.bind(("127.0.0.1", 0))
        door.listen(0)
        for _ in range(4):
            waiting = stack.enter_context(socket.socket())
            waiting.setblocking(False)
            waiting.connect_ex(door.getsockname())
        yield f"http://127.0.0.1:{door.getsockname()[1]}"


@dataclass(frozen=True)
class Point:
    """`hold` holds the send at the point for as long as the block lasts, once it is there.

    It is given the scene, the kind, the rows, and a way to start the worker.
    """

    name: str
    hold: Callable[..., object]


Start = Callable[..., object]


@contextmanager
def before_claim(
    scene: Scene, kind: Kind, rows: Sequence[Delivery], start: Start
) -> Iterator[None]:
    with locked(rows):
        start()
        until(lambda: blocked() >= len(rows), "every row is waited for")
        yield


@contextmanager
def after_claim(scene: Scene, kind: Kind, rows: Sequence[Delivery], start: Start) -> Iterator[None]:
    with nobody_there() as nowhere:
        start(**{f"{name}_API_URL": nowhere for name in ("FACEBOOK", "X", "YOUTUBE")})
        until(lambda: all(row.claims for row in _fresh(rows)), "every row is claimed")
        yield


@contextmanager
def request_sent(
    scene: Scene, kind: Kind, rows: Sequence[Delivery], start: Start
) -> Iterator[None]:
    """The platform has kept it, and its answer is still on the way."""
    with _fault(scene, kind, rows, "never"):
        start()
        until(lambda: all(kind.times(scene, row) for row in _fresh(rows)), "every request is kept")
        yield


@contextmanager
def request_heard(
    scene: Scene, kind: Kind, rows: Sequence[Delivery], start: Start
) -> Iterator[None]:
    """The platform has the request, and has kept nothing of it."""
    with _fault(scene, kind, rows, "hold-before"):
        start()
        until(lambda: len(scene.practice.faults.held()) >= len(rows), "every request is heard")
        yield


@contextmanager
def answer_here(scene: Scene, kind: Kind, rows: Sequence[Delivery], start: Start) -> Iterator[None]:
    """The answer has come, and is not written down yet."""
    with _fault(scene, kind, rows, "delay", milliseconds=LONG_ENOUGH), ExitStack() as stack:
        start()
        until(lambda: set(statuses(rows)) == {"SENDING"}, "every row is claimed")
        stack.enter_context(locked(rows))
        scene.practice.faults.release()
        until(lambda: blocked() >= len(rows), "every answer waits to be written down")
        yield


@contextmanager
def written_down(
    scene: Scene, kind: Kind, rows: Sequence[Delivery], start: Start
) -> Iterator[None]:
    start()
    until(lambda: set(statuses(rows)) == {"DONE"}, "every row is done")
    yield


@contextmanager
def _fault(
    scene: Scene, kind: Kind, rows: Sequence[Delivery], fault: str, **more: object
) -> Iterator[None]:
    """Switch a fault on for the one call of each row that does it, and no other."""
    playing.misbehave(scene.practice, kind.platform, fault, times=len(rows), **kind.call, **more)
    try:
        yield
    finally:
        scene.practice.faults.clear()


def _fresh(rows: Sequence[Delivery]) -> list[Delivery]:
    return [type(row).objects.get(pk=row.pk) for row in rows]


POINTS = (
    Point("before the claim", before_claim),
    Point("after the claim", after_claim),
    Point("request heard, nothing kept", request_heard),
    Point("request kept, no answer", request_sent),
    Point("answer here, not written", answer_here),
    Point("written down", written_down),
)
