"""A pre-election period, in which the council takes more care over what it says (3.11)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q

from accounts.models.people import User, during


class SensitivePeriodQuerySet(models.QuerySet["SensitivePeriod"]):
    def on(self, day: date) -> SensitivePeriod | None:
        """The period that a day lies in."""
        within = during(day, "starts_on", "ends_on")
        return self.filter(within, withdrawn_at=None).order_by("starts_on").first()

    def crossing(self, first: date, last: date) -> Self:
        """Those that share a day with these days."""
        return self.filter(starts_on__lte=last, ends_on__gte=first, withdrawn_at=None)

    def around(self, day: date, *, days: int) -> Self:
        """Those that last on a day, or begin within so many days after it."""
        return self.filter(
            ends_on__gte=day, starts_on__lte=day + timedelta(days=days), withdrawn_at=None
        ).order_by("starts_on")


class SensitivePeriod(models.Model):
    """First and last day, and where the Clerk has them from. Kept when it is over."""

    name = models.CharField(max_length=120)
    starts_on = models.DateField()
    ends_on = models.DateField()
    source = models.CharField(max_length=300)
    """The notice of election, or who told the council."""
    entered_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    told_at = models.DateTimeField(null=True, blank=True)
    """When people were told of what had been approved for these days before it was entered."""

    objects = SensitivePeriodQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-starts_on"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="a_period_ends_after_it_starts"
            ),
            models.CheckConstraint(condition=~Q(source=""), name="a_period_has_a_source"),
        ]

    def __str__(self) -> str:
        return self.name
