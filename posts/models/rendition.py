"""A picture as it is sent to one platform: no larger than that platform shows or takes."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from posts.models.media import Media, place


class Rendition(models.Model):
    """The bytes that one platform is sent of a picture. They are what is approved for it."""

    media = models.ForeignKey(Media, on_delete=models.PROTECT, related_name="renditions")
    platform = models.CharField(max_length=20)
    file = models.FileField(upload_to=place, max_length=200)
    mime = models.CharField(max_length=40)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["media", "platform"], name="one_rendition_per_picture_and_platform"
            )
        ]

    def __str__(self) -> str:
        return f"{self.media} for {self.platform}"
