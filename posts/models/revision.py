"""What a post said at each time it was saved, and who has read that."""

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
    sent_at = models.DateTimeField(null=True, blank=True)
    """When it was sent for approval: from then on it stays as it is, and others may read it."""
    said = models.JSONField()
    """Every answer in words, by the name of its field; what was not answered is left out."""
    digest = models.CharField(max_length=64)

    class Meta:
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["post", "number"], name="revisions_are_numbered")
        ]

    def __str__(self) -> str:
        return f"{self.post}, revision {self.number}"


class Seen(models.Model):
    """That somebody was shown a revision, and when first."""

    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="looks")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["revision", "person"], name="one_first_look_per_person_and_revision"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person} has seen {self.revision}"
