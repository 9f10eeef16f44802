"""What a person decided about a comment, under which principle, in which words."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from moderation.models.comment import Comment
from policy.principles import WORDS

PRINCIPLES = [(principle.value, words) for principle, words in WORDS.items()]


class Decision(models.Model):
    """Kept for good, with what was seen when it was taken."""

    class Outcome(models.TextChoices):
        LEFT_UP = "LEFT_UP", _("Left up")
        HIDDEN = "HIDDEN", _("Hidden")
        DELETED = "DELETED", _("Deleted")
        RESTORED = "RESTORED", _("Shown again")
        REPORTED = "REPORTED", _("Reported to the platform")
        ESCALATED = "ESCALATED", _("Became an incident")

    comment = models.ForeignKey(Comment, on_delete=models.PROTECT, related_name="decisions")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="moderated")
    office = models.CharField(max_length=60)
    outcome = models.CharField(max_length=20, choices=Outcome.choices)
    principle = models.CharField(max_length=20, choices=PRINCIPLES, blank=True)
    reason = models.TextField(blank=True)
    why_not_hide = models.TextField(blank=True)
    """Why it was deleted, when hiding it would have done."""
    suggested = models.JSONField(default=list)
    """What the detectors had said, for whoever trains them again."""
    snapshot = models.JSONField()
    overrules = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="overruled_by"
    )
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["at", "pk"]
        indexes: ClassVar = [models.Index(fields=["outcome", "at"], name="decision_by_outcome")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(outcome__in=["HIDDEN", "DELETED"])
                | (~Q(principle="") & ~Q(reason="")),
                name="taking_down_needs_a_principle_and_a_reason",
            ),
            models.CheckConstraint(
                condition=~Q(outcome="DELETED") | ~Q(why_not_hide=""),
                name="deleting_says_why_hiding_would_not_do",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_outcome_display()}: {self.comment}"

    @property
    def not_done_yet(self) -> str:
        """What its platform has not been brought to, as long as nothing else was decided since."""
        row = getattr(self, "enforcement", None)
        if row is None or row.status == row.Status.DONE or self.comment.status != self.outcome:
            return ""
        is_hiding = self.outcome == self.Outcome.HIDDEN
        return str(_("Not hidden yet") if is_hiding else _("Not deleted yet"))
