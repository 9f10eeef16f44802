"""The council's calendar as one person may read it today, in iCalendar (RFC 5545)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.db.models import Count, Max
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from accounts.models import User
from audit.models import Event as Line
from policy.roles import Permission
from posts import diary
from posts.diary import Entry
from posts.models import Feed, Meeting, Post

BACK, AHEAD = timedelta(days=30), timedelta(days=365)
A_MEETING, A_POST = timedelta(hours=2), timedelta(minutes=15)
REFRESH = timedelta(hours=1)
"""How often a calendar may ask."""


@dataclass(frozen=True)
class Revised:
    """When something was last changed, and how often."""

    at: datetime
    times: int = 0


def as_ics(feed: Feed, *, now: datetime) -> bytes:
    """A month back and a year ahead. Titles only: the words of a post stay in the portal."""
    calendar = Calendar.new(
        prodid="-//Usk Social//Calendar//EN",
        name=_("%(council)s: posts and meetings") % {"council": settings.COUNCIL_NAME},
        uid=f"calendar-{feed.pk}@{_host()}",
        refresh_interval=REFRESH,
    )
    entries = list(_entries(feed.person, now))
    posts = _revised(Post, (entry.post for entry in entries))
    meetings = _revised(Meeting, (entry.meeting for entry in entries))
    for entry in entries:
        found = (posts if entry.post else meetings).get((entry.post or entry.meeting or feed).pk)
        calendar.add_component(_event(entry, found or Revised(feed.made_at)))
    return bytes(calendar.to_ical())


def _entries(person: User, now: datetime) -> Iterator[Entry]:
    if not person.can(Permission.READ_POSTS):
        return
    first, last = timezone.localdate(now - BACK), timezone.localdate(now + AHEAD)
    for day in diary.days(diary.Reader(person), first, last, now=now):
        yield from day.entries


def _revised(
    kind: type[Post | Meeting], things: Iterable[Post | Meeting | None]
) -> dict[int, Revised]:
    """What the record says of each: every change of a time stands there."""
    lines = Line.objects.about_all(kind, {thing.pk for thing in things if thing})
    found = lines.order_by().values_list("thing").annotate(Max("at"), Count("pk"))
    return {int(thing): Revised(at, times) for thing, at, times in found}


def _event(entry: Entry, revised: Revised) -> Event:
    """One entry. Its UID is that of the thing, so that a calendar moves it and adds no second.

    The days of a post that goes out on two are told apart by the first channel of each.
    """
    is_meeting = entry.kind is diary.MEETING
    where = ", ".join(place.label for place in entry.places)
    event = Event()
    channels = [place.channel.pk for place in entry.places]
    event.add("uid", f"{entry.key}-{min(channels, default=0)}@{_host()}")
    event.add("dtstamp", revised.at.astimezone(UTC))
    event.add("last-modified", revised.at.astimezone(UTC))
    event.add("sequence", revised.times)
    event.add("dtstart", entry.at.astimezone(UTC))
    event.add("dtend", (entry.at + (A_MEETING if is_meeting else A_POST)).astimezone(UTC))
    title = entry.title if is_meeting else f"{entry.kind.word}: {entry.title} ({where})"
    event.add("summary", title)
    event.add("url", f"{settings.SITE_URL}{entry.url}")
    event.add("status", "TENTATIVE" if entry.kind is diary.WAITING else "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    if entry.where:
        event.add("location", entry.where)
    return event


def _host() -> str:
    return settings.SITE_URL.partition("://")[2]


def address_of(feed: Feed) -> str:
    return settings.SITE_URL + reverse("posts:feed_file", args=[feed.key])
