"""When somebody who speaks for the council is threatened, abused or harassed (3.13)."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import date, datetime
from typing import ClassVar, Self

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User, during
from audit.models import Tracked
from moderation.models import Comment
from platforms.sealed import SealedTextField


class HandlerQuerySet(models.QuerySet["Handler"]):
    def on(self, day: date) -> Self:
        return self.filter(during(day))


class Handler(models.Model):
    """A named person who handles incidents: never an office, never anybody else."""

    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="handles")
    is_reserve = models.BooleanField(default=False)
    held_from = models.DateField()
    held_until = models.DateField(null=True, blank=True)

    objects = HandlerQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.person}, {'reserve handler' if self.is_reserve else 'handler'}"


class IncidentQuerySet(models.QuerySet["Incident"]):
    def visible_to(self, person: User) -> Self:
        """The only way to read incidents: one's own, and for named handlers all. No other path."""
        if Handler.objects.on(timezone.localdate()).filter(person=person).exists():
            return self.all()
        return self.filter(reporter=person)

    def to_handle(self, person: User) -> Self:
        """What waits for a handler who is not its reporter."""
        return (
            self.visible_to(person)
            .filter(status=Incident.Status.SUBMITTED)
            .exclude(reporter=person)
            .order_by("submitted_at")
        )


class Incident(Tracked):
    """One report. What was written is sealed in the database and cannot be changed afterwards."""

    class Status(models.TextChoices):
        SUBMITTED = "SUBMITTED", _("Reported")
        OPEN = "OPEN", _("Being handled")

    TRANSITIONS: ClassVar[Mapping[str, set[str]]] = {
        Status.SUBMITTED: {Status.OPEN},
        Status.OPEN: set(),
    }

    class Target(models.TextChoices):
        ME = "me", _("Me")
        OFFICER = "officer", _("Another officer")
        COUNCILLOR = "councillor", _("A councillor")
        COUNCIL = "council", _("The council in general")

    class Place(models.TextChoices):
        FACEBOOK = "facebook", _("Facebook")
        X = "x", _("X (Twitter)")
        YOUTUBE = "youtube", _("YouTube")
        EMAIL = "email", _("Email")
        TELEPHONE = "telephone", _("Telephone")
        IN_PERSON = "in_person", _("In person")
        OTHER = "other", _("Somewhere else")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    reference = models.CharField(max_length=20, unique=True)
    reporter = models.ForeignKey(User, on_delete=models.PROTECT, related_name="incidents")
    target = models.CharField(max_length=20, choices=Target.choices)
    what_happened = SealedTextField()
    place = models.CharField(max_length=20, choices=Place.choices)
    address = SealedTextField(blank=True)
    seen_on = models.DateField()
    who_did_it = SealedTextField(blank=True)
    comment = models.ForeignKey(
        Comment, null=True, blank=True, on_delete=models.PROTECT, related_name="incidents"
    )
    status = models.CharField(max_length=20, choices=Status.choices, default=Status.SUBMITTED)
    submitted_at = models.DateTimeField()
    handler = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="handling"
    )
    handlers_told_at = models.DateTimeField(null=True, blank=True)

    objects = IncidentQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-submitted_at"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(handler=None) | ~Q(handler=models.F("reporter")),
                name="nobody_handles_their_own_incident",
            )
        ]

    def __str__(self) -> str:
        return self.reference


class Evidence(models.Model):
    """A comment as it was when it was reported, kept whatever becomes of it on its channel."""

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="evidence")
    snapshot = SealedTextField()
    """The comment's snapshot as JSON, byte for byte what `sha256` was taken of."""
    sha256 = models.CharField(max_length=64)
    added_by = models.ForeignKey(User, on_delete=models.PROTECT)
    added_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"Evidence {self.pk} of {self.incident}"


class Access(models.Model):
    """Somebody opened, or tried to open, an incident. Its reporter may see the list."""

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="accesses")
    person = models.ForeignKey(User, on_delete=models.PROTECT)
    was_let_in = models.BooleanField()
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar = ["-at"]

    def __str__(self) -> str:
        return f"{self.person} at {self.at:%Y-%m-%d %H:%M}"


def next_reference(*, now: datetime) -> str:
    """Return the year's next `INC-2026-0007`. Call it inside a transaction."""
    year = timezone.localtime(now).year
    with transaction.get_connection().cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [0x1C1, year])
    taken = Incident.objects.filter(reference__startswith=f"INC-{year}-").count()
    return f"INC-{year}-{taken + 1:04d}"
