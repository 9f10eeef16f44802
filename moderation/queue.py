"""The queue: which comments, in which order, and a page of them however many there are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts.models import User
from moderation.forms import FilterForm
from moderation.models import Comment, Flag

PER_PAGE = 25
COUNTED = 1000
"""Beyond this many nobody asks how many more there are."""


@dataclass(frozen=True)
class Page:
    """Some comments in their order. `after` says where the next page begins, or is empty."""

    comments: list[Comment]
    after: str
    is_first: bool


def chosen_by(answers: Mapping[str, str], *, person: User) -> QuerySet[Comment]:
    """The comments that somebody asked for, in no order yet."""
    found = Comment.objects.filter(status=answers.get("status", Comment.Status.WAITING))
    if place := answers.get("place"):
        kind, pk = place.split("-")
        found = found.filter(**{kind: pk})
    if principle := answers.get("principle"):
        found = found.filter(suggested__contains=[principle])
    if language := answers.get("language"):
        found = found.filter(language=language)
    match answers.get("only"):
        case FilterForm.FLAGGED:
            found = found.filter(Exists(Flag.objects.filter(comment=OuterRef("pk"), outcome="")))
        case FilterForm.NEEDS_REPLY:
            found = found.filter(needs_reply=True, answered_at=None)
        case FilterForm.MINE:
            found = found.filter(assignee=person, answered_at=None)
    return found


def count(comments: QuerySet[Comment]) -> int:
    """How many there are, or one more than is counted."""
    return comments.order_by()[: COUNTED + 1].count()


def page_of(comments: QuerySet[Comment], *, by_urgency: bool, after: str) -> Page:
    """The comments that follow a place in their order: found by index, however deep."""
    place = _place(after)
    parts = _by_urgency(comments, place) if by_urgency else _newest_first(comments, place)
    found: list[Comment] = []
    for part in parts:
        if len(found) <= PER_PAGE:
            found += part.for_list()[: PER_PAGE + 1 - len(found)]  # type: ignore[attr-defined]
    shown = found[:PER_PAGE]
    more = len(found) > PER_PAGE
    return Page(shown, _mark(shown[-1]) if more else "", is_first=place is None)


@dataclass(frozen=True)
class _Place:
    """The last comment of the page before."""

    urgency: float
    posted_at: datetime
    pk: int


def _by_urgency(comments: QuerySet[Comment], place: _Place | None) -> list[QuerySet[Comment]]:
    """The most urgent first, then the oldest: the rest of this urgency, and what is below it."""
    ordered = comments.order_by("-urgency", "posted_at", "pk")
    if place is None:
        return [ordered]
    later = Q(posted_at__gt=place.posted_at) | Q(pk__gt=place.pk)
    same = ordered.filter(later, urgency=place.urgency, posted_at__gte=place.posted_at)
    return [same, ordered.filter(urgency__lt=place.urgency)]


def _newest_first(comments: QuerySet[Comment], place: _Place | None) -> list[QuerySet[Comment]]:
    ordered = comments.order_by("-posted_at", "-pk")
    if place is None:
        return [ordered]
    earlier = Q(posted_at__lt=place.posted_at) | Q(pk__lt=place.pk)
    return [ordered.filter(earlier, posted_at__lte=place.posted_at)]


def _mark(comment: Comment) -> str:
    return f"{comment.urgency!r}~{comment.posted_at.isoformat()}~{comment.pk}"


def _place(mark: str) -> _Place | None:
    """Read a mark back. What is none of ours begins at the beginning."""
    try:
        urgency, posted_at, pk = mark.split("~")
        place = _Place(float(urgency), datetime.fromisoformat(posted_at), int(pk))
    except ValueError:
        return None
    return place if place.posted_at.tzinfo else None
