"""What happened at the door: the security log, kept apart from the record and for a year."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from accounts.models.people import User


class SecurityEvent(models.Model):
    """A sign-in, a refused one, a changed factor."""

    class What(models.TextChoices):
        SIGNED_IN = "signed_in", "Signed in"
        REFUSED = "refused", "Sign-in refused"
        LOCKED_OUT = "locked_out", "Locked out after too many tries"
        SIGNED_OUT = "signed_out", "Signed out"
        NEW_DEVICE = "new_device", "Signed in on a new device"
        PASSWORD_CHANGED = "password_changed", "Password changed"
        FACTOR_ADDED = "factor_added", "Second step added"
        FACTOR_REMOVED = "factor_removed", "Second step removed"

    at = models.DateTimeField()
    person = models.ForeignKey(
        User, null=True, on_delete=models.PROTECT, related_name="security_events"
    )
    """Empty when nobody has the address that was typed."""
    what = models.CharField(max_length=20, choices=What.choices)
    detail = models.CharField(max_length=200, blank=True)
    network_address = models.GenericIPAddressField(null=True)
    browser = models.CharField(max_length=200, blank=True)
    told_at = models.DateTimeField(null=True)
    """When the person was written to about it, which they are about some things only."""

    class Meta:
        ordering: ClassVar = ["-at", "-pk"]
        indexes: ClassVar = [models.Index(fields=["person", "-at"], name="security_of_a_person")]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.person} {self.what}"


class Device(models.Model):
    """A browser on which somebody has signed in before, by a random mark in its cookie."""

    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="devices")
    mark = models.CharField(max_length=64)
    browser = models.CharField(max_length=200, blank=True)
    first_seen_at = models.DateTimeField()
    last_seen_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "mark"], name="one_device_a_mark")
        ]

    def __str__(self) -> str:
        return f"{self.browser} of {self.person}"
