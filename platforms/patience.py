"""Writes down what was learnt from a platform, though the database be away for a moment."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

from django.db import InterfaceError, OperationalError, connection

logger = logging.getLogger(__name__)

PATIENCE = 20.0
"""Seconds in which a database is restarted. Less than the time for which a task may run."""
PAUSE = 0.25


def patiently(write: Callable[[], None]) -> None:
    """Write, and again while the database is away: whoever has sent something knows what became
    of it, and would take that knowledge along.

    Give a `write` that may come twice: an answer can be lost after the commit. Within a
    transaction there is nothing to repeat.
    """
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            return write()
        except (OperationalError, InterfaceError):
            if connection.in_atomic_block or time.monotonic() > deadline:
                raise
            logger.warning("The database is away. What is to be written waits for it.")
            connection.close()
            time.sleep(PAUSE)
