"""What goes out in a pre-election period, for those who answer for it (3.11)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import formats, timezone
from django.utils.translation import gettext as _

from accounts.models import SensitivePeriod
from platforms.outbox import Delivery
from posts.models import Edit, Post, Publication

Status = Delivery.Status


@dataclass(frozen=True)
class Line:
    """One post in a period: where it went or is to go, who agreed to it, what was answered."""

    post: Post
    places: list[str]
    agreed: str
    answer: str
    is_waiting: bool
    """Whether anything of it is still to go out."""


def lines(period: SensitivePeriod) -> list[Line]:
    """Every post that went out in a period, or is approved to, in the order of time."""
    found = Post.objects.within(period.starts_on, period.ends_on).select_related(
        "author", "approved_by", "clerk_agreed_by"
    )
    posts = found.prefetch_related("publications__channel", "edits__publication__channel")
    rows = [(_owed(post), post) for post in posts]
    rows.sort(key=lambda row: min(_moment(owed) for owed in row[0]))
    return [_line(post, owed) for owed, post in rows]


def _owed(post: Post) -> Sequence[Publication | Edit]:
    return list(post.edits.all() if post.corrects_id else post.publications.all())


def _moment(row: Publication | Edit) -> datetime:
    return row.done_at or row.not_before


def _line(post: Post, owed: Sequence[Publication | Edit]) -> Line:
    return Line(
        post=post,
        places=[_place(row) for row in owed],
        agreed=_agreed(post),
        answer=" ".join(filter(None, [post.get_period_answer_display(), post.period_words])),
        is_waiting=any(row.status == Status.QUEUED for row in owed),
    )


def _place(row: Publication | Edit) -> str:
    said = {"channel": row.channel, "word": row.word.lower(), "time": _in_words(_moment(row))}
    return _("%(channel)s: %(word)s, %(time)s") % said


def _agreed(post: Post) -> str:
    by, at = post.approved_by, post.approved_at
    if post.went_at_once and at:
        said = {"by": post.author, "time": _in_words(at)}
        return _("Published at once by %(by)s, %(time)s") % said
    agreed = _("%(by)s, %(time)s") % {"by": by, "time": _in_words(at)} if by and at else ""
    if post.clerk_agreed_by:
        agreed += _("; read first by %(clerk)s") % {"clerk": post.clerk_agreed_by}
    return agreed


def _in_words(at: datetime) -> str:
    return formats.date_format(timezone.localtime(at), "j F Y, H:i")
