"""A meeting of the council: what is announced before it, and decided at it (2.2, 2.3)."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q


class Meeting(models.Model):
    """One sitting of the council or a committee. Posts point to it."""

    body = models.CharField(max_length=120)
    """Which council or committee meets, as in "Full Council"."""
    starts_at = models.DateTimeField()
    place = models.CharField(max_length=200)
    agenda_page = models.CharField(max_length=500, blank=True)
    minutes_page = models.CharField(max_length=500, blank=True)
    is_public = models.BooleanField(default=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    prefilled_at = models.DateTimeField(null=True, blank=True)
    """When the portal began its agenda post for the Clerk."""
    reminded_at = models.DateTimeField(null=True, blank=True)
    nothing_to_announce_at = models.DateTimeField(null=True, blank=True)
    nothing_to_announce_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="meetings_without_news",
    )

    class Meta:
        ordering: ClassVar = ["starts_at"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["body", "starts_at"], name="one_meeting_of_a_body_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(nothing_to_announce_at=None, nothing_to_announce_by=None)
                | Q(nothing_to_announce_at__isnull=False, nothing_to_announce_by__isnull=False),
                name="that_there_is_no_news_is_said_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.body}, {self.starts_at:%-d %B %Y}"
