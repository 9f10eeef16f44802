"""A second look at a hidden comment, asked for by its author, given by somebody else (3.15)."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from accounts.models import User
from moderation.models.decision import Decision


class Review(models.Model):
    """Asked for on the house rules page, without an account. Answered within ten working days."""

    decision = models.ForeignKey(
        Decision, null=True, blank=True, on_delete=models.PROTECT, related_name="reviews"
    )
    """Empty until somebody has found which one it is about."""
    said_where = models.CharField(max_length=500)
    """The address or the words by which the author names the comment."""
    author = models.CharField(max_length=200)
    words = models.TextField()
    email = models.EmailField(blank=True)
    asked_at = models.DateTimeField()
    due_on = models.DateField()
    decided_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    is_upheld = models.BooleanField(null=True, blank=True)
    """Whether the first decision stands."""
    reason = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar = ["due_on", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(decided_by=None, decided_at=None, is_upheld=None)
                | Q(decided_by__isnull=False, decided_at__isnull=False, is_upheld__isnull=False)
                & ~Q(reason=""),
                name="a_review_is_whole_or_absent",
            )
        ]

    def __str__(self) -> str:
        return f"Review asked for by {self.author}"
