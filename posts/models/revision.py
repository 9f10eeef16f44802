"""What a post said at each time it was saved, and up to where each person has read it."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models


class Revision(models.Model):
    """Everything that an author said, as of one saving. One sitting of drafting is one revision."""

    post = models.ForeignKey("posts.Post", on_delete=models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    said = models.JSONField()
    """Every answer by the name of its field, in the order of the page: texts, and lists of them."""
    digest = models.CharField(max_length=64)

    class Meta:
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["post", "number"], name="revisions_are_numbered")
        ]

    def __str__(self) -> str:
        return f"{self.post}, revision {self.number}"


class Seen(models.Model):
    """The last revision of a post that somebody was shown."""

    post = models.ForeignKey("posts.Post", on_delete=models.CASCADE, related_name="seen")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["post", "person"], name="one_last_look_per_person")
        ]

    def __str__(self) -> str:
        return f"{self.person} has seen {self.revision}"
