"""By when the council has to answer: month ends, bank holidays, and the clocks going back."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy.days import is_working_day
from policy.due import DUE, answer_due, remind_from

LONDON = ZoneInfo("Europe/London")
MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2030, 12, 1)).map(
    lambda at: at.replace(tzinfo=LONDON)
)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=LONDON)


@pytest.mark.parametrize(
    ("asked", "due"),
    [
        ("2026-11-20T16:00", "2026-11-24T16:00"),  # Friday at four, Tuesday at four
        ("2026-11-21T10:30", "2026-11-24T10:30"),  # Saturday
        ("2026-12-24T09:00", "2026-12-30T09:00"),  # over Christmas
        ("2026-10-23T16:00", "2026-10-27T16:00"),  # the clocks go back on the Sunday
        ("2026-03-27T16:00", "2026-03-31T16:00"),  # and forward
    ],
)
def test_an_answer_is_due_in_two_working_days_at_the_same_time(asked: str, due: str) -> None:
    assert answer_due(at(asked), 2) == at(due)


@pytest.mark.parametrize(
    ("kind", "received", "due"),
    [
        ("foi", "2026-11-20T16:00", "2026-12-18T23:59"),
        ("foi", "2026-11-22T08:00", "2026-12-18T23:59"),  # a Sunday counts from Monday
        ("foi", "2026-12-10T08:00", "2027-01-12T23:59"),  # four days off in between
        ("foi", "2026-03-20T08:00", "2026-04-21T23:59"),  # over Easter
        ("sar", "2026-11-20T16:00", "2026-12-21T23:59"),  # the 20th is a Sunday
        ("sar", "2028-01-31T09:00", "2028-02-29T23:59"),  # a leap year
        ("sar", "2027-01-31T09:00", "2027-03-01T23:59"),  # 28 February is a Sunday
        ("sar", "2026-11-25T09:00", "2026-12-29T23:59"),  # Christmas, and its substitute
        ("sar", "2026-12-14T09:00", "2027-01-14T23:59"),
        ("data", "2026-12-14T09:00", "2027-01-13T23:59"),
        ("data", "2028-02-01T09:00", "2028-03-02T23:59"),
        ("defamation", "2026-11-20T16:00", "2026-11-22T16:00"),  # the weekend counts
        ("defamation", "2026-10-24T16:00", "2026-10-26T15:00"),  # 48 hours, not two days
        ("defamation", "2026-03-28T16:00", "2026-03-30T17:00"),
    ],
)
def test_each_kind_has_its_own_clock(kind: str, received: str, due: str) -> None:
    assert DUE[kind](at(received)) == at(due)


@given(MOMENTS)
def test_every_clock_ends_after_it_began_and_never_on_a_day_off_where_days_off_count(
    received: datetime,
) -> None:
    due = {kind: clock(received) for kind, clock in DUE.items()}
    assert all(received < each for each in due.values())
    assert is_working_day(due["foi"].date())
    assert is_working_day(due["sar"].date())
    assert timedelta(days=27) < due["sar"] - received < timedelta(days=37)
    assert received < remind_from(received, due["foi"]) < due["foi"]
