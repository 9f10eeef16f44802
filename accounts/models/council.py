"""What the council sets by itself, without anybody who can reach the server."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time
from decimal import Decimal
from typing import ClassVar, Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from policy import lists


class InPeriod(models.TextChoices):
    """What happens when the Mayor approves a post in a pre-election period."""

    WARN = "warn", _("Warn")
    BLOCK = "block", _("Refuse")


def _words(first: Callable[[], list[str]]) -> ArrayField[list[str], list[str]]:
    return ArrayField(models.CharField(max_length=100), default=first, blank=True)


def _dollars(first: str) -> models.DecimalField[Decimal, Decimal]:
    return models.DecimalField(max_digits=8, decimal_places=5, default=Decimal(first))


class Council(models.Model):
    """The one row of the council's own settings, edited at `/settings/`."""

    InPeriod = InPeriod

    website_hosts = ArrayField(models.CharField(max_length=253), default=list, blank=True)
    """Hosts of the council's website beside those that the environment names."""
    councillors_needed = models.PositiveSmallIntegerField(default=3)
    training_months = models.PositiveSmallIntegerField(default=24)
    active_days = models.PositiveSmallIntegerField(default=60)
    think_twice = _words(lists.think_twice)
    blocked_words = _words(lists.blocked)
    blocked_exceptions = _words(lists.exceptions)
    sensitive_topics = _words(lists.sensitive)
    known_initials = _words(lists.initials)
    public_contacts = _words(lists.contacts)
    bilingual_kinds = _words(lists.bilingual)
    telephone = models.CharField(max_length=40, blank=True)
    """For people who are not online; it stands on the noticeboard poster."""
    quiet_from = models.TimeField(default=time(21))
    quiet_until = models.TimeField(default=time(7))
    silent_days = models.PositiveSmallIntegerField(default=14)
    """After so many without a post, the desk says so."""
    mayor_in_period = models.CharField(
        max_length=10, choices=InPeriod.choices, default=InPeriod.WARN.value
    )
    meeting_body = models.CharField(max_length=120, default="Full Council")
    meeting_week = models.PositiveSmallIntegerField(default=2)
    meeting_weekday = models.PositiveSmallIntegerField(default=0)
    """0 is Monday."""
    meeting_month_off = models.PositiveSmallIntegerField(default=8, null=True, blank=True)
    meeting_time = models.TimeField(default=time(19))
    meeting_place = models.CharField(max_length=200, blank=True)
    x_post_price = _dollars("0.01500")
    x_link_price = _dollars("0.20000")
    x_read_price = _dollars("0.00500")
    x_own_read_price = _dollars("0.00100")
    """Of our own posts, and of what mentions us."""
    x_monthly_cap = models.DecimalField(max_digits=8, decimal_places=2, null=True, blank=True)
    """In US dollars; None for no cap. Emergencies go out above it."""
    are_proofs_public = models.BooleanField(default=False)
    answer_days = models.PositiveSmallIntegerField(default=2)
    """Working days within which a resident who asked something has an answer."""
    review_days = models.PositiveSmallIntegerField(default=10)
    """Working days within which somebody takes a second look at what was hidden."""
    are_figures_public = models.BooleanField(default=False)
    """Whether the house rules show, in numbers, what was decided about comments."""

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
