"""What one asks about posts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q

from accounts.models import Channel, User
from platforms.outbox import Delivery
from policy.roles import Permission

if TYPE_CHECKING:
    from posts.models.post import Post  # noqa: F401  named below


class PostQuerySet(models.QuerySet["Post"]):
    def awaiting_approval(self) -> Self:
        return self.filter(status=self.model.Status.SUBMITTED).order_by("submitted_at")

    def to_decide(self, person: User) -> Self:
        """What waits for this person: everything submitted that somebody else wrote."""
        if not person.can(Permission.APPROVE):
            return self.none()
        return self.awaiting_approval().exclude(author=person)

    def unfinished_of(self, person: User) -> Self:
        return self.filter(
            author=person, status__in=[self.model.Status.DRAFT, self.model.Status.RETURNED]
        ).order_by("updated_at")

    def stoppable_by(self, person: User) -> Self:
        """Their own, and those for a channel on which they may stop whatever waits."""
        channels = Channel.objects.where(person, Permission.STOP)
        return self.filter(Q(author=person) | Q(channels__in=channels)).distinct()

    def readable_by(self, person: User) -> Self:
        """Their own, and whatever its author has once sent on."""
        return self.filter(Q(author=person) | Q(submitted_at__isnull=False))

    def for_list(self) -> Self:
        return self.select_related("author").prefetch_related(
            "channels", "publications__channel", "edits__publication__channel"
        )

    def in_force(self) -> Self:
        """Corrections whose words stand on a channel, or will in a moment."""
        stuck = (Delivery.Status.FAILED, Delivery.Status.WITHHELD)
        under_way = [status for status in Delivery.Status if status not in stuck]
        approved = self.filter(status=self.model.Status.APPROVED)
        return approved.filter(edits__status__in=under_way).distinct()
