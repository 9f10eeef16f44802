"""What one asks about posts."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Self

from django.db.models import Q
from django.utils import timezone

from accounts.models import Channel, User
from platforms.outbox import Delivery
from policy.roles import Permission
from posts.models.advice import Advice
from posts.models.reach import ReachQuerySet

if TYPE_CHECKING:
    from posts.models.post import Post  # noqa: F401  named below

WAITING = Delivery.Status.QUEUED


def at_midnight(day: date) -> datetime:
    """The moment at which a day begins, on the council's clock."""
    return timezone.make_aware(datetime.combine(day, time.min))


class PostQuerySet(ReachQuerySet):
    def awaiting_approval(self) -> Self:
        return self.filter(status=self.model.Status.SUBMITTED).order_by("submitted_at")

    def to_decide(self, person: User) -> Self:
        """What waits for this person: everything submitted that somebody else wrote."""
        if not person.can(Permission.APPROVE):
            return self.none()
        return self.awaiting_approval().exclude(author=person)

    def unfinished(self) -> Self:
        """What its author still has to do something about."""
        status = self.model.Status
        return self.filter(status__in=[status.DRAFT, status.RETURNED, status.EXPIRED])

    def unfinished_of(self, person: User) -> Self:
        return self.unfinished().filter(author=person).order_by("updated_at")

    def past_their_time(self, now: datetime) -> Self:
        """What still waits for approval although the time that was set for it has passed."""
        return self.filter(status=self.model.Status.SUBMITTED, publish_at__lt=now)

    def within(self, first: date, last: date) -> Self:
        """What went out on these days, or is to; the last one counts."""
        days = (at_midnight(first), at_midnight(last + timedelta(days=1)))
        found = Q()
        for owed in ("publications", "edits"):
            found |= Q(**{f"{owed}__done_at__range": days})
            found |= Q(**{f"{owed}__status": WAITING, f"{owed}__not_before__range": days})
        return self.filter(found | self._waiting_for(days)).distinct()

    def due_within(self, first: date, last: date) -> Self:
        """What is still to go out on these days, approved already or waiting for that."""
        days = (at_midnight(first), at_midnight(last + timedelta(days=1)))
        queued = Q(status=self.model.Status.APPROVED) & (
            Q(publications__status=WAITING, publications__not_before__range=days)
            | Q(edits__status=WAITING, edits__not_before__range=days)
        )
        waiting = self._waiting_for(days, period_answer="")
        return self.filter(queued | waiting).distinct().select_related("author")

    def _waiting_for(self, days: tuple[datetime, datetime], **at_once_with: str) -> Q:
        """What waits for approval and is set for these days, or would go out as soon as it may."""
        now = timezone.now()
        waiting = Q(status=self.model.Status.SUBMITTED)
        set_for = Q(publish_at__range=days) | Q(embargo_until__range=days)
        at_once = Q(publish_at=None, embargo_until=None, **at_once_with)
        return waiting & (set_for | at_once if days[0] <= now < days[1] else set_for)

    def stoppable_by(self, person: User) -> Self:
        """Their own, and those for a channel on which they may stop whatever waits."""
        channels = Channel.objects.where(person, Permission.STOP)
        return self.filter(Q(author=person) | Q(channels__in=channels)).distinct()

    def readable_by(self, person: User) -> Self:
        """Their own, what its author has once sent on, and drafts on which they may advise."""
        readable = Q(author=person) | Q(submitted_at__isnull=False)
        if person.can(Permission.APPROVE):
            readable |= Q(pk__in=Advice.objects.values("post"))
        return self.filter(readable)

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
