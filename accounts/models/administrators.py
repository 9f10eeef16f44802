"""Who administers a channel, with which rights and training, and what is done about a gap (2.5)."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from accounts.models.channels import Channel
from accounts.models.people import User


class ChannelAdministrator(models.Model):
    """Somebody on a channel's roster (2.5), with the rights they have on the platform itself."""

    class Rights(models.TextChoices):
        FULL = "full", "Full rights"
        OTHER = "other", "Some rights"
        NONE = "none", "No rights"

    channel = models.ForeignKey(Channel, on_delete=models.PROTECT, related_name="administrators")
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="administers")
    rights = models.CharField(max_length=10, choices=Rights.choices)
    held_from = models.DateField()
    held_until = models.DateField(null=True, blank=True)
    minute = models.CharField(max_length=60, blank=True)
    rights_attested_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="attested_rights"
    )
    rights_attested_at = models.DateTimeField(null=True, blank=True)
    """When somebody looked on the platform itself and saw these rights there."""

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["channel", "person"],
                condition=Q(held_until=None),
                name="one_place_on_a_channels_roster",
            ),
            models.CheckConstraint(
                condition=Q(held_until=None) | Q(held_until__gte=F("held_from")),
                name="a_place_on_a_roster_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(rights_attested_at=None, rights_attested_by=None)
                | Q(rights_attested_at__isnull=False, rights_attested_by__isnull=False),
                name="rights_are_attested_by_somebody_at_some_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} on {self.channel}"


class RosterPlan(models.Model):
    """What the Clerk does about an active channel whose roster has a gap, and until when."""

    channel = models.ForeignKey(Channel, on_delete=models.PROTECT, related_name="roster_plans")
    words = models.TextField()
    by_date = models.DateField()
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"Plan for {self.channel}, by {self.by_date:%-d %B %Y}"


class Removal(models.Model):
    """Rights of a leaver that somebody must still take away on the platform itself, by hand."""

    channel = models.ForeignKey(Channel, on_delete=models.PROTECT, related_name="removals")
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="removals")
    to_be_done_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField()
    done_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(done_at=None, done_by=None)
                | Q(done_at__isnull=False, done_by__isnull=False),
                name="a_removal_is_done_by_somebody_at_some_time",
            ),
            models.UniqueConstraint(
                fields=["channel", "person"],
                condition=Q(done_at=None),
                name="one_open_removal_a_channel_and_person",
            ),
        ]

    def __str__(self) -> str:
        return f"Rights of {self.person} on {self.channel}"
