"""How the workers come back to a broker that was away: soon, however long that took."""

from __future__ import annotations

from celery.app.amqp import AMQP
from kombu import Connection

TRY_AGAIN_EVERY = 2
"""Seconds. Celery waits longer each time, up to thirty: a post could be as late as that."""


class Persistent(Connection):
    def ensure_connection(self, *args: object, **kwargs: object) -> Connection:
        super().ensure_connection(*args, **{"interval_max": TRY_AGAIN_EVERY, **kwargs})
        return self


class Amqp(AMQP):
    Connection = Persistent
