"""Somebody's word to the moderators that a comment needs looking at."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User


class Flag(models.Model):
    """Visible to whoever flagged and to the moderators; settled by one of them."""

    class Outcome(models.TextChoices):
        DECIDED = "DECIDED", _("A decision was taken")
        INCIDENT = "INCIDENT", _("It became an incident")
        DISMISSED = "DISMISSED", _("Dismissed")

    comment = models.ForeignKey(
        "moderation.Comment", on_delete=models.PROTECT, related_name="flags"
    )
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="flags")
    words = models.TextField()
    is_target = models.BooleanField(default=False)
    """Whether the comment is about whoever flags it: an officer must report that (3.13)."""
    about = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="flagged_about"
    )
    """Whom else it is about, as far as whoever flags knows."""
    at = models.DateTimeField()
    outcome = models.CharField(max_length=20, choices=Outcome.choices, blank=True)
    decision = models.ForeignKey(
        "moderation.Decision", null=True, blank=True, on_delete=models.PROTECT
    )
    settled_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_words = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar = ["at", "pk"]
        indexes: ClassVar = [
            models.Index(fields=["comment"], condition=Q(outcome=""), name="flag_open")
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["comment", "by"], name="one_flag_per_person"),
            models.CheckConstraint(condition=~Q(words=""), name="a_flag_has_words"),
            models.CheckConstraint(
                condition=Q(outcome="", settled_by=None, settled_at=None)
                | ~Q(outcome="") & Q(settled_by__isnull=False, settled_at__isnull=False),
                name="a_flag_is_settled_wholly_or_not",
            ),
            models.CheckConstraint(
                condition=~Q(outcome="DISMISSED") | ~Q(settled_words=""),
                name="a_flag_is_dismissed_with_words",
            ),
        ]

    def __str__(self) -> str:
        return f"Flag by {self.by} on {self.comment}"

    @property
    def may_be_raised_again(self) -> bool:
        """Whom it is about may come back after it was dismissed."""
        return self.is_target and self.outcome == self.Outcome.DISMISSED
