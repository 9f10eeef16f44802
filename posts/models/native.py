"""What somebody posted on a channel itself, past the portal."""

from __future__ import annotations

from typing import ClassVar, Self

from django.db import models

from accounts.models import Channel, User


class NativePostQuerySet(models.QuerySet["NativePost"]):
    def unnoted(self) -> Self:
        return self.filter(noted_at=None).order_by("posted_at")


class NativePost(models.Model):
    """Reported once and kept: nobody approved it here, and yet it speaks for the council."""

    channel = models.ForeignKey(Channel, on_delete=models.PROTECT, related_name="native_posts")
    external_id = models.CharField(max_length=100)
    url = models.URLField(max_length=500)
    text = models.TextField()
    posted_at = models.DateTimeField()
    found_at = models.DateTimeField()
    noted_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="noted_posts"
    )
    noted_at = models.DateTimeField(null=True, blank=True)

    objects = NativePostQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-posted_at"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["channel", "external_id"], name="a_native_post_is_reported_once"
            )
        ]

    def __str__(self) -> str:
        return f"A post made on {self.channel} itself"
