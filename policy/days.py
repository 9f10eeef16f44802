"""Which days the council's office works: weekdays, less the bank holidays of Wales."""

from datetime import date, timedelta

import holidays

BANK_HOLIDAYS = holidays.country_holidays("GB", subdiv="WLS")
"""By day, with their substitutes; a year is worked out when it is first asked for."""
A_DAY = timedelta(days=1)
SATURDAY = 5


def bank_holiday(day: date) -> str:
    """Name the bank holiday of a day, as in "Boxing Day (observed)", or nothing."""
    return BANK_HOLIDAYS.get(day, "")


def is_working_day(day: date) -> bool:
    return day.weekday() < SATURDAY and not bank_holiday(day)


def after_working_days(day: date, n: int) -> date:
    """Return the day that comes `n` working days after another; with a minus, before it.

    The first does not count: two working days after a Friday is the Tuesday. None after it is
    the day itself, whatever day that is.
    """
    step = A_DAY if n > 0 else -A_DAY
    left = abs(n)
    while left:
        day += step
        left -= is_working_day(day)
    return day
