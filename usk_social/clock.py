"""Heartbeats: Celery beat as a clock that is seen to go, and workers that are seen to live."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from celery.beat import Scheduler
from celery.signals import worker_ready
from celery.worker.consumer import Consumer
from django.db import DatabaseError, connection
from django.utils import timezone

from platforms.models import Heartbeat

logger = logging.getLogger(__name__)

EVERY = timedelta(seconds=5)


def beat(*parts: str) -> None:
    """Write that these parts are alive. A database that is away is no reason to die."""
    try:
        for part in parts:
            Heartbeat.beat(part, now=timezone.now())
    except DatabaseError:
        logger.warning("No heartbeat could be written: the database is away.")
    finally:
        connection.close()


class Clock(Scheduler):
    """Keeps the time in memory: what is due stands in the database, so nothing is forgotten."""

    _ticked_at: datetime | None = None
    _beat_at: datetime | None = None

    def tick(self, *args: object, **kwargs: object) -> float:
        now = self.app.now()
        if self._ticked_at and now < self._ticked_at:
            self._start_over(now)
        self._ticked_at = now
        if not self._beat_at or now - self._beat_at >= EVERY:
            self._beat_at = now
            beat(Heartbeat.CLOCK)
        wait: float = super().tick(*args, **kwargs)
        return min(wait, EVERY.total_seconds())

    def _start_over(self, now: datetime) -> None:
        """The machine's clock was put back: do not wait until it is as late as it was before."""
        logger.warning("The clock of this machine was put back.")
        self._beat_at = None
        for entry in self.schedule.values():
            entry.last_run_at = min(entry.last_run_at, now)
        self._heap = None


@worker_ready.connect
def live(sender: Consumer, **_: object) -> None:
    """Beat from the worker's main process, which no long task keeps busy: once for each queue."""
    parts = [Heartbeat.worker(name) for name in sender.app.amqp.queues.consume_from]
    beat(*parts)
    sender.timer.call_repeatedly(EVERY.total_seconds(), beat, parts)
