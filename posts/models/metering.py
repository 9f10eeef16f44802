"""Speaks with a channel's platform as `accounts.connections` does, and counts what that cost."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TypeVar

from django.db import Error, transaction
from django.utils import timezone

from accounts import connections
from accounts.models import Channel, Council
from platforms.abilities import Metered, Usage
from platforms.base import Platform
from posts.models.spending import Spending, month_of

logger = logging.getLogger(__name__)

Said = TypeVar("Said")
What = Spending.What


def speak(channel: Channel, act: Callable[[Platform], Said]) -> Said:
    """Do something on the platform as the channel. What went wrong is paid for all the same."""

    def metered(client: Platform) -> Said:
        try:
            return act(client)
        finally:
            if isinstance(client, Metered):
                _charge(channel, client.used())

    return connections.speak(channel, metered)


def _charge(channel: Channel, used: Usage) -> None:
    """Count it. What cannot be counted is written to the log: a meter never stops a send."""
    try:
        with transaction.atomic():
            charge(channel, used)
    except Error:
        logger.exception("%s was used and not counted: %s.", channel.pk, used)


def charge(channel: Channel, used: Usage) -> None:
    """Put down what was used at the prices of now, in the month of now."""
    council, month = Council.now(), month_of(timezone.now())
    reads = used.reads * council.x_read_price + used.own_reads * council.x_own_read_price
    for what, count, cost in (
        (What.POST, used.posts, used.posts * council.x_post_price),
        (What.LINK, used.links, used.links * council.x_link_price),
        (What.READ, used.reads + used.own_reads, reads),
    ):
        if count:
            Spending.objects.add(channel, what, count, cost, month=month)
