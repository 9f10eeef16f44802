"""What one asks about comments."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q

from accounts.models import Channel, User
from moderation.models.enforcement import Enforcement
from moderation.models.flag import Flag
from policy.roles import Permission

if TYPE_CHECKING:
    from moderation.models.comment import Comment  # noqa: F401  named below


class CommentQuerySet(models.QuerySet["Comment"]):
    def waiting(self) -> Self:
        """What nobody has decided about: the most urgent first, then the oldest."""
        return self.filter(status=self.model.Status.WAITING).order_by("-urgency", "posted_at", "pk")

    def flagged_after(self) -> Self:
        """What was decided about and has an open flag: somebody has to look again."""
        open_ones = Flag.objects.filter(outcome="").order_by()
        decided = self.exclude(status=self.model.Status.WAITING)
        return decided.filter(pk__in=open_ones.values("comment"))

    def to_answer(self) -> Self:
        """What somebody ought to answer and nobody has, the first due first.

        What is deleted or gone cannot be answered any more.
        """
        waiting = self.filter(needs_reply=True, answered_at=None, gone_at=None)
        deleted = self.model.Status.DELETED
        return waiting.exclude(status=deleted).order_by("reply_due_at", "pk")

    def overdue(self, now: datetime) -> Self:
        return self.to_answer().filter(reply_due_at__lt=now)

    def decidable_by(self, person: User) -> Self:
        """Where this person may decide: their channels, and the spaces for any moderator."""
        channels = Channel.objects.where(person, Permission.MODERATE)
        within = Q(channel__in=channels)
        return self.filter(within | Q(channel=None) if person.can(Permission.MODERATE) else within)

    def for_list(self) -> Self:
        """With the channel, the post, and how the last decision fared on the platform."""
        last = Enforcement.objects.filter(comment=models.OuterRef("pk")).order_by("-pk")
        hidden = last.filter(decision__outcome="HIDDEN", status=Enforcement.Status.DONE)
        open_ones = Flag.objects.filter(comment=models.OuterRef("pk"), outcome="")
        flags = open_ones.order_by().values("comment")
        return self.select_related(
            "channel", "space", "publication__post", "claimed_by", "assignee", "assessment"
        ).annotate(
            enforced=models.Subquery(last.values("status")[:1]),
            ever_hidden=models.Exists(hidden),
            flagged=models.Subquery(flags.annotate(number=models.Count("pk")).values("number")),
        )
