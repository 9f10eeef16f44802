"""Tells a channel's administrators by email that its connection has ended."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from accounts.models import Channel, User, during


@transaction.atomic
def administrators(*, now: datetime) -> None:
    """Write once to everybody on the roster of each channel that was cut off."""
    cut_off = Channel.objects.filter(
        status=Channel.Status.SUSPENDED, administrators_told_at=None
    ).exclude(why="")
    for channel in cut_off.select_for_update(skip_locked=True):
        held = channel.administrators.filter(during(timezone.localdate(now)))
        people = User.objects.filter(pk__in=held.values("person"), is_active=True)
        for person in people:
            send_mail(
                f"{channel} is cut off",
                f"Dear {person},\n\n{channel.why}\n\nUntil then nothing is sent to {channel} and "
                f"no comments come in. See {settings.SITE_URL}{reverse('accounts:channels')}\n",
                None,
                [person.email],
            )
        Channel.objects.filter(pk=channel.pk).update(administrators_told_at=now)
