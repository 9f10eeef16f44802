"""Tells a channel's administrators by email that its connection has ended, or is about to."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from accounts.connecting import days_left
from accounts.models import Channel, User, during

WARN_AT = (14, 7, 2, 0)
"""Days before a connection ends on which its administrators hear of it."""


@transaction.atomic
def administrators(*, now: datetime) -> None:
    """Write once to everybody on the roster of each channel that was cut off."""
    cut_off = Channel.objects.filter(
        status=Channel.Status.SUSPENDED, suspended_by=None, administrators_told_at=None
    ).exclude(why="")
    for channel in cut_off.select_for_update(skip_locked=True):
        words = f"{channel.why}\n\nUntil then nothing is sent to {channel} and no comments come in."
        _write(channel, f"{channel} is cut off", words, now=now)
        Channel.objects.filter(pk=channel.pk).update(administrators_told_at=now)


@transaction.atomic
def of_the_end(*, now: datetime) -> None:
    """Write 14, 7 and 2 days before a connection ends and when it does, once each."""
    ending = Channel.objects.filter(
        connection_ends_at__lt=now + timedelta(days=WARN_AT[0] + 1),
        status__in=[Channel.Status.ACTIVE, Channel.Status.SETTING_UP],
    )
    for channel in ending.select_for_update(skip_locked=True):
        step = _step(channel.connection_ends_at, now)
        if step is None or (channel.warned_days is not None and channel.warned_days <= step):
            continue
        _write(channel, *_countdown(channel, now), now=now)
        Channel.objects.filter(pk=channel.pk).update(warned_days=step)


def _step(ends_at: datetime | None, now: datetime) -> int | None:
    """Return the last of the days of WARN_AT that has come."""
    if ends_at is None:
        return None
    if ends_at <= now:
        return 0
    left = max(1, days_left(ends_at, now))
    return next((step for step in reversed(WARN_AT) if left <= step), None)


def _countdown(channel: Channel, now: datetime) -> tuple[str, str]:
    """Say in a subject and in sentences when a channel's connection ends."""
    platform, ends_at = channel.get_platform_display(), channel.connection_ends_at or now
    if ends_at <= now:
        return (
            f"The connection of {channel} has ended",
            f"The time for which {platform} let the portal in is over. "
            f"The Town Clerk needs to reconnect {channel}.",
        )
    days, day = days_left(ends_at, now), f"{timezone.localtime(ends_at):%-d %B %Y}"
    left = {0: "today", 1: "tomorrow"}.get(days, f"in {days} days")
    return (
        f"The connection of {channel} ends {left}",
        f"{platform} lets the portal in until {day}, and it works as before until then. "
        f"The Town Clerk reconnects {channel} in a few minutes, and it goes on.",
    )


def _write(channel: Channel, subject: str, words: str, *, now: datetime) -> None:
    """Write to everybody on a channel's roster of today."""
    held = channel.administrators.filter(during(timezone.localdate(now)))
    page = settings.SITE_URL + reverse("accounts:channel", args=[channel.pk])
    for person in User.objects.filter(pk__in=held.values("person"), is_active=True):
        send_mail(subject, f"Dear {person},\n\n{words}\n\nSee {page}\n", None, [person.email])
