"""What one asks about where posts lead, and whom they reach: the website, and people offline."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Count, F, Q

from platforms.outbox import Delivery
from policy.answering import NOTICES
from policy.days import is_working_day

if TYPE_CHECKING:
    from posts.models.post import Post


@dataclass(frozen=True)
class Coverage:
    """How many posts of a kind there are, and how many of them reach people who are not online."""

    kind: str
    posts: int
    with_route: int
    done: int


def promises_page(post: Post) -> bool:
    """Whether the council web page of a post is to follow, or has (1.5)."""
    is_promised = post.no_page_reason == post.NoPage.EMERGENCY and not post.web_page
    return is_promised and post.status == post.Status.APPROVED


class ReachQuerySet(models.QuerySet["Post"]):
    def agreed(self) -> Self:
        """What was approved and is not taken down everywhere; corrections stand with theirs."""
        up = Q(publications__taken_down_at=None)
        agreed = self.model._default_manager.filter(up, status="APPROVED", corrects=None)
        return self.filter(pk__in=agreed.values("pk"))

    # The way to the council's website (1.5)

    def promising_page(self) -> Self:
        """Said to be an emergency, with the council web page to follow."""
        return self.agreed().filter(web_page="", no_page_reason="emergency")

    def pages_to_follow(self) -> Self:
        """Of these, what nobody has given the page of, soonest due first; nor has a correction."""
        corrected = self.model._default_manager.filter(
            edits__status=Delivery.Status.DONE, corrects__isnull=False
        ).exclude(web_page="")
        waiting = self.promising_page().filter(page_given="")
        waiting = waiting.exclude(pk__in=corrected.values("corrects"))
        return waiting.order_by(F("page_due_on").asc(nulls_first=True), "approved_at")

    def pages_to_chase(self, day: date) -> Self:
        """Due on this day, or on an earlier one when the office works, and not chased yet."""
        due = Q(page_due_on__lt=day) if is_working_day(day) else Q(pk=None)
        late = self.pages_to_follow().filter(due | Q(page_due_on=day))
        return late.exclude(page_chased_on__gte=day)

    def signposted(self) -> Self:
        """What leads to the council's website, or whose page was given later."""
        return self.agreed().exclude(web_page="", page_given="")

    # People who are not online (2.1)

    def notices(self) -> Self:
        """What those who are not online must hear of too."""
        return self.agreed().filter(kind__in=NOTICES)

    def with_offline_route(self) -> Self:
        return self.notices().exclude(offline_routes=[])

    def offline_not_done(self) -> Self:
        """Promised to people who are not online, and not confirmed: oldest first."""
        return self.with_offline_route().filter(offline_done_at=None).order_by("approved_at")

    def offline_coverage(self) -> Iterator[Coverage]:
        """How many notices of each kind reach people who are not online."""
        counted = (
            self.notices()
            .order_by("kind")
            .values("kind")
            .annotate(
                posts=Count("pk"),
                with_route=Count("pk", filter=~Q(offline_routes=[])),
                done=Count("pk", filter=Q(offline_done_at__isnull=False)),
            )
        )
        return (Coverage(**row) for row in counted)
