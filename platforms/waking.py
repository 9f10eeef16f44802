"""Tells a worker that there is something to do. It may be lost: a sweep finds it all the same."""

from __future__ import annotations

import logging
import time
from dataclasses import dataclass
from functools import partial

from celery import current_app
from django.db import transaction
from kombu.exceptions import OperationalError

logger = logging.getLogger(__name__)

SLOW = 0.5
"""Seconds. A broker that is gone says so at once; one that takes longer gives no answer at all."""
LEAVE_ALONE = 15.0
"""Seconds for which nobody waits for such a broker a second time."""


@dataclass
class Broker:
    """What this process has seen of the broker."""

    silent_until: float = 0.0


broker = Broker()


def call_soon(task: str, *ids: int) -> None:
    """Wake a worker once the transaction is through."""
    transaction.on_commit(partial(call_now, task, *ids))


def call_now(task: str, *ids: int) -> None:
    """Wake a worker. With the broker away the row waits for the sweep, and nobody is kept."""
    began = time.monotonic()
    if began < broker.silent_until:
        return
    try:
        current_app.send_task(task, ids)
    except OperationalError:
        logger.warning("The broker is away: %s %s waits for the sweep.", task, list(ids))
        if time.monotonic() - began > SLOW:
            broker.silent_until = time.monotonic() + LEAVE_ALONE
