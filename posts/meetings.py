"""Keeps the calendar of meetings ahead by the council's rule, and begins their agenda posts (2.2).

All of it may run twice without harm: nothing that is there already is made again.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from accounts.models import Channel, Council, User
from audit.models import record
from platforms.registry import PLATFORMS
from posts import patterns
from posts.models import Meeting, Post
from posts.models.meeting import GIVEN_UP
from posts.passing import clerk_on

AHEAD = timedelta(days=365)


def days_by_rule(council: Council, first: date, last: date) -> Iterator[date]:
    """The days on which the council meets by its rule, as "the second Monday, not in August"."""
    month = first.replace(day=1)
    while month <= last:
        weeks = calendar.Calendar().monthdatescalendar(month.year, month.month)
        held = [week[council.meeting_weekday] for week in weeks]
        held = [day for day in held if day.month == month.month]
        day = held[min(council.meeting_week, len(held)) - 1]
        if first <= day <= last and month.month != council.meeting_month_off:
            yield day
        month = (month + timedelta(days=31)).replace(day=1)


def keep_ahead(*, by: User | None, now: datetime) -> int:
    """Enter the meetings of the next twelve months that are missing, and say how many those were.

    One that the Clerk has moved or cancelled is not entered again.
    """
    council, today = Council.now(), timezone.localdate(now)
    return sum(_enter(council, day, by=by) for day in days_by_rule(council, today, today + AHEAD))


@transaction.atomic
def _enter(council: Council, day: date, *, by: User | None) -> bool:
    # Whatever the body was called when the rule put one there.
    by_rule, by_hand = Q(by_rule_on=day), Q(body=council.meeting_body, starts_at__date=day)
    if Meeting.objects.filter(by_rule | by_hand).exists():
        return False
    starts_at = timezone.make_aware(datetime.combine(day, council.meeting_time))
    meeting, is_new = Meeting.objects.get_or_create(
        body=council.meeting_body,
        by_rule_on=day,
        defaults={"starts_at": starts_at, "place": council.meeting_place},
    )
    if is_new:
        record("meeting.entered", meeting, by=by, why="By the council's rule.")
    return is_new


def prefill_all(*, now: datetime) -> None:
    """Begin for the Clerk of the day the agenda post of each meeting that is near."""
    if clerk := clerk_on(timezone.localdate(now)):
        for meeting in Meeting.objects.to_prefill(now):
            prefill(meeting, clerk, now=now)


@transaction.atomic
def prefill(meeting: Meeting, clerk: User, *, now: datetime) -> None:
    """Begin its agenda post, once, however many look at the same time."""
    mine = Meeting.objects.filter(pk=meeting.pk, prefilled_at=None, cancelled_at=None)
    begun = Post.objects.filter(meeting=meeting, kind=Post.Kind.AGENDA)
    if begun.exclude(status__in=GIVEN_UP).exists() or not mine.update(prefilled_at=now):
        return
    post = Post.objects.create(author=clerk, **patterns.begun(Post.Kind.AGENDA, meeting))
    post.channels.set(Channel.objects.active().filter(platform__in=_in_words()))
    why = f"{meeting} is near and has no agenda post yet."
    record("post.prefilled", post, by=None, why=why)


def _in_words() -> list[str]:
    """The platforms on which a post needs no video."""
    return [name for name, adapter in PLATFORMS.items() if not adapter.needs_video]
