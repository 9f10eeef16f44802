"""Celery beat with a heartbeat, so that a clock that has stopped is seen."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from celery.beat import Scheduler
from django.db import DatabaseError, connection
from django.utils import timezone

from platforms.models import Heartbeat

logger = logging.getLogger(__name__)

EVERY = timedelta(seconds=5)


class Clock(Scheduler):
    """Keeps the time in memory: what is due stands in the database, so nothing is forgotten."""

    _beat_at: datetime | None = None

    def tick(self, *args: object, **kwargs: object) -> float:
        self._beat(timezone.now())
        wait: float = super().tick(*args, **kwargs)
        return min(wait, EVERY.total_seconds())

    def _beat(self, now: datetime) -> None:
        if self._beat_at and now - self._beat_at < EVERY:
            return
        self._beat_at = now
        try:
            Heartbeat.beat(Heartbeat.CLOCK, now=now)
        except DatabaseError:
            logger.warning("The clock could not write its heartbeat: the database is away.")
            connection.close()
