"""What an approver decided about a post, and in which words."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Decision(models.Model):
    """Kept for good, whatever becomes of the post. The author is never the one who decides."""

    class Outcome(models.TextChoices):
        APPROVED = "APPROVED", _("Approved")
        RETURNED = "RETURNED", _("Sent back")
        REFUSED = "REFUSED", _("Refused")
        STOPPED = "STOPPED", _("Stopped")

    class Code(models.TextChoices):
        """The paragraph of the Model Code of Conduct that a refusal is about (3.3)."""

        RESPECT = "4b", _("Respect: Code 4(b)")
        BULLYING = "4c", _("Bullying or harassment: Code 4(c)")
        IMPARTIALITY = "4d", _("Impartiality: Code 4(d)")
        CONFIDENTIAL = "5a", _("Confidential information: Code 5(a)")
        DISREPUTE = "6a", _("Disrepute: Code 6(1)(a)")
        POSITION = "7", _("Misuse of position: Code 7")

    post = models.ForeignKey("posts.Post", on_delete=models.PROTECT, related_name="decisions")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="decided_for"
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="decided"
    )
    office = models.CharField(max_length=60)
    """The office in which it was decided, as it was called then."""
    outcome = models.CharField(max_length=20, choices=Outcome.choices)
    words = models.TextField(blank=True)
    code = models.CharField(max_length=5, choices=Code.choices, blank=True)
    confirmed = ArrayField(models.CharField(max_length=20), default=list, blank=True)
    """What the approver ticked: "page" that it matches the web page, "word" that it may stand."""
    digest = models.CharField(max_length=64)
    at = models.DateTimeField()
    author_told_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["at", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(author=F("by")), name="author_does_not_decide_their_own_post"
            ),
            models.CheckConstraint(
                condition=Q(outcome__in=["APPROVED", "STOPPED"]) | ~Q(words=""),
                name="sending_back_and_refusing_need_words",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_outcome_display()}: {self.post}"
