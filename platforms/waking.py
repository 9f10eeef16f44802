"""Tells a worker that there is something to do. It may be lost: a sweep finds it all the same."""

from __future__ import annotations

import logging
from functools import partial

from celery import current_app
from django.db import transaction
from kombu.exceptions import OperationalError

logger = logging.getLogger(__name__)


def call_soon(task: str, *ids: int) -> None:
    """Wake a worker once the transaction is through."""
    transaction.on_commit(partial(call_now, task, *ids))


def call_now(task: str, *ids: int) -> None:
    """Wake a worker. With the broker away the row waits for the sweep, and nobody is kept."""
    try:
        current_app.send_task(task, ids)
    except OperationalError:
        logger.warning("The broker is away: %s %s waits for the sweep.", task, list(ids))
