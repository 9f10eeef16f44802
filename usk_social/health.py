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
from posts.models import Publication, Takedown
from usk_social.celery import QUEUES

TOO_OLD = 60.0
"""Seconds. An older age means that something is down, and `/health/` answers 503."""
SILENT = 30.0
"""Seconds after which the home desk says that a part is gone."""


@dataclass(frozen=True)
class Health:
    """Ages are in seconds; None means never seen."""

    database: bool
    broker: bool
    worker_age_s: float | None
    clock_age_s: float | None
    oldest_due_s: float

    def is_well(self) -> bool:
        ages = self.worker_age_s, self.clock_age_s, self.oldest_due_s
        fresh = all(age is not None and age <= TOO_OLD for age in ages)
        return self.database and self.broker and fresh

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
        for kind in (Publication, Takedown, Enforcement)
    ]
    return max(((now - at).total_seconds() for at in oldest if at), default=0.0)


def _broker_answers() -> bool:
    """Ask through Celery's own connection, which knows every dialect of a broker's address."""
    try:
        with current_app.connection_for_write() as broker:
            return bool(broker.default_channel.client.ping())
    except (OperationalError, RedisError, OSError):
        return False
