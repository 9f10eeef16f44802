"""What one channel says otherwise than the others."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from accounts.models import Channel


class Variation(models.Model):
    """The wording of a post for one channel. What is empty is as on the other channels."""

    post = models.ForeignKey("posts.Post", on_delete=models.CASCADE, related_name="variations")
    channel = models.ForeignKey(Channel, on_delete=models.PROTECT, related_name="+")
    message = models.TextField(blank=True)
    title = models.CharField(max_length=100, blank=True)
    """Of a video, where the platform gives it one."""
    tags = ArrayField(models.CharField(max_length=50), default=list, blank=True)

    class Meta:
        ordering: ClassVar = ["channel_id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["post", "channel"], name="one_variation_per_post_and_channel"
            )
        ]

    def __str__(self) -> str:
        return f"{self.post} for {self.channel}"
