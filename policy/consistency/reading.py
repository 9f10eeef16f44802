"""Reads everything in a text that can be compared, each stretch of it once."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import TypeVar

from policy.consistency import amounts, dates, phones, places, times
from policy.consistency.dates import Day
from policy.consistency.found import Found, covered, without_addresses
from policy.consistency.times import Time
from policy.seen import Seen, as_seen

F = TypeVar("F", bound=Found)


@dataclass(frozen=True)
class Line:
    """The times and days that stand in one line, and so perhaps belong together."""

    times: tuple[Time, ...]
    days: tuple[Day, ...]


@dataclass(frozen=True)
class Facts:
    """Where each stands is counted in `seen.plain`."""

    seen: Seen
    lines: tuple[Line, ...]
    amounts: tuple[amounts.Amount, ...]
    places: tuple[places.Place, ...]
    phones: tuple[phones.Phone, ...]

    @property
    def times(self) -> list[Time]:
        return [time for line in self.lines for time in line.times]

    @property
    def days(self) -> list[Day]:
        return [day for line in self.lines for day in line.days]


def post(text: str, on: date) -> Facts:
    return _facts(as_seen(text), on)


@lru_cache(maxsize=16)
def page(text: str) -> Facts:
    """A page's facts are kept for a while: a post is checked again at every pause in typing."""
    return _facts(as_seen(text), None)


def _facts(seen: Seen, on: date | None) -> Facts:
    """Without a day of writing it is a page, which is read more generously than a post."""
    text = without_addresses(seen.plain)
    numbers = phones.find(text)
    text = covered(text, numbers)
    money = amounts.find(text, is_page=on is None)
    text = covered(text, (amount for amount in money if not amount.is_bare))
    return Facts(
        seen, tuple(_lines(text, on)), tuple(money), tuple(places.find(text)), tuple(numbers)
    )


def _lines(text: str, on: date | None) -> Iterator[Line]:
    start = 0
    for line in text.split("\n"):
        hours = times.find(line, is_page=on is None)
        days = dates.find(covered(line, hours), on)
        if hours or days:
            yield Line(_moved(hours, start), _moved(days, start))
        start += len(line) + 1


def _moved(found: Sequence[F], by: int) -> tuple[F, ...]:
    return tuple(replace(one, start=one.start + by, end=one.end + by) for one in found)
