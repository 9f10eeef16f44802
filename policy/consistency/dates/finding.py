"""Finds the days in a text whose times are covered already."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from policy.consistency.dates import forms
from policy.consistency.dates.day import Day
from policy.consistency.dates.names import DAYS, DYDDIAU, MONTHS
from policy.consistency.found import Taken

A_DAY, A_WEEK = timedelta(days=1), timedelta(days=7)
WORDS = {
    **{"today": 0, "tonight": 0, "tomorrow": 1, "yesterday": -1, "last night": -1},
    **{"heddiw": 0, "heno": 0, "yfory": 1, "nos yfory": 1, "ddoe": -1, "neithiwr": -1},
}
ALSO_VERBS = ("may", "march", "mar")
SATURDAY = 5


def find(text: str, on: date | None = None) -> list[Day]:
    """The days in a text. `on` is the day of writing: without it "tomorrow" says nothing."""
    found: list[Day] = []
    taken = Taken(text)
    for form, read in _READERS:
        for match in form.finditer(text):
            days = list(read(match, on))
            if days and taken.take(*match.span()):
                found.extend(days)
    return _with_ranges(text, sorted(found, key=lambda day: day.start))


def _pass_over(match: re.Match[str], on: date | None) -> Iterator[Day]:
    yield Day("", match.start(), match.start())


def _numbers(match: re.Match[str], on: date | None) -> Iterator[Day]:
    """An ISO date, 14/12/2026, Monday 14/12."""
    given = match.groupdict()
    lead = forms.LED_BY_WEEKDAY.search(match.string[max(0, match.start() - 30) : match.start()])
    start = match.start() - len(lead[0]) if lead else match.start()
    yield Day(
        match.string[start : match.end()],
        start,
        match.end(),
        _weekday(lead["weekday"]) if lead else None,
        int(given["day"]),
        int(given["month"]),
        _year(given.get("year")),
    )


def _short(match: re.Match[str], on: date | None) -> Iterator[Day]:
    """14/12 where a weekday or "by" stands before it."""
    lead = match.string[max(0, match.start() - 30) : match.start()]
    if forms.LED_BY_WEEKDAY.search(lead) or forms.LED_BY_WHEN.search(lead):
        yield from _numbers(match, on)


def _dates(match: re.Match[str], on: date | None) -> Iterator[Day]:
    """One day or several with a month, a weekday or neither: the last of them says it best."""
    given = match.groupdict()
    month = _month(given.get("month"))
    if month and _is_a_verb(match):
        return
    year = _year(given.get("year") or given.get("short") or given.get("bare"))
    led = _weekday(given.get("weekday"))
    start, until = match.start("days"), match.end("days")
    each = list(forms.EACH_DAY.finditer(match.string, start, until))
    first = match.start("weekday") if led is not None else min(match.span()[0], start)
    is_between = bool(
        forms.BETWEEN.search(match.string[max(0, match.start() - 10) : match.start()])
    )
    found: list[Day] = []
    for at, one in enumerate(each):
        weekday = _weekday(one["weekday"])
        own = one.start("weekday") if weekday is not None else one.start("day")
        is_last = at == len(each) - 1
        begins = own if is_last and len(each) > 1 else first
        begins = own if given.get("month") and match.start("month") > until and is_last else begins
        words = match.string[begins : match.end()].rstrip(" .,")
        found.append(
            Day(
                words,
                begins,
                begins + len(words),
                weekday if weekday is not None else led if at == 0 else None,
                int(one["day"]),
                month,
                year,
                is_last=at > 0 and (bool(one["link"]) or (at == 1 == len(each) - 1 and is_between)),
            )
        )
    for at, day in enumerate(found):
        following = found[at + 1] if at + 1 < len(found) else None
        yield replace(day, last=following) if following and following.is_last else day


def _feasts(match: re.Match[str], on: date | None) -> Iterator[Day]:
    """In a post only where something is on that day: a greeting dates nothing."""
    if on is None or match["led"] or match["feast"].lower().startswith("dd"):
        day, month = forms.FEASTS[match["feast"].lower()]
        yield Day(match["feast"], *match.span("feast"), day=day, month=month)


def _months(match: re.Match[str], on: date | None) -> Iterator[Day]:
    name = match["month"] or match["alone"]
    if not name[0].isupper():
        return
    start = match.start("month") if match["month"] else match.start("alone")
    yield Day(
        match.string[start : match.end()],
        start,
        match.end(),
        month=_month(name),
        year=_year(match["year"]),
    )


def _weekdays(match: re.Match[str], on: date | None) -> Iterator[Day]:
    first, last = match["first"] or match["short_first"], match["last"] or match["short_last"]
    if match["first"] and not _is_a_weekday(first):
        return
    if forms.AFTER_NO_DAY.match(match.string, match.end()):
        return
    is_every = bool(
        match["every"]
        or match["many"]
        or match["many_last"]
        or forms.EVERY_AFTER.match(match.string, match.end())
    )
    end = None
    if last:
        start = max(match.start("last"), match.start("short_last"))
        end = Day(last, start, start + len(last), _weekday(last), is_last=True, is_every=is_every)
    start = max(match.start("first"), match.start("short_first"))
    words = match.string[start : end.end] if end else first
    yield Day(words, start, start + len(words), _weekday(first), last=end, is_every=is_every)
    if end:
        yield end


def _relative(match: re.Match[str], on: date | None) -> Iterator[Day]:
    start, end = match.span()
    if match["word"]:
        if on and _is_event(match):
            day = on + WORDS[" ".join(match["word"].lower().split())] * A_DAY
            yield Day(match[0], start, end, among=(day,))
        return
    which = (match["which"] or match["welsh_which"]).lower()
    named = match["day"] or match["welsh_day"]
    if named and (on is None or forms.DATE_AFTER.match(match.string, end)):
        yield Day(match[0], start, end, _weekday(named))
    if on is None or forms.DATE_AFTER.match(match.string, end):
        return
    weekdays = (_weekday(named) or 0,) if named else (SATURDAY, SATURDAY + 1)
    among = tuple(day for weekday in weekdays for day in _meant(which, weekday, on))
    yield Day(match[0], start, end, among=among)


_READERS = (
    (forms.ISO, _numbers),
    (forms.NUMERIC, _numbers),
    (forms.SHORT, _short),
    (forms.DAYS_OF_MONTH, _dates),
    (forms.MONTH_AND_DAYS, _dates),
    (forms.WEEKDAY_AND_DAY, _dates),
    (forms.ORDINALS, _dates),
    (forms.MONTH_OF_YEAR, _months),
    (forms.FEAST, _feasts),
    (forms.UNSURE, _pass_over),
    (forms.RELATIVE, _relative),
    (forms.WEEKDAYS, _weekdays),
)
"""What says most comes first: what it has read is not read again."""


def _meant(which: str, weekday: int, on: date) -> list[date]:
    """The days that "next Monday" means to one reader or another."""
    coming = on + (weekday - on.weekday()) % 7 * A_DAY
    if which in ("last", "diwethaf"):
        before = coming - A_WEEK
        return [before, before - A_WEEK]
    if which in ("next", "nesaf"):
        later = coming + A_WEEK
        return [later] if coming == on else [coming, later]
    return [coming]


def _is_event(match: re.Match[str]) -> bool:
    """Whether something takes place then. What was merely said or published today is no date."""
    if match["word"].lower() not in ("today", "heddiw"):
        return True
    lead = match.string[max(0, match.start() - 20) : match.start()]
    return bool(
        forms.EVENT_BEFORE.search(lead) or forms.EVENT_AFTER.match(match.string, match.end())
    )


def _is_a_verb(match: re.Match[str]) -> bool:
    """May 14 people come? They may."""
    name = match["month"]
    is_first = match.start("month") < match.start("days")
    follows = re.match(r"\s[a-z]{4}", match.string[match.end() :])
    return is_first and name.lower() in ALSO_VERBS and (name[0].islower() or bool(follows))


def _is_a_weekday(words: str) -> bool:
    """Alone, only a whole name is one: not "sat", and not Welsh "llun", which is a picture."""
    name = words.rstrip(".").lower()
    if name in DAYS:
        return words[0].isupper() and name.endswith("day")
    return " " in name


def _weekday(words: str | None) -> int | None:
    if not words:
        return None
    name = words.rstrip(".").lower()
    return DAYS[name] if name in DAYS else DYDDIAU[name.split()[-1]]


def _month(words: str | None) -> int | None:
    return MONTHS[words.rstrip(".").lower()] if words else None


def _year(digits: str | None) -> int | None:
    return None if not digits else int(digits) if len(digits) == 4 else 2000 + int(digits)


def _with_ranges(text: str, days: list[Day]) -> list[Day]:
    """Join "28 November to 5 December 2026": the first takes its year from the second."""
    joined = [day for day in days if day.words]
    for at, (one, other) in enumerate(pairwise(joined)):
        is_range = one.month and other.month and one.last is None and one.end < other.start
        if is_range and forms.RANGE.fullmatch(text, one.end, other.start):
            year = one.year
            if year is None and other.year:
                year = other.year - ((one.month or 0) > (other.month or 0))
            joined[at + 1] = replace(other, is_last=True)
            joined[at] = replace(one, year=year, last=joined[at + 1])
    return joined
