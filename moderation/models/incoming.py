"""A signed event of a platform, kept raw, once, until it has been read again through the API."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import reduce
from operator import or_
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from accounts.models import Channel

AGAIN_AFTER = (
    timedelta(seconds=20),
    timedelta(minutes=2),
    timedelta(minutes=10),
    timedelta(hours=1),
    timedelta(hours=6),
)
"""How long after it came an event is read again, when the last attempt came to nothing."""
KEPT_READ, KEPT_UNREAD = timedelta(days=7), timedelta(days=30)
"""Read, it has served. Unread after all attempts, it is kept for whoever looks into why."""


class IncomingQuerySet(models.QuerySet["Incoming"]):
    def unread(self) -> Self:
        return self.filter(read_at=None)

    def due(self, now: datetime) -> Self:
        """What no worker came for, or what came to nothing and is worth another attempt."""
        waited = (Q(attempts=number, at__lte=now - wait) for number, wait in enumerate(AGAIN_AFTER))
        return self.unread().filter(reduce(or_, waited)).order_by("at", "pk")

    def old(self, now: datetime) -> Self:
        return self.filter(Q(read_at__lt=now - KEPT_READ) | Q(at__lt=now - KEPT_UNREAD))


class Incoming(models.Model):
    """What came in by a webhook. It is believed only so far as to look."""

    platform = models.CharField(max_length=20, choices=Channel.Platform.choices)
    digest = models.CharField(max_length=64)
    """SHA-256 of the body: the same event again is the same row."""
    body = models.TextField()
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)

    objects = IncomingQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["at"], condition=models.Q(read_at=None), name="incoming_unread")
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["platform", "digest"], name="each_event_once")
        ]

    def __str__(self) -> str:
        return f"Event of {self.platform} at {self.at:%Y-%m-%d %H:%M}"

    def claim(self, now: datetime) -> bool:
        """Take it for one attempt: at once the first time, and then when it is due again."""
        mine = Incoming.objects.unread().filter(pk=self.pk)
        is_first = mine.filter(attempts=0).update(attempts=1)
        return bool(is_first or mine.due(now).update(attempts=models.F("attempts") + 1))
