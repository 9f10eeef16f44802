"""Advice that somebody asked of the Mayor and the Clerk, and what they said (3.5)."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q

if TYPE_CHECKING:
    from accounts.models import User


class AdviceQuerySet(models.QuerySet["Advice"]):
    def unanswered(self, person: User) -> Self:
        """What somebody else has asked, and nobody has answered yet, oldest first."""
        return self.filter(answered_at=None).exclude(asked_by=person)


class Advice(models.Model):
    """A question about a draft, and its answer. Both stay with the post."""

    post = models.ForeignKey("posts.Post", on_delete=models.PROTECT, related_name="advice")
    question = models.TextField()
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="asked"
    )
    asked_at = models.DateTimeField()
    told_at = models.DateTimeField(null=True, blank=True)
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="advised",
    )
    office = models.CharField(max_length=60, blank=True)
    """The office in which it was answered, as it was called then."""
    answered_at = models.DateTimeField(null=True, blank=True)
    answer_told_at = models.DateTimeField(null=True, blank=True)

    objects = AdviceQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["asked_at", "pk"]
        verbose_name_plural = "advice"
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(question=""), name="advice_has_a_question"),
            models.CheckConstraint(
                condition=Q(answer="", answered_by=None, answered_at=None)
                | ~Q(answer="") & Q(answered_by__isnull=False, answered_at__isnull=False),
                name="an_answer_is_whole_or_absent",
            ),
        ]

    def __str__(self) -> str:
        return f"Advice on {self.post}"
