"""The council's channels: the register, and what lets the portal speak on each (1.2)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext as _

from accounts.models.people import User
from audit.models import Tracked
from platforms import base
from platforms.base import Account
from platforms.registry import PLATFORMS
from platforms.sealed import SealedTextField
from policy.roles import Permission

TAKEN = "Another channel has this name. Choose another one."


class ChannelQuerySet(models.QuerySet["Channel"]):
    def active(self) -> Self:
        return self.filter(status=Channel.Status.ACTIVE)

    def official(self) -> Self:
        """Those that are the council's own, whether or not they are in use just now."""
        return self.filter(status__in=[Channel.Status.ACTIVE, Channel.Status.SUSPENDED])

    def in_use(self) -> Self:
        """All but those that were given up for good."""
        return self.exclude(status=Channel.Status.RETIRED)

    def stopped(self) -> Self:
        """Those that somebody has suspended, or whose connection has ended."""
        is_cut_off = ~Q(why="") & ~Q(status=Channel.Status.RETIRED)
        return self.filter(Q(status=Channel.Status.SUSPENDED) | is_cut_off)

    def where(self, person: User, permission: Permission) -> Self:
        """Those on which somebody may do this: all of them by office, their own by a roster."""
        if person.can_everywhere(permission):
            return self.all()
        return (
            self.filter(pk__in=person.channels_today()) if person.can(permission) else self.none()
        )


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
    name = models.CharField(max_length=80)
    address = models.URLField()
    external_id = models.CharField(max_length=100, blank=True)
    """Empty until it is connected."""
    access_token = SealedTextField(blank=True)
    refresh_token = SealedTextField(blank=True)
    token_expires_at = models.DateTimeField(null=True, blank=True)
    owning_account = models.CharField(max_length=120, blank=True)
    """The account or business that owns it on the platform, so that a successor finds it."""
    connected_at = models.DateTimeField(null=True, blank=True)
    connected_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    checked_at = models.DateTimeField(null=True, blank=True)
    """When the connection was last tried and held."""
    connection_ends_at = models.DateTimeField(null=True, blank=True)
    """When only a person can keep it going; empty when it has no end that the platform tells."""
    warned_days = models.PositiveSmallIntegerField(null=True, blank=True)
    """The count of days to expiry that the administrators were last told of: 14, 7, 2 or 0."""
    minute = models.CharField(max_length=60, blank=True)
    status = models.CharField(max_length=20, choices=Status.choices, default=Status.SETTING_UP)
    why = models.TextField(blank=True)
    """Why its connection has ended, in a sentence; empty while nothing is known against it."""
    suspended_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    """Who suspended it by hand; empty when the portal did, because the connection had ended."""
    roster_gap = models.TextField(blank=True)
    """Whom clause 2.5 missed when its roster was last looked at, in sentences; while active."""
    roster_gap_since = models.DateTimeField(null=True, blank=True)
    administrators_told_at = models.DateTimeField(null=True, blank=True)
    watched_until = models.DateTimeField(null=True, blank=True)
    """Posts made on the platform itself have been looked for up to this time."""
    read_until = models.DateTimeField(null=True, blank=True)
    """Comments up to this time have been taken in."""

    objects = ChannelQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                Lower("name"),
                condition=~Q(status="RETIRED"),
                name="one_channel_per_name",
                violation_error_message=TAKEN,
            ),
            models.UniqueConstraint(
                fields=["platform", "external_id"],
                condition=~Q(external_id="") & ~Q(status="RETIRED"),
                name="one_channel_per_account",
                violation_error_message=(
                    "This account is connected as another channel of the register already."
                ),
            ),
        ]

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

    def why_held(self) -> str:
        """Say why nothing goes out on it just now, or nothing."""
        if self.is_active():
            return ""
        status = self.get_status_display().lower()
        return _("Held: %(channel)s is %(status)s.") % {"channel": self, "status": status}

    def is_retired(self) -> bool:
        return self.status == self.Status.RETIRED

    def is_let_in(self) -> bool:
        """Whether the platform lets us speak there, for all that we know."""
        return bool(self.access_token) and not self.why
