"""Whether two ways of naming a day can mean the same one, and whether there is such a day."""

import calendar
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from policy.consistency.dates.day import Day

PAST, AHEAD = timedelta(days=150), timedelta(days=300)
"""How far from the day of writing a date without its year is looked for."""


def agree(one: Day, other: Day, on: date) -> bool:
    """Whether some day is both. Each may leave out what the other says."""
    if one.among or other.among:
        known, partial = (one, other) if one.among else (other, one)
        return any(_is_named(day, partial) for day in known.among)
    parts = ("weekday", "day", "month", "year")
    said = [(getattr(one, part), getattr(other, part)) for part in parts]
    if any(a is not None and b is not None and a != b for a, b in said):
        return False
    weekday, day, month, year = (b if a is None else a for a, b in said)
    return is_possible(replace(one, weekday=weekday, day=day, month=month, year=year), on)


def covers(first: Day, last: Day, one: Day, on: date) -> bool:
    """Whether a day lies within a range, as 3 December in "1 to 5 December"."""
    if first.day is None and first.weekday is not None and last.weekday is not None:
        days = (last.weekday - first.weekday) % 7
        wanted = _weekdays(one, on)
        return any((weekday - first.weekday) % 7 <= days for weekday in wanted)
    if not all(end.day and end.month for end in (first, last)):
        return False
    return any(
        start <= day <= end
        for start in _days(first, on)
        for end in _days(last, on)
        if timedelta() <= end - start < timedelta(days=300)
        for day in _days(one, on)
    )


def is_possible(one: Day, on: date) -> bool:
    """Whether there is such a day: no Tuesday 14 December 2026, and no 31 November."""
    if one.among or one.day is None:
        return True
    if one.month is None:
        return one.day <= 31
    return any(True for _ in _days(one, on))


def weekday_of(one: Day, on: date) -> int | None:
    """The weekday on which its date falls, whatever weekday it says."""
    return next((day.weekday() for day in _days(replace(one, weekday=None), on)), None)


def _weekdays(one: Day, on: date) -> set[int]:
    if one.weekday is not None:
        return {one.weekday}
    return {day.weekday() for day in _days(one, on)}


def _days(one: Day, on: date) -> Iterator[date]:
    """The days it may mean, which are few; none for a day without a month."""
    if one.among:
        yield from one.among
    if one.day is None or one.month is None:
        return
    for year in [one.year] if one.year else range(on.year - 1, on.year + 2):
        if one.day > calendar.monthrange(year, one.month)[1]:
            continue
        day = date(year, one.month, one.day)
        if one.weekday is not None and one.weekday != day.weekday():
            continue
        if one.year or one.weekday is None or on - PAST <= day <= on + AHEAD:
            yield day


def _is_named(day: date, one: Day) -> bool:
    if one.among:
        return day in one.among
    return (
        one.weekday in (None, day.weekday())
        and one.day in (None, day.day)
        and one.month in (None, day.month)
        and one.year in (None, day.year)
    )
