"""What the council might say next: before and after meetings, on its yearly days, after a silence.

It waits for nobody, and blocks nothing: the council is to be proactive (3.1, 2.2, 2.3).
"""

from __future__ import annotations

import calendar
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Max, Q
from django.urls import reverse
from django.utils import formats, timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts.models import Channel, Council, User
from platforms.outbox import Delivery
from policy.roles import Permission
from posts.models import Meeting, Post
from posts.models.meeting import GIVEN_UP
from usk_social.line import Line

SOON = timedelta(days=14)
SUNDAY = 6


@dataclass(frozen=True)
class Occasion:
    """A day that comes every year, and the words by which a post about it is known."""

    name: str | Promise
    day: Callable[[int], date]
    words: tuple[str, ...]


def _on(month: int, day: int) -> Callable[[int], date]:
    return lambda year: date(year, month, day)


def _nth(n: int, weekday: int, month: int) -> Callable[[int], date]:
    """As "the second Sunday in November"."""

    def found(year: int) -> date:
        weeks = calendar.Calendar().monthdatescalendar(year, month)
        return [week[weekday] for week in weeks if week[weekday].month == month][n - 1]

    return found


OCCASIONS = (
    Occasion(gettext_lazy("The precept for next year"), _on(1, 31), ("precept", "praesept")),
    Occasion(gettext_lazy("St David's Day"), _on(3, 1), ("St David", "Gŵyl Dewi", "Dewi Sant")),
    Occasion(
        gettext_lazy("The annual meeting of the council"),
        _nth(2, calendar.MONDAY, 5),
        ("annual meeting", "cyfarfod blynyddol"),
    ),
    Occasion(gettext_lazy("Armed Forces Day"), _nth(4, calendar.SATURDAY, 6), ("Armed Forces",)),
    Occasion(
        gettext_lazy("Remembrance Sunday"),
        _nth(2, SUNDAY, 11),
        ("Remembrance", "Sul y Cofio", "Cofio"),
    ),
    Occasion(
        gettext_lazy("When the office is closed at Christmas"),
        _on(12, 24),
        ("Christmas", "Nadolig"),
    ),
)
"""The days of the year on which residents expect a word of their council."""


def lines(person: User, *, now: datetime) -> list[Line]:
    """What this person may want to begin, the pressing first."""
    keeps = person.can(Permission.KEEP_MEETINGS)
    return [
        *(_before_meetings(now) if keeps else ()),
        *(_after_meetings(now) if keeps else ()),
        *_silences(person, now),
        *(_occasions(timezone.localdate(now)) if keeps else ()),
    ]


def _before_meetings(now: datetime) -> Iterator[Line]:
    today = timezone.localdate(now)
    for meeting in Meeting.objects.without_agenda(now):
        begun = meeting.posts.filter(kind=Post.Kind.AGENDA).exclude(status__in=GIVEN_UP).first()
        yield Line(
            _("No agenda post is on its way for"),
            str(meeting),
            reverse("posts:post", args=[begun.pk]) if begun else _begin("agenda", meeting),
            _(": it is time for it") if today >= meeting.pressing_on() else "",
            _("Go on writing") if begun else _("Start a post"),
        )


def _after_meetings(now: datetime) -> Iterator[Line]:
    for meeting in Meeting.objects.without_news(now):
        yield Line(
            _("Decisions to announce?"),
            str(meeting),
            reverse("posts:meeting", args=[meeting.pk]),
            _(" has no post about what it decided"),
            _("Answer"),
        )


def _silences(person: User, now: datetime) -> Iterator[Line]:
    days = Council.now().silent_days
    out = Max("publications__done_at", filter=Q(publications__status=Delivery.Status.DONE))
    channels = Channel.objects.where(person, Permission.SETTLE) & Channel.objects.active()
    for channel in channels.annotate(last=out):
        is_silent = channel.last is None or channel.last < now - timedelta(days=days)
        if is_silent and not channel.adapter().needs_video:
            yield Line(
                _("Nothing was posted to"),
                str(channel),
                reverse("posts:new"),
                ngettext(" for %(n)d day", " for %(n)d days", days) % {"n": days},
                _("Start a post"),
            )


def _occasions(today: date) -> Iterator[Line]:
    for occasion in OCCASIONS:
        days = (occasion.day(year) for year in (today.year, today.year + 1))
        day = next((day for day in days if today <= day <= today + SOON), None)
        if day and not _is_written(occasion, today):
            yield Line(
                "",
                str(occasion.name),
                reverse("posts:new"),
                _(" is on %(day)s") % {"day": formats.date_format(day, "j F")},
                _("Start a post"),
            )


def _is_written(occasion: Occasion, today: date) -> bool:
    """Whether anybody has begun a post about it lately."""
    named = Q()
    for word in occasion.words:
        named |= Q(message__icontains=word)
    lately = Post.objects.filter(named, created_at__date__gte=today - 3 * SOON)
    return lately.exclude(status__in=GIVEN_UP).exists()


def _begin(pattern: str, meeting: Meeting) -> str:
    return f"{reverse('posts:new')}?pattern={pattern}&meeting={meeting.pk}"
