"""A post that went out at once, before anybody else had approved it (3.5)."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q

if TYPE_CHECKING:
    from accounts.models import User


class EmergencyQuerySet(models.QuerySet["Emergency"]):
    def to_countersign(self, person: User) -> Self:
        """What somebody else published at once and nobody has looked at yet, oldest first."""
        return self.filter(reviewed_at=None).exclude(by=person).order_by("at")

    def for_list(self) -> Self:
        """Those that nobody has countersigned first, then the newest."""
        return self.select_related("post", "by", "reviewed_by").order_by(
            F("reviewed_at").desc(nulls_first=True), "-at"
        )


class Emergency(models.Model):
    """One use of the emergency rule: by whom, why, and what the other approver said afterwards."""

    post = models.OneToOneField("posts.Post", on_delete=models.PROTECT, related_name="emergency")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="emergencies"
    )
    office = models.CharField(max_length=60)
    reason = models.TextField()
    digest = models.CharField(max_length=64)
    at = models.DateTimeField()
    told_at = models.DateTimeField(null=True, blank=True)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="countersigned",
    )
    reviewed_office = models.CharField(max_length=60, blank=True)
    reviewed_at = models.DateTimeField(null=True, blank=True)
    was_right = models.BooleanField(null=True, blank=True)
    review = models.TextField(blank=True)

    objects = EmergencyQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-at"]
        verbose_name_plural = "emergencies"
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(reason=""), name="an_emergency_has_a_reason"),
            models.CheckConstraint(
                condition=Q(reviewed_by=None) | ~Q(reviewed_by=F("by")),
                name="nobody_countersigns_their_own_emergency",
            ),
            models.CheckConstraint(
                condition=Q(reviewed_by=None, reviewed_at=None, was_right=None)
                | Q(reviewed_by__isnull=False, reviewed_at__isnull=False, was_right__isnull=False),
                name="a_countersignature_is_whole_or_absent",
            ),
        ]

    def __str__(self) -> str:
        return f"Emergency: {self.post}"
