"""A place from which people copy by hand what residents write: no platform hands it on (3.14)."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _


class Space(models.Model):
    """A paper consultation, a forum, a mailbox: the same rules hold there as on the channels."""

    class Kind(models.TextChoices):
        CONSULTATION = "consultation", _("Consultation")
        FORUM = "forum", _("Forum")
        EMAIL = "email", _("Email")
        OTHER = "other", _("Another place")

    kind = models.CharField(max_length=20, choices=Kind.choices)
    name = models.CharField(max_length=120)
    address = models.CharField(max_length=500, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["name"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                Lower("name"),
                name="one_space_per_name",
                violation_error_message="Another space has this name. Choose another one.",
            )
        ]

    def __str__(self) -> str:
        return self.name
