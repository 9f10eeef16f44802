"""Times of day, however they are written."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policy.consistency import times

SEVEN, EVENING = 7 * 60, 19 * 60


def minutes(text: str, *, is_page: bool = False) -> list[set[int]]:
    return [set(time.minutes) for time in times.find(text, is_page=is_page)]


@pytest.mark.parametrize(
    "text",
    [
        *("7pm", "7 pm", "7p.m.", "7.00pm", "7:00 PM", "19:00", "at 19.00", "1900hrs", "19:00 hrs"),
        *("7yh", "7.00yh", "7 yr hwyr", "7 y.h.", "saith yr hwyr", "7 in the evening", "seven pm"),
        *("7 o'clock in the evening", "7 this evening", "7 o'r gloch yr hwyr"),
    ],
)
def test_seven_in_the_evening_is_one_time_in_every_form(text: str) -> None:
    assert minutes(text) == [{EVENING}]


@pytest.mark.parametrize("text", ["7 o'clock", "seven o'clock", "saith o'r gloch", "at 7.00"])
def test_without_its_half_of_the_day_it_may_be_either(text: str) -> None:
    assert minutes(text) == [{SEVEN, EVENING}]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("noon", [12 * 60]),
        ("12 midday", [12 * 60]),
        ("hanner dydd", [12 * 60]),
        ("midnight", [0]),
        ("11.59pm", [0]),
        ("hanner nos", [0]),
        ("12am", [0]),
        ("12pm", [12 * 60]),
        ("2-4pm", [14 * 60, 16 * 60]),
        ("11-1pm", [11 * 60, 13 * 60]),
        ("10-12 noon", [10 * 60, 12 * 60]),
        ("10am to 2", [10 * 60, 14 * 60]),
        ("2pm tan 7yh", [14 * 60, EVENING]),
        ("6.30 for 7pm", [18 * 60 + 30, EVENING]),
        ("quarter to eight in the evening", [19 * 60 + 45]),
        ("hanner awr wedi chwech yr hwyr", [18 * 60 + 30]),
    ],
)
def test_the_middle_of_the_day_ranges_and_words(text: str, expected: list[int]) -> None:
    assert minutes(text) == [{minute} for minute in expected]


@pytest.mark.parametrize(
    "text",
    [
        *("£7.30", "7.30km", "item 7.30 of the report", "5-a-side", "within 24 hours"),
        *("from 5 to 9 December", "14/12/2026", "14.12.26", "Dec 4", "7 people"),
        *("one of them", "see section 3.10", "Motion 7.30 on the agenda", "Ratio 1:10"),
        *("chapter 12:15", "John 3:16", "the team won 3:10", "paragraphs 3.10 and 4.15"),
        *("adran 3.10", "eitem 7:30", "open to ages 9-11", "open 5-9 December", "built in 1930"),
        *("version 3.10", "standing order 7:30", "Item 4", "rhwng dau a phedwar"),
    ],
)
def test_other_figures_are_no_times(text: str) -> None:
    assert minutes(text) == []


def test_a_page_is_read_more_generously_than_a_post() -> None:
    assert minutes("Opening hours: 9 - 5") == []
    assert minutes("Opening hours: 9 - 5", is_page=True) == [{540, 1260}, {300, 1020}]
    assert minutes("buses at 0725", is_page=True) == [{445}]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("14.12.26, 19.30", [{EVENING + 30}]),
        ("Item 3: 7.30pm", [{EVENING + 30}]),
        ("Item 4 - 7.30pm", [{EVENING + 30}]),
        ("Open Monday to Friday 9-6.", [{540, 1260}, {360, 1080}]),
        ("Rhwng dau a phump y prynhawn", [{14 * 60}, {17 * 60}]),
        ("from two to four pm", [{14 * 60}, {16 * 60}]),
        ("Gates 1830hrs, fireworks 1930", [{18 * 60 + 30}, {EVENING + 30}]),
        ("Gates 1830hrs, built in 1930", [{18 * 60 + 30}]),
    ],
)
def test_a_time_is_known_by_what_stands_beside_it(text: str, expected: list[set[int]]) -> None:
    assert minutes(text) == expected


def test_a_number_that_another_makes_a_time_is_shown_with_it() -> None:
    assert [time.words for time in times.find("open 2-4pm")] == ["2-4pm", "4pm"]


FORMS: list[Callable[[int, int], str]] = [
    lambda hour, minute: f"{hour:02}:{minute:02}",
    lambda hour, minute: f"at {hour}.{minute:02} hrs",
    lambda hour, minute: f"{hour:02}{minute:02}hrs",
    lambda hour, minute: f"{hour % 12 or 12}.{minute:02}{'pm' if hour > 11 else 'am'}",
    lambda hour, minute: f"{hour % 12 or 12}:{minute:02} {'p.m.' if hour > 11 else 'a.m.'}",
    lambda hour, minute: f"{hour % 12 or 12}.{minute:02}{'yh' if hour > 11 else 'yb'}",
]


@settings(max_examples=200)
@given(st.integers(13, 23), st.integers(0, 58), st.sampled_from(FORMS))
def test_every_minute_after_one_is_read_in_every_form(
    hour: int, minute: int, form: Callable[[int, int], str]
) -> None:
    assert minutes(form(hour, minute)) == [{hour * 60 + minute}]
