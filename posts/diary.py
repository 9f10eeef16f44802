"""What stands on which day: what was published, what is scheduled or waits for its time, meetings.

Days are those of the council's clock, the nights on which it changes among them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from django.db.models import Max, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import Channel, Council, SensitivePeriod, User
from platforms.outbox import Delivery
from policy.days import bank_holiday
from policy.scheduling import unusual
from posts.models import Edit, Meeting, Post, Publication

A_DAY = timedelta(days=1)
GOING = (Delivery.Status.QUEUED, Delivery.Status.SENDING)


@dataclass(frozen=True)
class Kind:
    """A sort of entry: its word, and the tone it is shown in."""

    word: str | Promise
    tone: str


PUBLISHED = Kind(gettext_lazy("Published"), "good")
SCHEDULED = Kind(gettext_lazy("Scheduled"), "busy")
WAITING = Kind(gettext_lazy("Waits for approval"), "care")
MEETING = Kind(gettext_lazy("Meeting"), "neutral")


@dataclass
class Place:
    """A channel of an entry, the moment there, and what holds it up."""

    channel: Channel
    at: datetime
    held: str = ""

    @property
    def label(self) -> str:
        return self.channel.get_platform_display()

    @property
    def short(self) -> str:
        return self.label.partition(" (")[0]


@dataclass
class Entry:
    """One thing on one day: a post with its channels, or a meeting."""

    at: datetime
    kind: Kind
    title: str
    url: str
    key: str
    """The same for the same thing, whatever becomes of it."""
    post: Post | None = None
    meeting: Meeting | None = None
    places: list[Place] = field(default_factory=list)
    where: str = ""
    note: str = ""
    """Why its time is an unusual one, while that can still be changed."""
    may_stop: bool = False
    may_move: bool = False


@dataclass
class Day:
    day: date
    entries: list[Entry]
    holiday: str
    period: str
    clocks: str
    is_today: bool
    is_inside: bool = True
    """False for a day that only fills up the first or the last week of a month."""

    def is_bare(self) -> bool:
        return not (self.entries or self.holiday or self.clocks)


@dataclass(frozen=True)
class Reader:
    """Who looks, at which channel or all of them."""

    person: User
    channel: Channel | None = None
    sees_overdue: bool = False
    """Whether what should have gone out before the first day stands on that day."""


def days(reader: Reader, first: date, last: date, *, now: datetime) -> list[Day]:
    """Every day from the first to the last with what stands on it, in a handful of queries."""
    start, end = begins(first), begins(last + A_DAY)
    on: dict[date, list[Entry]] = {}
    for entry in sorted(_entries(reader, start, end), key=lambda entry: entry.at):
        on.setdefault(max(first, timezone.localdate(entry.at)), []).append(entry)
    periods = SensitivePeriod.objects.around(first, days=(last - first).days)
    spans = [(period.starts_on, period.ends_on, period.name) for period in periods]
    return [
        Day(
            day=day,
            entries=on.get(day, []),
            holiday=bank_holiday(day),
            period=next((name for since, until, name in spans if since <= day <= until), ""),
            clocks=_clocks(day),
            is_today=day == timezone.localdate(now),
        )
        for day in _range(first, last)
    ]


def begins(day: date) -> datetime:
    """The midnight with which a day begins here."""
    return timezone.make_aware(datetime.combine(day, time.min))


def _range(first: date, last: date) -> Iterator[date]:
    return (first + A_DAY * n for n in range((last - first).days + 1))


def _clocks(day: date) -> str:
    """Say that a day is an hour longer or shorter than others."""
    # Counted in UTC: two times of one zone are subtracted as its clock shows them.
    long = begins(day + A_DAY).timestamp() - begins(day).timestamp()
    if long == A_DAY.total_seconds():
        return ""
    return _("Clocks go back") if long > A_DAY.total_seconds() else _("Clocks go forward")


def _entries(reader: Reader, start: datetime, end: datetime) -> Iterator[Entry]:
    council = Council.now()
    may_stop = _stoppable(reader.person)
    for entry in (
        *_grouped(_published(reader, start, end), PUBLISHED),
        *_grouped(_scheduled(reader, start, end), SCHEDULED),
        *_waiting(reader, start, end),
    ):
        if entry.post and entry.kind is not PUBLISHED:
            local = timezone.localtime(entry.at)
            hours = {"quiet_from": council.quiet_from, "quiet_until": council.quiet_until}
            entry.note = unusual(local, **hours) if entry.post.publish_at else ""
            entry.may_stop = entry.kind is SCHEDULED and entry.post.pk in may_stop
            is_theirs = entry.post.author_id == reader.person.pk
            entry.may_move = is_theirs and entry.post.publish_at is not None
        yield entry
    if reader.channel is None:
        yield from _meetings(start, end)


def _stoppable(person: User) -> frozenset[int]:
    waiting = Q(publications__status=Delivery.Status.QUEUED) | Q(
        edits__status=Delivery.Status.QUEUED
    )
    found = Post.objects.stoppable_by(person).filter(waiting)
    return frozenset(found.values_list("pk", flat=True))


def _published(reader: Reader, start: datetime, end: datetime) -> Iterator[tuple[Post, Place]]:
    out = Publication.objects.filter(
        status=Delivery.Status.DONE, done_at__gte=start, done_at__lt=end
    )
    if reader.channel:
        out = out.filter(channel=reader.channel)
    for row in out.select_related("post", "channel").order_by("done_at"):
        held = str(_("Taken down")) if row.taken_down_at else ""
        yield row.post, Place(row.channel, row.done_at or start, held)


def _scheduled(reader: Reader, start: datetime, end: datetime) -> Iterator[tuple[Post, Place]]:
    due = Q(status__in=GOING, not_before__lt=end)
    if not reader.sees_overdue:
        due &= Q(not_before__gte=start)
    posts = Publication.objects.filter(due).select_related("post", "channel")
    edits = Edit.objects.filter(due).select_related("post", "publication__channel")
    if reader.channel:
        posts = posts.filter(channel=reader.channel)
        edits = edits.filter(publication__channel=reader.channel)
    rows: list[Publication | Edit] = [*posts, *edits]
    for row in sorted(rows, key=lambda row: (row.not_before, row.pk)):
        yield row.post, Place(row.channel, row.not_before, row.channel.why_held())


def _grouped(rows: Iterable[tuple[Post, Place]], kind: Kind) -> list[Entry]:
    """One entry for a post however many its channels, at the first of their moments."""
    entries: dict[tuple[int, date], Entry] = {}
    for post, place in rows:
        key = (post.pk, timezone.localdate(place.at))
        if key not in entries:
            entries[key] = _of_a_post(place.at, kind, post)
        entries[key].places.append(place)
    return list(entries.values())


def _waiting(reader: Reader, start: datetime, end: datetime) -> list[Entry]:
    waiting = Post.objects.awaiting_approval().filter(publish_at__gte=start, publish_at__lt=end)
    if reader.channel:
        waiting = waiting.filter(channels=reader.channel)
    return [
        _of_a_post(
            at,
            WAITING,
            post,
            [Place(channel, at) for channel in post.channels.all()],
        )
        for post in waiting.prefetch_related("channels")
        if (at := post.publish_at)
    ]


def _of_a_post(at: datetime, kind: Kind, post: Post, places: Sequence[Place] = ()) -> Entry:
    url = reverse("posts:post", args=[post.pk])
    return Entry(at, kind, str(post), url, f"post-{post.key}", post, places=list(places))


def _meetings(start: datetime, end: datetime) -> list[Entry]:
    held = Meeting.objects.filter(starts_at__gte=start, starts_at__lt=end, cancelled_at=None)
    return [
        Entry(
            meeting.starts_at,
            MEETING,
            meeting.body,
            reverse("posts:meeting", args=[meeting.pk]),
            f"meeting-{meeting.pk}",
            meeting=meeting,
            where=meeting.place,
        )
        for meeting in held
    ]


def last_set(now: datetime) -> date:
    """The last day on which anything is set to go out."""
    queued = Publication.objects.filter(status=Delivery.Status.QUEUED)
    waiting = Post.objects.awaiting_approval()
    last = (queued.aggregate(at=Max("not_before")), waiting.aggregate(at=Max("publish_at")))
    return timezone.localdate(max([now, *(found["at"] for found in last if found["at"])]))
