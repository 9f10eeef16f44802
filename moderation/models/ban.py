"""Muting or banning somebody on a channel: two people, for a time, and lifted by itself (3.15)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import ClassVar, Self, TypeVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Channel, User
from audit.models import Tracked
from moderation.models.comment import Comment
from moderation.models.decision import PRINCIPLES
from platforms.abilities import Banning
from platforms.base import Platform, Rejected
from platforms.outbox import Delivery, DeliveryQuerySet
from posts.models.metering import speak

Said = TypeVar("Said")


class Ban(Tracked):
    """Asked for by one, agreed to by another, one of whom is the Clerk."""

    class Kind(models.TextChoices):
        MUTE = "mute", _("Mute")
        BAN = "ban", _("Ban")

    class Status(models.TextChoices):
        ASKED = "ASKED", _("Waiting for the second person")
        IN_FORCE = "IN_FORCE", _("In force")
        REFUSED = "REFUSED", _("Not agreed to")
        LIFTED = "LIFTED", _("Lifted")

    TRANSITIONS: ClassVar[Mapping[str, set[str]]] = {
        Status.ASKED: {Status.IN_FORCE, Status.REFUSED},
        Status.IN_FORCE: {Status.LIFTED},
        Status.REFUSED: set(),
        Status.LIFTED: set(),
    }

    kind = models.CharField(max_length=10, choices=Kind.choices)
    status = models.CharField(max_length=20, choices=Status.choices, default=Status.ASKED)
    comment = models.ForeignKey(Comment, on_delete=models.PROTECT, related_name="bans")
    """The comment that it is about: channel and author are those of this one."""
    principle = models.CharField(max_length=20, choices=PRINCIPLES)
    reason = models.TextField()
    days = models.PositiveSmallIntegerField(default=30)
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="bans_asked")
    asked_at = models.DateTimeField()
    agreed_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="bans_agreed"
    )
    agreed_at = models.DateTimeField(null=True, blank=True)
    until = models.DateTimeField(null=True, blank=True)
    lifted_at = models.DateTimeField(null=True, blank=True)
    lifted_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    """Empty when its time ran out."""
    words = models.TextField(blank=True)
    """Why it was not agreed to, or lifted early."""

    class Meta:
        ordering: ClassVar = ["-asked_at"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(principle="") & ~Q(reason=""),
                name="a_ban_has_a_principle_and_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(agreed_by=None) | ~Q(agreed_by=F("asked_by")),
                name="nobody_bans_alone",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=["IN_FORCE", "LIFTED"])
                | Q(agreed_by__isnull=False, agreed_at__isnull=False, until__isnull=False),
                name="a_ban_in_force_was_agreed_to_and_ends",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} on {self.comment.channel}"


class BanDeliveryQuerySet(DeliveryQuerySet["BanDelivery"]):
    def troubled(self) -> Self:
        """What a platform refused, a ban or the end of one, and nothing later overtook."""
        later = BanDelivery.objects.filter(ban=models.OuterRef("ban"), pk__gt=models.OuterRef("pk"))
        failed = self.filter(status=BanDelivery.Status.FAILED)
        return failed.exclude(models.Exists(later)).order_by("pk")


class BanDelivery(Delivery):
    """A ban that is to be put in force, or lifted, on its platform.

    What the platform refuses somebody may do there, and say so here.
    """

    TRANSITIONS: ClassVar[Mapping[str, set[str]]] = {
        **Delivery.TRANSITIONS,
        Delivery.Status.FAILED: {Delivery.Status.QUEUED, Delivery.Status.DONE},
    }
    MADE_FROM = ("ban__comment__channel",)
    IS_REPEATABLE: ClassVar[bool] = True

    ban = models.ForeignKey(Ban, on_delete=models.PROTECT, related_name="deliveries")
    is_lifting = models.BooleanField(default=False)

    objects = BanDeliveryQuerySet.as_manager()  # type: ignore[misc]  # the row is ours

    class Meta:
        ordering: ClassVar = ["pk"]
        verbose_name_plural = "ban deliveries"
        indexes: ClassVar = [models.Index(fields=["status", "not_before"], name="ban_due")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["ban", "is_lifting"], name="a_ban_goes_and_comes_once")
        ]

    def __str__(self) -> str:
        return str(self.ban)

    @property
    def channel(self) -> Channel:
        return self.ban.comment.on_platform()

    def task(self) -> str:
        return "moderation.tasks.enforce_ban"

    def speak(self, act: Callable[[Platform], Said]) -> Said:
        return speak(self.channel, act)

    def send(self, client: Platform) -> None:
        """Bring the platform to how the ban stands *now*. Another one may keep its author out."""
        comment = self.ban.comment
        if not isinstance(client, Banning):
            raise Rejected("This platform lets nobody be muted or banned from here; do it there.")
        if self.ban.status == Ban.Status.IN_FORCE:
            client.shut_out(comment.author_id, comment.external_id, kind=self.ban.kind)
        elif not self._is_kept_out_by_another():
            client.let_in(comment.author_id, kind=self.ban.kind)

    def _is_kept_out_by_another(self) -> bool:
        comment = self.ban.comment
        theirs = Ban.objects.filter(status=Ban.Status.IN_FORCE, kind=self.ban.kind).exclude(
            pk=self.ban.pk
        )
        return theirs.filter(
            comment__channel=comment.channel, comment__author_id=comment.author_id
        ).exists()
