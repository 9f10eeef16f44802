"""At which hours few people listen, and how money and times are said."""

from __future__ import annotations

from datetime import datetime, time
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy.scheduling import clock, dollars, is_quiet, unusual

NIGHT = {"quiet_from": time(21), "quiet_until": time(7)}
LONDON = ZoneInfo("Europe/London")


@pytest.mark.parametrize(
    ("at", "is_so"),
    [
        (time(20, 59), False),
        (time(21), True),
        (time(23, 59), True),
        (time(0), True),
        (time(6, 59), True),
        (time(7), False),
    ],
)
def test_quiet_hours_go_over_midnight(at: time, is_so: bool) -> None:
    assert is_quiet(at, time(21), time(7)) is is_so


@given(at=st.times(), first=st.times(), last=st.times())
def test_a_moment_is_quiet_in_just_one_of_the_two_halves_of_a_day(
    at: time, first: time, last: time
) -> None:
    if first != last:
        assert is_quiet(at, first, last) != is_quiet(at, last, first)


def test_without_quiet_hours_none_is_quiet() -> None:
    assert not is_quiet(time(3), time(0), time(0))


def test_an_ordinary_hour_of_an_ordinary_day_says_nothing() -> None:
    assert unusual(datetime(2026, 12, 14, 19, tzinfo=LONDON), **NIGHT) == ""


def test_a_bank_holiday_and_a_late_hour_are_both_said() -> None:
    said = unusual(datetime(2026, 12, 25, 22, 30, tzinfo=LONDON), **NIGHT)
    assert "a bank holiday (Christmas Day)" in said
    assert "10.30pm, in the quiet hours (9pm to 7am)" in said


@pytest.mark.parametrize(
    ("amount", "said"),
    [
        ("0.015", "$0.015"),
        ("0.20000", "$0.20"),
        ("0.005", "$0.005"),
        ("0", "$0.00"),
        ("12.3456", "$12.35"),
        ("10", "$10.00"),
    ],
)
def test_prices_are_said_to_the_cent_or_as_exactly_as_they_are(amount: str, said: str) -> None:
    assert dollars(Decimal(amount)) == said


@pytest.mark.parametrize(
    ("at", "said"), [(time(0), "12am"), (time(12), "12pm"), (time(7, 5), "7.05am")]
)
def test_times_are_said_as_people_say_them(at: time, said: str) -> None:
    assert clock(at) == said
