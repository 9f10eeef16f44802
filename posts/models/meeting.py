"""A meeting of the council: what is announced before it, and decided at it (2.2, 2.3)."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, ClassVar, Self

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import formats, timezone

from policy.days import after_working_days

if TYPE_CHECKING:
    from posts.models.post import Post

PREFILLED_BEFORE = 6
"""Working days before a meeting on which its agenda post is begun for the Clerk (2.2)."""
PRESSING_BEFORE = 5
"""Working days before a meeting by which its agenda post should be on its way."""
ANNOUNCED_WITHIN = 10
"""Working days after a meeting within which its decisions are told (2.3)."""
GIVEN_UP = ("REFUSED", "WITHDRAWN")


class MeetingQuerySet(models.QuerySet["Meeting"]):
    def held(self) -> Self:
        return self.filter(cancelled_at=None)

    def to_come(self, now: datetime) -> Self:
        return self.held().filter(starts_at__gt=now)

    def with_posts(self) -> Self:
        """Each with whether there is a post of its agenda, begun or out, and of its decisions."""
        return self.annotate(
            agenda_is_begun=Exists(_posts("agenda").exclude(status__in=GIVEN_UP)),
            agenda_is_agreed=Exists(_posts("agenda").filter(status__in=["SUBMITTED", "APPROVED"])),
            agenda_is_out=Exists(_posts("agenda").filter(publications__status="DONE")),
            decisions_are_out=Exists(_posts("decision").filter(publications__status="DONE")),
        )

    def to_prefill(self, now: datetime) -> Self:
        """Open to the public, six working days ahead or fewer, and nobody has begun its agenda."""
        last = timezone.localdate(now) + timedelta(days=31)
        near = self.to_come(now).filter(
            is_public=True, prefilled_at=None, starts_at__date__lte=last
        )
        begun = near.with_posts().filter(agenda_is_begun=False)
        today = timezone.localdate(now)
        return self.filter(pk__in=[one.pk for one in begun if today >= one.prefilled_on()])

    def without_agenda(self, now: datetime) -> list[Meeting]:
        """Open to the public, near, and no agenda post is on its way."""
        today = timezone.localdate(now)
        near = self.to_come(now).filter(
            is_public=True, starts_at__date__lte=today + timedelta(days=31)
        )
        lacking = near.with_posts().filter(agenda_is_agreed=False)
        return [one for one in lacking if today >= one.prefilled_on()]

    def without_news(self, now: datetime) -> list[Meeting]:
        """Over for ten working days, with no decision told and nobody saying there is none."""
        today = timezone.localdate(now)
        past = self.held().filter(starts_at__lte=now, nothing_to_announce_at=None)
        silent = past.with_posts().filter(decisions_are_out=False)
        return [one for one in silent if today >= one.announced_by()]


def _posts(kind: str) -> models.QuerySet[Post]:
    posts: models.QuerySet[Post] = apps.get_model("posts.Post")._default_manager.filter(
        meeting=OuterRef("pk"), kind=kind
    )
    return posts


class Meeting(models.Model):
    """One sitting of the council or a committee. Posts point to it."""

    body = models.CharField(max_length=120)
    """Which council or committee meets, as in "Full Council"."""
    starts_at = models.DateTimeField()
    place = models.CharField(max_length=200)
    agenda_page = models.CharField(max_length=500, blank=True)
    minutes_page = models.CharField(max_length=500, blank=True)
    is_public = models.BooleanField(default=True)
    by_rule_on = models.DateField(null=True, blank=True)
    """The day on which the council's rule puts it, wherever the Clerk may have moved it since."""
    cancelled_at = models.DateTimeField(null=True, blank=True)
    prefilled_at = models.DateTimeField(null=True, blank=True)
    """When the portal began its agenda post for the Clerk."""
    nothing_to_announce_at = models.DateTimeField(null=True, blank=True)
    nothing_to_announce_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="meetings_without_news",
    )

    objects = MeetingQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["starts_at"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["body", "starts_at"],
                condition=Q(cancelled_at=None),
                name="one_meeting_of_a_body_at_a_time",
            ),
            models.UniqueConstraint(
                fields=["body", "by_rule_on"], name="one_meeting_of_a_body_by_its_rule"
            ),
            models.CheckConstraint(
                condition=Q(nothing_to_announce_at=None, nothing_to_announce_by=None)
                | Q(nothing_to_announce_at__isnull=False, nothing_to_announce_by__isnull=False),
                name="that_there_is_no_news_is_said_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.body}, {formats.date_format(self.day(), 'j F Y')}"

    def day(self) -> date:
        return timezone.localdate(self.starts_at)

    def prefilled_on(self) -> date:
        return after_working_days(self.day(), -PREFILLED_BEFORE)

    def pressing_on(self) -> date:
        return after_working_days(self.day(), -PRESSING_BEFORE)

    def announced_by(self) -> date:
        return after_working_days(self.day(), ANNOUNCED_WITHIN)
