"""Holds what a post says against the page that it points to (3.9)."""

from collections.abc import Iterable, Iterator
from datetime import date
from unicodedata import category

from policy.consistency import amounts, dates, phones, places, reading
from policy.consistency.dates import Day
from policy.consistency.found import Found
from policy.consistency.mismatch import Kind, Mismatch
from policy.consistency.reading import Facts, Line
from policy.consistency.times import Time

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
NEAR = 3 * 60
"""Minutes within which another time on the page is likely the one that was meant."""


def mismatches(text: str, page: str, on: date) -> list[Mismatch]:
    """What the post says and the words of its page do not, in the order of the post.

    `on` is the day of writing. What the post leaves out is no mismatch.
    """
    if not page.strip() or not text.strip():
        return []
    post, seen = reading.post(text, on), reading.page(page)
    found = [
        *_times(post, seen, on),
        *_dates(post, seen, on),
        *_amounts(post, seen),
        *_places(post, seen),
        *_phones(post, seen),
    ]
    return sorted(set(found), key=lambda one: (one.start, one.end))


def _said(post: Facts, one: Found, kind: Kind, on_page: str = "", weekday: str = "") -> Mismatch:
    start, end = post.seen.span(one.start, one.end)
    words = "".join(char for char in post.seen.typed[start:end] if category(char) != "Cf")
    return Mismatch(kind, words, start, end, on_page, weekday)


def _times(post: Facts, page: Facts, on: date) -> Iterator[Mismatch]:
    ours = {minute for time in post.times for minute in time.minutes}
    free = [time for time in page.times if not time.minutes & ours]
    held_then = list(_times_of_its_days(post, page, on))
    for time in post.times:
        standing = [line for line in page.lines if _has_time(line, time)]
        if not standing:
            yield _said(post, time, Kind.TIME, _nearest(time, free))
        elif held_then and not any(_may_be_of(line, post, on) for line in standing):
            yield _said(post, time, Kind.TIME, _nearest(time, held_then))


def _has_time(line: Line, time: Time) -> bool:
    return any(time.minutes & other.minutes for other in line.times)


def _times_of_its_days(post: Facts, page: Facts, on: date) -> Iterator[Time]:
    """The times that the page has in one line with a date of the post."""
    dated = [day for day in post.days if day.is_dated]
    for line in page.lines:
        if any(
            other.is_dated and dates.agree(day, other, on) for day in dated for other in line.days
        ):
            yield from line.times


def _may_be_of(line: Line, post: Facts, on: date) -> bool:
    """Whether the times of a line can belong to the post's days, and not to another meeting."""
    return not line.days or any(
        dates.agree(day, other, on) or _covers(other, day, on)
        for day in post.days
        for other in line.days
    )


def _nearest(time: Time, others: Iterable[Time]) -> str:
    near = min(others, key=lambda other: _apart(time, other), default=None)
    return near.words if near and _apart(time, near) <= NEAR else ""


def _apart(one: Time, other: Time) -> int:
    return min(abs(a - b) for a in one.minutes for b in other.minutes)


def _dates(post: Facts, page: Facts, on: date) -> Iterator[Mismatch]:
    has_dated = any(day.is_dated for day in page.days)
    free = [d for d in page.days if not any(dates.agree(own, d, on) for own in post.days)]
    for day in post.days:
        if not dates.is_possible(day, on) and not _is_on(day, page, has_dated, on):
            yield _said(post, day, Kind.DATE, weekday=_weekday(day, on))
        elif not _is_on(day, page, has_dated, on):
            if day.among and not page.days:
                continue  # "tomorrow", and a page that says nothing of when
            yield _said(post, day, Kind.DATE, _likely(day, free))


def _is_on(day: Day, page: Facts, has_dated: bool, on: date) -> bool:
    """Whether the page has this day. Its hours on Mondays, or its "December", date no 14th."""
    for other in page.days:
        is_loose = not other.is_dated and not other.is_every
        if day.is_dated and has_dated and is_loose:
            continue
        if dates.agree(day, other, on):
            return True
        if _covers(other, day, on):
            return True
    return False


def _covers(other: Day, day: Day, on: date) -> bool:
    """Whether a day lies within a range of the page. The ends of a range must be its ends."""
    is_end = day.last is not None or day.is_last
    return bool(other.last and not is_end and dates.covers(other, other.last, day, on))


def _weekday(day: Day, on: date) -> str:
    number = dates.weekday_of(day, on)
    return WEEKDAYS[number] if number is not None else ""


def _likely(day: Day, free: Iterable[Day]) -> str:
    """What on the page shares most with a day, and at least a month or a weekday."""

    def shared(other: Day) -> int:
        return sum(
            2 if part == "month" else 1
            for part in ("weekday", "day", "month", "year")
            if getattr(other, part) is not None and getattr(day, part) == getattr(other, part)
        )

    best = max(free, key=shared, default=None)
    return best.words if best is not None and shared(best) else ""


def _amounts(post: Facts, page: Facts) -> Iterator[Mismatch]:
    free = [a for a in page.amounts if not any(amounts.same(own, a) for own in post.amounts)]
    has_percentages = any(amount.is_percent for amount in page.amounts)
    for amount in post.amounts:
        if amount.is_percent and not has_percentages:
            continue  # a page of times and prices says nothing of parts of a hundred
        if not any(amounts.same(amount, other) for other in page.amounts):
            alike = [a for a in free if a.is_percent == amount.is_percent and not a.is_bare]
            near = min(alike, key=lambda other: abs(other.value - amount.value), default=None)
            yield _said(post, amount, Kind.AMOUNT, near.words if near else "")


def _places(post: Facts, page: Facts) -> Iterator[Mismatch]:
    words = f" {' '.join(places.words(page.seen.plain))} "
    held_up: places.Place | None = None
    for place in post.places:
        if not places.is_on(place, words, page.places):
            if held_up and places.are_one(held_up, place, post.seen.plain):
                continue
            held_up = place
            other = places.like(place, page.places)
            yield _said(post, place, Kind.PLACE, other.words if other else "")


def _phones(post: Facts, page: Facts) -> Iterator[Mismatch]:
    for phone in post.phones:
        if not any(phones.same(phone, other) for other in page.phones):
            only = page.phones[0].words if len(page.phones) == 1 else ""
            yield _said(post, phone, Kind.PHONE, only)
