"""The council's channels, who administers them, and the pause that holds all of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from accounts.models.people import User
from audit.models import Tracked
from platforms import base
from platforms.base import Account
from platforms.registry import PLATFORMS
from platforms.sealed import SealedTextField


class ChannelQuerySet(models.QuerySet["Channel"]):
    def active(self) -> Self:
        return self.filter(status=Channel.Status.ACTIVE)


class Channel(Tracked):
    """A Facebook Page, an X account or a YouTube channel of the council."""

    class Platform(models.TextChoices):
        FACEBOOK = "facebook", "Facebook"
        X = "x", "X (Twitter)"
        YOUTUBE = "youtube", "YouTube"

    class Status(models.TextChoices):
        SETTING_UP = "SETTING_UP", "Setting up"
        ACTIVE = "ACTIVE", "Active"
        SUSPENDED = "SUSPENDED", "Suspended"
        RETIRED = "RETIRED", "Retired"

    TRANSITIONS: ClassVar[Mapping[str, set[str]]] = {
        Status.SETTING_UP: {Status.ACTIVE, Status.RETIRED},
        Status.ACTIVE: {Status.SUSPENDED, Status.RETIRED},
        Status.SUSPENDED: {Status.ACTIVE, Status.RETIRED},
        Status.RETIRED: set(),
    }

    platform = models.CharField(max_length=20, choices=Platform.choices)
    name = models.CharField(max_length=80, unique=True)
    address = models.URLField()
    external_id = models.CharField(max_length=100)
    access_token = SealedTextField(blank=True)
    refresh_token = SealedTextField(blank=True)
    token_expires_at = models.DateTimeField(null=True, blank=True)
    minute = models.CharField(max_length=60, blank=True)
    status = models.CharField(max_length=20, choices=Status.choices, default=Status.SETTING_UP)
    why = models.TextField(blank=True)
    """Why it was cut off, in a sentence; empty when nobody but a person suspended it."""
    administrators_told_at = models.DateTimeField(null=True, blank=True)
    watched_until = models.DateTimeField(null=True, blank=True)
    """Posts made on the platform itself have been looked for up to this time."""
    read_until = models.DateTimeField(null=True, blank=True)
    """Comments up to this time have been taken in."""

    objects = ChannelQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return self.name

    def adapter(self) -> type[base.Platform]:
        return PLATFORMS[self.platform]

    def account(self) -> Account:
        return Account(
            external_id=self.external_id,
            access_token=self.access_token,
            refresh_token=self.refresh_token,
            expires_at=self.token_expires_at,
        )

    def is_active(self) -> bool:
        return self.status == self.Status.ACTIVE


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

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["channel", "person"],
                condition=Q(held_until=None),
                name="one_place_on_a_channels_roster",
            )
        ]

    def __str__(self) -> str:
        return f"{self.person} on {self.channel}"


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
