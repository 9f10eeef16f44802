"""Speaks with a channel's platform, and looks after what lets us in."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TypeVar

from django.db import transaction
from django.db.models import Q

from accounts.models import Channel
from audit.models import record
from platforms.base import Platform, PlatformError, Reconnect
from platforms.registry import SIGN_INS
from platforms.waking import call_soon

logger = logging.getLogger(__name__)

Said = TypeVar("Said")

CHECK_EVERY = timedelta(days=1)
"""A platform that does not answer is asked again at the next look of the clock, an hour later."""


def speak(channel: Channel, act: Callable[[Platform], Said]) -> Said:
    """Do something on the platform as the channel.

    A platform that no longer knows us did nothing of what was asked. So the connection is renewed
    once and it is asked again; when that fails too, the channel is cut off and `Reconnect` raised.
    """
    used = channel.access_token
    try:
        return act(channel.adapter()(channel.account()))
    except Reconnect:
        renew(channel, used=used)
    try:
        return act(channel.adapter()(channel.account()))
    except Reconnect as ended:
        cut_off(channel, str(ended))
        raise


def renew(channel: Channel, *, used: str) -> None:
    """Get a fresh token, unless somebody else has since `used` was read. May raise `Reconnect`.

    Refresh tokens can be single-use: the row stays locked until the new ones are kept.
    """
    try:
        with transaction.atomic():
            row = Channel.objects.select_for_update().get(pk=channel.pk)
            if row.access_token == used:
                fresh = row.adapter()(row.account()).renew()
                row.access_token = fresh.access_token
                row.refresh_token = fresh.refresh_token
                row.token_expires_at = fresh.expires_at
                row.save(update_fields=["access_token", "refresh_token", "token_expires_at"])
    except Reconnect as ended:
        cut_off(channel, str(ended))
        raise
    channel.refresh_from_db()


@transaction.atomic
def cut_off(channel: Channel, why: str) -> None:
    """Suspend a channel whose connection has ended, and have its administrators told.

    One that is not in use only keeps why, so that it is not made active as it is.
    """
    row = Channel.objects.select_for_update().get(pk=channel.pk)
    if row.status == Channel.Status.ACTIVE:
        row.move_to(
            Channel.Status.SUSPENDED,
            by=None,
            detail={"why": why},
            why=why,
            suspended_by=None,
            administrators_told_at=None,
        )
        call_soon("accounts.tasks.tell_administrators")
    elif not (row.is_retired() or row.why):
        Channel.objects.filter(pk=row.pk).update(why=why)
        record("channel.connection_ended", row, by=None, why=why)
    channel.refresh_from_db()


def check_due(*, now: datetime) -> None:
    """Try each connection that nobody has tried for a day."""
    held = Channel.objects.in_use().exclude(access_token="")
    due = held.filter(Q(checked_at=None) | Q(checked_at__lte=now - CHECK_EVERY), why="")
    for channel in due:
        check(channel, now=now)


def check(channel: Channel, *, now: datetime) -> None:
    """Try a channel's connection with a call that changes nothing.

    One that has ended cuts the channel off. A platform that does not answer says nothing about
    the connection, and neither does one that refuses for a reason of its own.
    """
    try:
        ends_at = speak(channel, lambda _: SIGN_INS[channel.platform]().check(channel.account()))
    except Reconnect:
        return
    except PlatformError as unclear:
        logger.warning("Channel %s could not be checked: %s", channel.pk, type(unclear).__name__)
        return
    tried: dict[str, datetime | None] = {"checked_at": now}
    if ends_at:
        tried["connection_ends_at"] = ends_at
    if ends_at and channel.connection_ends_at and ends_at > channel.connection_ends_at:
        tried["warned_days"] = None
    # Not if somebody has connected it anew meanwhile: that is tried, and told, already.
    Channel.objects.filter(pk=channel.pk, connected_at=channel.connected_at).update(**tried)
