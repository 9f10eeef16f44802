"""Days, however they are written, and whether two may be the same."""

from collections.abc import Callable
from datetime import date, timedelta

import dateparser
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policy.consistency import dates
from policy.consistency.dates import Day, agree, is_possible

ON = date(2026, 11, 20)
"""A Friday."""
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)
MISOEDD = (
    *("Ionawr", "Chwefror", "Mawrth", "Ebrill", "Mai", "Mehefin", "Gorffennaf", "Awst", "Medi"),
    *("Hydref", "Tachwedd", "Rhagfyr"),
)
O_FIS = (
    *("Ionawr", "Chwefror", "Fawrth", "Ebrill", "Fai", "Fehefin", "Orffennaf", "Awst", "Fedi"),
    *("Hydref", "Dachwedd", "Ragfyr"),
)
DYDDIAU = ("Llun", "Mawrth", "Mercher", "Iau", "Gwener", "Sadwrn", "Sul")


def only(text: str) -> Day:
    (day,) = dates.find(text, ON)
    return day


@pytest.mark.parametrize(
    "text",
    [
        *("14 December 2026", "14th December", "Dec 14", "14/12/2026", "14.12.26", "2026-12-14"),
        *("Monday 14 December", "Monday, December 14th, 2026", "Mon 14 Dec", "Monday 14th"),
        *("14 Rhagfyr 2026", "dydd Llun 14 Rhagfyr", "14eg o Ragfyr", "nos Lun, 14 Rhagfyr"),
        *("Monday", "ddydd Llun", "on the 14th", "ar y 14eg", "by 14/12", "Rhagfyr 14eg"),
        *("in December", "December 2026", "14 Dec '26", "the 14th of December"),
    ],
)
def test_every_way_of_naming_it_is_the_same_monday(text: str) -> None:
    assert agree(only(text), only("14 December 2026"), ON)


@pytest.mark.parametrize(
    "text",
    [
        *("15 December 2026", "14 November", "14 December 2027", "Tuesday", "the 15th", "12/14"),
        *("Tuesday 14th", "dydd Mawrth", "ym mis Ionawr", "15fed Rhagfyr", "tomorrow", "yfory"),
        *("this Saturday", "next Monday", "on Christmas Eve"),
    ],
)
def test_another_day_is_another_day(text: str) -> None:
    found = dates.find(text, ON)
    assert not any(agree(day, only("14 December 2026"), ON) for day in found)


@pytest.mark.parametrize(
    ("text", "on"),
    [
        ("tomorrow", date(2026, 12, 13)),
        ("tonight", date(2026, 12, 14)),
        ("this Monday", date(2026, 12, 9)),
        ("next Monday", date(2026, 12, 9)),
        ("next Monday", date(2026, 12, 2)),
        ("dydd Llun nesaf", date(2026, 12, 9)),
        ("last Monday", date(2026, 12, 16)),
        ("yfory", date(2026, 12, 13)),
    ],
)
def test_some_days_are_told_from_the_day_of_writing(text: str, on: date) -> None:
    (day,) = dates.find(text, on)
    assert day.among
    assert agree(day, only("14 December 2026"), on)


def test_what_was_merely_published_today_dates_nothing() -> None:
    assert dates.find("We published the minutes today.", ON) == []
    assert only("The deadline is today").among == (ON,)


@pytest.mark.parametrize("text", ["Tuesday 14 December 2026", "Tuesday 14 December", "31 November"])
def test_there_is_no_such_day(text: str) -> None:
    assert not is_possible(only(text), ON)


def test_a_range_has_two_ends_and_a_list_has_none() -> None:
    first, last = dates.find("1-5 December", ON)
    assert (first.day, last.day, first.last) == (1, 5, last)
    assert [day.last for day in dates.find("5, 12 and 19 December", ON)] == [None] * 3


def test_the_first_end_takes_its_year_from_the_second() -> None:
    first, _last = dates.find("28 December to 5 January 2027", ON)
    assert first.year == 2026


@pytest.mark.parametrize(
    "text",
    [
        *("budget 2026/27", "May 14 people come", "the 14th Usk Show", "Sunday lunch"),
        *("Good Friday", "we sat in the sun", "Happy Monday", "a week on Monday", "24/7"),
        "llun o'r dref",
    ],
)
def test_what_only_looks_like_a_day_is_passed_over(text: str) -> None:
    assert dates.find(text, ON) == []


def ordinal(day: int) -> str:
    return f"{day}{'th' if 10 < day < 14 else {1: 'st', 2: 'nd', 3: 'rd'}.get(day % 10, 'th')}"


FORMS: list[Callable[[date], str]] = [
    lambda day: f"{day:%-d} {MONTHS[day.month - 1]} {day.year}",
    lambda day: f"{ordinal(day.day)} of {MONTHS[day.month - 1]} {day.year}",
    lambda day: f"{MONTHS[day.month - 1][:3]} {ordinal(day.day)}, {day.year}",
    lambda day: f"{day:%A}, {ordinal(day.day)} {MONTHS[day.month - 1]} {day.year}",
    lambda day: f"{day:%a %-d} {MONTHS[day.month - 1][:3]} {day.year}",
    lambda day: f"{day:%d/%m/%Y}",
    lambda day: f"{day:%-d.%-m.%y}",
    lambda day: day.isoformat(),
    lambda day: f"{day.day} {MISOEDD[day.month - 1]} {day.year}",
    lambda day: f"{day.day} o {O_FIS[day.month - 1]} {day.year}",
    lambda day: f"dydd {DYDDIAU[day.weekday()]} {day.day} {MISOEDD[day.month - 1]} {day.year}",
]
DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))


@settings(max_examples=200)
@given(DAYS, st.sampled_from(FORMS), st.sampled_from(FORMS))
def test_any_form_of_a_date_is_the_same_day_as_any_other(
    day: date, one: Callable[[date], str], other: Callable[[date], str]
) -> None:
    first, second = only(one(day)), only(other(day))
    assert (first.day, first.month, first.year) == (day.day, day.month, day.year)
    assert agree(first, second, ON)


@settings(max_examples=100)
@given(DAYS, st.integers(1, 400), st.sampled_from(FORMS), st.sampled_from(FORMS))
def test_two_dates_are_never_the_same_day(
    day: date, apart: int, one: Callable[[date], str], other: Callable[[date], str]
) -> None:
    later = day + timedelta(days=apart)
    assert not agree(only(one(day)), only(other(later)), ON)


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@settings(max_examples=40, deadline=None)
@given(DAYS, st.sampled_from([FORMS[0], FORMS[5], FORMS[6]]))
def test_dateparser_reads_whole_english_dates_as_we_do(
    day: date, form: Callable[[date], str]
) -> None:
    read = dateparser.parse(form(day), languages=["en", "cy"], settings={"DATE_ORDER": "DMY"})
    assert read is not None
    assert read.date() == day
