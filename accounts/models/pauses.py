"""The pause: one switch that holds everything which is not sent yet (1.7)."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from accounts.models.people import User


class PauseQuerySet(models.QuerySet["Pause"]):
    def in_force(self) -> Pause | None:
        return self.filter(lifted_at=None).first()


class Pause(models.Model):
    """Somebody has stopped everything that is not sent yet, until it is lifted (1.7)."""

    reason = models.TextField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="pauses")
    at = models.DateTimeField()
    lifted_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="lifted_pauses"
    )
    lifted_at = models.DateTimeField(null=True, blank=True)

    objects = PauseQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["lifted_at"],
                condition=Q(lifted_at=None),
                nulls_distinct=False,
                name="one_pause_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(lifted_at=None, lifted_by=None)
                | Q(lifted_at__isnull=False, lifted_by__isnull=False),
                name="a_pause_is_lifted_by_somebody_at_some_time",
            ),
        ]

    def __str__(self) -> str:
        return f"Pause by {self.by}"
