"""Asks once, at the start, whether what is sealed opens: with a wrong key every page would fail."""

from __future__ import annotations

import logging

from celery.signals import worker_init
from django.db import connection

from platforms.checks import keys_fit

logger = logging.getLogger(__name__)

NO_USE_TRYING_AGAIN = 3
"""The status with which a process tells gunicorn that another one would fare no better."""


def expect_keys_that_fit() -> None:
    """Stop with one sentence when a sealed value does not open."""
    shut = keys_fit(databases=["default"])
    connection.close()
    if shut:
        logger.critical(shut[0].msg)
        raise SystemExit(NO_USE_TRYING_AGAIN)


@worker_init.connect
def expect_it_of_a_worker(**_: object) -> None:
    expect_keys_that_fit()
