"""The quarterly review: is each person's access still right (1.7)?"""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from accounts.models.people import User


class AccessReview(models.Model):
    """What was said of one person's access in one quarter, named by its first day."""

    class Verdict(models.TextChoices):
        RIGHT = "right", "Still right"
        CHANGE = "change", "Needs a change"

    quarter = models.DateField()
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="reviews")
    verdict = models.CharField(max_length=10, choices=Verdict.choices)
    reviewed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    reviewed_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["quarter", "person"], name="one_access_review_a_person_and_quarter"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person}, quarter from {self.quarter:%-d %B %Y}"
