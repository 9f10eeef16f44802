"""The calendar as a feed that one person's own calendar reads."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models


class Feed(models.Model):
    """An address that only this person knows. A new key makes the old address lead nowhere."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="feed"
    )
    key = models.UUIDField(default=uuid.uuid4, unique=True)
    made_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"The calendar of {self.person}"
