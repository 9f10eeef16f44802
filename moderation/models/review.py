"""A second look at a hidden comment, asked for by its author, given by somebody else (3.15)."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from moderation.models.decision import Decision


def is_same_name(one: str, other: str) -> bool:
    """Whether two names are one, however they were typed: with a @ or without, large or small."""
    first, second = (" ".join(name.casefold().split()).removeprefix("@") for name in (one, other))
    return first == second


class ReviewQuerySet(models.QuerySet["Review"]):
    def waiting(self) -> Self:
        """Those that nobody has answered, the first due first."""
        return self.filter(decided_at=None).order_by("due_on", "pk")

    def answered(self) -> Self:
        return self.exclude(decided_at=None).order_by("-decided_at")

    def looked_at(self) -> Self:
        """Those in which somebody took a second look at a decision."""
        return self.filter(outcome__in=Review.LOOKED)

    def overdue(self, day: date) -> Self:
        return self.waiting().filter(due_on__lt=day)


class Review(models.Model):
    """Asked for on the house rules page, without an account. Answered within ten working days."""

    class Outcome(models.TextChoices):
        UPHELD = "upheld", _("The first decision stands")
        OVERTURNED = "overturned", _("The first decision was overturned")
        ANSWERED = "answered", _("It had been answered before")
        NOT_FOUND = "not_found", _("No decision of ours was found")

    LOOKED = (Outcome.UPHELD, Outcome.OVERTURNED)

    key = models.UUIDField(unique=True)
    """Given out with an empty form: sent twice it is one request, and only its author knows it."""
    decision = models.ForeignKey(
        Decision, null=True, blank=True, on_delete=models.PROTECT, related_name="reviews"
    )
    """Empty until somebody has found which one it is about."""
    first_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    """Who took that decision, so that the database itself keeps them from looking again."""
    said_where = models.CharField(max_length=500)
    """The address or the words by which the author names the comment."""
    author = models.CharField(max_length=200)
    words = models.TextField()
    email = models.EmailField(blank=True)
    asked_at = models.DateTimeField()
    due_on = models.DateField()
    reminded_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=20, choices=Outcome.choices, blank=True)
    reason = models.TextField(blank=True)
    """In words that its author reads."""
    told_at = models.DateTimeField(null=True, blank=True)
    """When its outcome was written to the address that was left."""

    objects = ReviewQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["due_on", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(decided_by=None, decided_at=None, outcome="")
                | Q(decided_by__isnull=False, decided_at__isnull=False)
                & ~Q(outcome="")
                & ~Q(reason=""),
                name="a_review_is_whole_or_absent",
            ),
            models.CheckConstraint(
                condition=Q(decision=None, first_by=None)
                | Q(decision__isnull=False, first_by__isnull=False),
                name="a_review_knows_who_decided_first",
            ),
            models.CheckConstraint(
                condition=~Q(outcome__in=["upheld", "overturned"]) | ~Q(decided_by=F("first_by")),
                name="nobody_takes_the_second_look_at_their_own_decision",
            ),
            models.CheckConstraint(
                condition=Q(outcome__in=["", "not_found"]) | Q(decision__isnull=False),
                name="a_second_look_is_at_a_decision",
            ),
            models.UniqueConstraint(
                fields=["decision"],
                condition=Q(outcome__in=["upheld", "overturned"]),
                name="a_decision_is_looked_at_again_once",
            ),
        ]

    def __str__(self) -> str:
        return f"Second look {self.reference}"

    @property
    def reference(self) -> str:
        """What its author and the council call it."""
        return f"R{self.pk:05d}" if self.pk else ""

    @property
    def is_by_another_name(self) -> bool:
        """Whether the name given is not the author's: anybody may ask, and may be a stranger."""
        found = self.decision
        return found is not None and not is_same_name(self.author, found.comment.author)
