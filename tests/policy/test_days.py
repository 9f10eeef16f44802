"""Working days: weekends, Wales' bank holidays and their substitutes, both ways."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy.days import after_working_days, bank_holiday, is_working_day

DAYS = st.dates(date(2024, 1, 1), date(2032, 12, 31))


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2026, 4, 3), "Good Friday"),
        (date(2026, 4, 6), "Easter Monday"),
        (date(2026, 5, 4), "May Day"),
        (date(2026, 8, 31), "Late Summer Bank Holiday"),
        (date(2026, 12, 25), "Christmas Day"),
        (date(2026, 12, 28), "Boxing Day (observed)"),
        (date(2027, 12, 27), "Christmas Day (observed)"),
        (date(2028, 1, 3), "New Year's Day (observed)"),
        (date(2026, 3, 17), ""),  # St Patrick's Day is Northern Ireland's
        (date(2026, 11, 30), ""),  # St Andrew's Day is Scotland's
        (date(2026, 8, 3), ""),  # their August holiday as well
        (date(2026, 3, 1), ""),  # and St David's Day is nobody's yet
    ],
)
def test_the_bank_holidays_are_those_of_wales(day: date, name: str) -> None:
    assert bank_holiday(day) == name


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 11, 20), True),  # a Friday
        (date(2026, 11, 21), False),
        (date(2026, 11, 22), False),
        (date(2026, 12, 24), True),
        (date(2026, 12, 26), False),  # a Saturday and Boxing Day
        (date(2026, 12, 28), False),
        (date(2026, 12, 29), True),
    ],
)
def test_the_office_works_on_weekdays_that_are_no_holiday(day: date, works: bool) -> None:
    assert is_working_day(day) is works


@pytest.mark.parametrize(
    ("day", "n", "then"),
    [
        (date(2026, 11, 20), 2, date(2026, 11, 24)),  # Friday, Tuesday
        (date(2026, 11, 21), 1, date(2026, 11, 23)),  # Saturday, Monday
        (date(2026, 12, 24), 1, date(2026, 12, 29)),  # over Christmas
        (date(2026, 12, 14), -6, date(2026, 12, 4)),  # an agenda, six before the meeting
        (date(2026, 4, 7), -1, date(2026, 4, 2)),  # over Easter
        (date(2026, 11, 22), 0, date(2026, 11, 22)),
    ],
)
def test_working_days_are_counted_on_and_back(day: date, n: int, then: date) -> None:
    assert after_working_days(day, n) == then


@given(DAYS, st.integers(1, 30))
def test_what_is_counted_on_is_counted_back(day: date, n: int) -> None:
    then = after_working_days(day, n)
    assert is_working_day(then)
    between = (day + timedelta(days=each) for each in range(1, (then - day).days + 1))
    assert sum(is_working_day(each) for each in between) == n
    assert after_working_days(then + timedelta(days=1), -n) > day
