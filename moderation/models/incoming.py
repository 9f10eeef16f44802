"""A signed event of a platform, kept raw, once, until it has been read again through the API."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from accounts.models import Channel


class Incoming(models.Model):
    """What came in by a webhook. It is believed only so far as to look."""

    platform = models.CharField(max_length=20, choices=Channel.Platform.choices)
    digest = models.CharField(max_length=64)
    """SHA-256 of the body: the same event again is the same row."""
    body = models.TextField()
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["at"], condition=models.Q(read_at=None), name="incoming_unread")
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["platform", "digest"], name="each_event_once")
        ]

    def __str__(self) -> str:
        return f"Event of {self.platform} at {self.at:%Y-%m-%d %H:%M}"
