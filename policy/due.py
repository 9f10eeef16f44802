"""By when the council has to answer: a resident's question, and what the law gives a time for."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta

from policy.days import after_working_days, is_working_day

LAST_MINUTE = time(23, 59)
FOI_DAYS = 20
"""Working days after the day of receipt: Freedom of Information Act 2000, section 10.

That Act leaves out the bank holidays of the whole United Kingdom, and we those of Wales alone:
where the two differ, ours is the earlier day, and so the safer one.
"""
DATA_DAYS = 30
"""Days, weekends among them: Data (Use and Access) Act 2025, for a complaint about our data."""
DEFAMATION_HOURS = 48
"""Hours on end, weekends among them: Defamation Act 2013, section 5, taken at its strictest."""


def answer_due(asked: datetime, days: int) -> datetime:
    """The same time of day, so many working days later, on the clock that `asked` carries."""
    day = after_working_days(asked.date(), days)
    return datetime.combine(day, asked.time(), tzinfo=asked.tzinfo)


def foi_due(received: datetime) -> datetime:
    return _end_of(after_working_days(received.date(), FOI_DAYS), received)


def sar_due(received: datetime) -> datetime:
    """The same day of the next month, or its last; from a day off on to the next working day."""
    day = _a_month_after(received.date())
    return _end_of(day if is_working_day(day) else after_working_days(day, 1), received)


def data_due(received: datetime) -> datetime:
    return _end_of(received.date() + timedelta(days=DATA_DAYS), received)


def defamation_due(received: datetime) -> datetime:
    """Hours as they pass: the clocks going back in between give nobody an hour more."""
    due = received.astimezone(UTC) + timedelta(hours=DEFAMATION_HOURS)
    return due.astimezone(received.tzinfo)


DUE: dict[str, Callable[[datetime], datetime]] = {
    "foi": foi_due,
    "sar": sar_due,
    "data": data_due,
    "defamation": defamation_due,
}
"""By kind of request, given when it was received, on the council's own clock."""


def remind_from(received: datetime, due: datetime) -> datetime:
    """When three quarters of the time have gone: late enough to matter, and still in time."""
    since = received.astimezone(UTC)
    return since + (due.astimezone(UTC) - since) * 3 / 4


def _a_month_after(day: date) -> date:
    year, month = (day.year + 1, 1) if day.month == 12 else (day.year, day.month + 1)
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _end_of(day: date, received: datetime) -> datetime:
    return datetime.combine(day, LAST_MINUTE, tzinfo=received.tzinfo)
