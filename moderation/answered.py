"""How soon the council answers: median time and share in time, channel by channel (3.12)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Aggregate, Count, DurationField, ExpressionWrapper, F, Q
from django.utils.translation import gettext as _

from moderation.models import Comment


class Median(Aggregate):
    """The middle one, as PostgreSQL counts it between two."""

    function = "PERCENTILE_CONT"
    template = "%(function)s(0.5) WITHIN GROUP (ORDER BY %(expressions)s)"
    output_field = DurationField()


@dataclass(frozen=True)
class Answered:
    """How one place stands. Unanswered are those that wait; late are those past their time."""

    place: str
    median: timedelta | None
    answered: int
    in_time: int
    late: int
    waiting: int

    def share(self) -> int | None:
        """Per cent in time of those that were answered or should have been; None for none."""
        due = self.answered + self.late
        return round(100 * self.in_time / due) if due else None

    def took(self) -> str:
        """The median in words, as one would say it."""
        if self.median is None:
            return ""
        minutes = round(self.median.total_seconds() / 60)
        if minutes < 90:
            return f"{minutes} min"
        hours = round(minutes / 60)
        return f"{hours} hours" if hours < 48 else f"{round(hours / 24)} days"


TOOK = ExpressionWrapper(F("answered_at") - F("posted_at"), output_field=DurationField())


def figures(*, since: datetime, now: datetime) -> list[Answered]:
    """Of what residents asked since then, by channel; what came in by hand is last."""
    asked = Comment.objects.filter(needs_reply=True, posted_at__gte=since)
    is_open = Q(answered_at=None)
    counted = asked.values_list("channel__name").annotate(
        median=Median(TOOK, filter=~is_open),
        answered=Count("pk", filter=~is_open),
        in_time=Count("pk", filter=Q(answered_at__lte=F("reply_due_at"))),
        late=Count("pk", filter=is_open & Q(reply_due_at__lt=now)),
        waiting=Count("pk", filter=is_open),
    )
    return [
        Answered(name or _("Taken in by hand"), *rest)
        for name, *rest in counted.order_by(F("channel").asc(nulls_last=True))
    ]
