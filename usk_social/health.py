"""Whether the parts of the portal are alive, for monitoring and for the home desk."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from celery import current_app
from django.db import DatabaseError, connection
from django.db.models import Min
from kombu.exceptions import OperationalError
from redis import RedisError

from moderation.models import Enforcement
from platforms.models import Heartbeat
from posts.models import Addition, Edit, Publication, Takedown
from usk_social.celery import QUEUES

TOO_OLD = 60.0
"""Seconds for which something may have been due. Longer means that something is down."""
SILENT = 20.0
"""Seconds after which a part is said to be gone: four signs of life that did not come."""


@dataclass(frozen=True)
class Health:
    """Ages are in seconds; None means never seen."""

    database: bool
    broker: bool
    worker_age_s: float | None
    clock_age_s: float | None
    oldest_due_s: float

    def is_well(self) -> bool:
        parts = self.database, self.broker, self.is_worker_alive(), self.is_clock_alive()
        return all(parts) and self.oldest_due_s <= TOO_OLD

    def is_worker_alive(self) -> bool:
        return self.worker_age_s is not None and self.worker_age_s <= SILENT

    def is_clock_alive(self) -> bool:
        return self.clock_age_s is not None and self.clock_age_s <= SILENT


def measure(*, now: datetime) -> Health:
    broker = _broker_answers()
    try:
        return Health(
            database=True,
            broker=broker,
            worker_age_s=Heartbeat.age_of(*map(Heartbeat.worker, QUEUES), now=now),
            clock_age_s=Heartbeat.age_of(Heartbeat.CLOCK, now=now),
            oldest_due_s=_oldest_due(now),
        )
    except DatabaseError:
        connection.close()
        return Health(False, broker, None, None, 0.0)


def _oldest_due(now: datetime) -> float:
    oldest = [
        kind.objects.due(now).aggregate(at=Min("not_before"))["at"]
        for kind in (Publication, Takedown, Edit, Addition, Enforcement)
    ]
    return max(((now - at).total_seconds() for at in oldest if at), default=0.0)


def _broker_answers() -> bool:
    """Ask through Celery's own connection, which knows every dialect of a broker's address."""
    try:
        with current_app.connection_for_write() as broker:
            return bool(broker.default_channel.client.ping())
    except (OperationalError, RedisError, OSError):
        return False
