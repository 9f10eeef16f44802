"""A comment that is to be hidden from its channel, shown there again, or removed from it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import ClassVar, Self, TypeVar

from django.db import models

from accounts.models import Channel
from platforms.abilities import Removing
from platforms.base import Platform, Rejected
from platforms.outbox import Delivery, DeliveryQuerySet
from posts.models.metering import speak

Said = TypeVar("Said")

CONFIRMED_WITHIN = timedelta(days=2)


class EnforcementQuerySet(DeliveryQuerySet["Enforcement"]):
    def troubled(self) -> models.QuerySet[Enforcement]:
        """Decided, not done, and not overtaken by a later decision about the same comment."""
        later = Enforcement.objects.filter(
            comment=models.OuterRef("comment"), pk__gt=models.OuterRef("pk")
        )
        failed = self.filter(status=Enforcement.Status.FAILED)
        return failed.exclude(models.Exists(later)).order_by("pk")

    def to_confirm(self, now: datetime, *, lag: timedelta, looks: int) -> Self:
        """Carried out in the last days, not overtaken, and to be read back by now."""
        later = Enforcement.objects.filter(
            comment=models.OuterRef("comment"), pk__gt=models.OuterRef("pk")
        )
        done = self.filter(
            models.Q(look_at=None) | models.Q(look_at__lte=now),
            status=Enforcement.Status.DONE,
            confirmed_at=None,
            done_at__range=(now - CONFIRMED_WITHIN, now - lag),
            looks__lt=looks,
        )
        return (
            done.exclude(models.Exists(later))
            .select_related("comment__channel")
            .order_by("done_at")
        )


class Enforcement(Delivery):
    """One decision that the platform has to be told of."""

    MADE_FROM = ("comment__channel", "comment__publication")
    IS_REPEATABLE: ClassVar[bool] = True

    objects = EnforcementQuerySet.as_manager()  # type: ignore[misc]  # the row is ours

    decision = models.OneToOneField("moderation.Decision", on_delete=models.PROTECT)
    comment = models.ForeignKey(
        "moderation.Comment", on_delete=models.PROTECT, related_name="enforcements"
    )
    confirmed_at = models.DateTimeField(null=True, blank=True)
    """When the platform was read back and stood as it was decided."""

    class Meta:
        indexes: ClassVar = [models.Index(fields=["status", "not_before"], name="enforcement_due")]

    def __str__(self) -> str:
        return str(self.decision)

    @property
    def channel(self) -> Channel:
        return self.comment.on_platform()

    def task(self) -> str:
        return "moderation.tasks.enforce"

    def speak(self, act: Callable[[Platform], Said]) -> Said:
        return speak(self.channel, act)

    def send(self, client: Platform) -> None:
        """Bring the platform to what is decided *now*: an older row must not undo a newer one."""
        match self.comment.status:
            case self.comment.Status.HIDDEN:
                client.hide(self.comment.external_id)
            case self.comment.Status.DELETED:
                if not isinstance(client, Removing):
                    raise Rejected("This platform does not let us delete it; hide it instead.")
                client.remove(self.comment.external_id)
            case _:
                client.show(self.comment.external_id)
