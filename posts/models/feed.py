"""The calendar as a feed that one person's own calendar reads."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Self

from django.conf import settings
from django.db import models

from accounts.models import User


class FeedQuerySet(models.QuerySet["Feed"]):
    def open_on(self, day: date) -> Self:
        """Those of people who have access that day: a calendar reads on when its person is gone."""
        return self.filter(person__in=User.objects.with_access(day)).select_related("person")


class Feed(models.Model):
    """An address that only this person knows. A new key makes the old address lead nowhere."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="feed"
    )
    key = models.UUIDField(default=uuid.uuid4, unique=True)
    made_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)

    objects = FeedQuerySet.as_manager()

    def __str__(self) -> str:
        return f"The calendar of {self.person}"
