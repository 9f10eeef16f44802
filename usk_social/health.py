"""Whether the parts of the portal are alive, for monitoring and for the home desk."""

from __future__ import annotations

from dataclasses import asdict, dataclass
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
    """Of the worker that has been silent for longest."""
    clock_age_s: float | None
    oldest_due_s: float
    gone: tuple[str, ...] = ()
    """The queues whose worker is silent."""

    def is_well(self) -> bool:
        parts = self.database, self.broker, not self.gone, self.is_clock_alive()
        return all(parts) and self.oldest_due_s <= TOO_OLD

    def is_clock_alive(self) -> bool:
        return is_alive(self.clock_age_s)

    def for_monitoring(self) -> dict[str, object]:
        """What `/health/` says."""
        said = asdict(self)
        del said["gone"]
        return {"status": "ok" if self.is_well() else "down", **said}


def is_alive(age: float | None) -> bool:
    return age is not None and age <= SILENT


def measure(*, now: datetime) -> Health:
    broker = _broker_answers()
    try:
        ages = {queue: Heartbeat.age_of(Heartbeat.worker(queue), now=now) for queue in QUEUES}
        seen = [age for age in ages.values() if age is not None]
        return Health(
            database=True,
            broker=broker,
            worker_age_s=max(seen) if len(seen) == len(ages) else None,
            clock_age_s=Heartbeat.age_of(Heartbeat.CLOCK, now=now),
            oldest_due_s=_oldest_due(now),
            gone=tuple(queue for queue, age in ages.items() if not is_alive(age)),
        )
    except DatabaseError:
        connection.close()
        return Health(False, broker, None, None, 0.0, gone=tuple(QUEUES))


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
