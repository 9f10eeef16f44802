"""The queue: which comments, in which order, and a page of them however many there are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from math import isfinite

from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts.models import User
from moderation.forms import FilterForm
from moderation.models import Comment, Flag

PER_PAGE = 25
COUNTED = 1000
"""Beyond this many nobody asks how many more there are."""

BEYOND = 2**63
"""No key of ours is so great."""


@dataclass(frozen=True)
class Page:
    """Some comments in their order. `after` says where the next page begins, or is empty."""

    comments: list[Comment]
    after: str
    is_first: bool


def chosen_by(answers: Mapping[str, str], *, person: User) -> QuerySet[Comment]:
    """The comments that somebody asked for, in no order yet."""
    status = answers.get("status", Comment.Status.WAITING)
    return _narrowed(Comment.objects.filter(status=status), answers, person)


def flagged_after(answers: Mapping[str, str], *, person: User) -> QuerySet[Comment]:
    """What waits beside them: comments that were decided about, and flagged since."""
    return _narrowed(Comment.objects.flagged_after(), answers, person)


def _narrowed(
    found: QuerySet[Comment], answers: Mapping[str, str], person: User
) -> QuerySet[Comment]:
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


def count(*asked: QuerySet[Comment]) -> int:
    """How many there are, or more than are counted."""
    return sum(comments.order_by()[: COUNTED + 1].count() for comments in asked)


def page_of(*asked: QuerySet[Comment], by_urgency: bool, after: str) -> Page:
    """The comments that follow a place in their order: found by index, however deep.

    What is asked for in several parts is merged here: one question for all uses no index.
    """
    place = _place(after)
    in_order = _by_urgency if by_urgency else _newest_first
    following = [_first(in_order(comments, place)) for comments in asked]
    order = _urgent_first if by_urgency else _new_first
    found = sorted((comment for part in following for comment in part), key=order)
    shown = found[:PER_PAGE]
    more = len(found) > PER_PAGE
    return Page(shown, _mark(shown[-1]) if more else "", is_first=place is None)


def _first(parts: list[QuerySet[Comment]]) -> list[Comment]:
    """A page of them, and one more if there is one."""
    found: list[Comment] = []
    for part in parts:
        if len(found) <= PER_PAGE:
            found += part.for_list()[: PER_PAGE + 1 - len(found)]  # type: ignore[attr-defined]
    return found


def _urgent_first(comment: Comment) -> tuple[float, datetime, int]:
    return -comment.urgency, comment.posted_at, comment.pk


def _new_first(comment: Comment) -> tuple[float, int]:
    return -comment.posted_at.timestamp(), -comment.pk


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
        at = datetime.fromisoformat(posted_at)
        place = _Place(float(urgency), at.astimezone(UTC), int(pk))
    except (ValueError, OverflowError):
        return None
    is_ours = at.tzinfo and isfinite(place.urgency) and abs(place.pk) < BEYOND
    return place if is_ours else None
