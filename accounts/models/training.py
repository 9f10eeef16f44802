"""What people were taught about social media, and what they attest about their own accounts."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from accounts.models.people import User


class Training(models.Model):
    """A course in the use of social media that somebody has taken (2.5)."""

    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="trainings")
    course = models.CharField(max_length=120)
    provider = models.CharField(max_length=120)
    taken_on = models.DateField()
    valid_until = models.DateField(null=True, blank=True)
    """What the certificate says, if it says so; the council's own limit holds as well."""
    evidence = models.CharField(max_length=200, blank=True)
    """Where the proof is: a certificate number, a file in the office."""
    recorded_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(valid_until=None) | Q(valid_until__gte=F("taken_on")),
                name="training_is_valid_after_it_is_taken",
                violation_error_message="Training cannot run out before the day it was taken.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.course}"


class Attestation(models.Model):
    """An administrator's own word that the council's accounts are apart from theirs (3.10)."""

    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="attestations")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.person}, {self.at:%-d %B %Y}"
