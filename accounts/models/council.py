"""What the council sets by itself, without anybody who can reach the server."""

from __future__ import annotations

from typing import ClassVar, Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q


class Council(models.Model):
    """The one row of the council's own settings, edited at `/settings/`."""

    website_hosts = ArrayField(models.CharField(max_length=253), default=list, blank=True)
    """Hosts of the council's website beside those that the environment names."""
    councillors_needed = models.PositiveSmallIntegerField(default=3)
    training_months = models.PositiveSmallIntegerField(default=24)
    active_days = models.PositiveSmallIntegerField(default=60)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(pk=1), name="there_is_one_council")
        ]

    def __str__(self) -> str:
        return "The council's settings"

    @classmethod
    def now(cls) -> Self:
        """The settings of this moment: the row, or the first values when nobody changed any."""
        return cls.objects.filter(pk=1).first() or cls(pk=1)

    def hosts(self) -> list[str]:
        """Every host of the council's website: those of the environment, then the rows added."""
        return [*settings.COUNCIL_WEBSITE_HOSTS, *self.website_hosts]
