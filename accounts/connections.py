"""Speaks with a channel's platform, and looks after what lets us in."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from django.db import transaction

from accounts.models import Channel
from platforms.base import Platform, Reconnect
from platforms.waking import call_soon

Said = TypeVar("Said")


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
    """Suspend a channel whose connection has ended, and have its administrators told."""
    row = Channel.objects.select_for_update().get(pk=channel.pk)
    if row.status == Channel.Status.ACTIVE:
        row.move_to(Channel.Status.SUSPENDED, by=None, why=why, detail={"why": why})
        Channel.objects.filter(pk=row.pk).update(administrators_told_at=None)
        call_soon("accounts.tasks.tell_administrators")
    channel.refresh_from_db()
