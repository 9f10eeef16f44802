"""Times as people say them, on the council's clock."""

from datetime import UTC, date, datetime

import pytest

from usk_social.templatetags.usk import exactly, in_words, iso, when

SUNDAY_IN_NOVEMBER = datetime(2026, 11, 22, 15, 0, tzinfo=UTC)


def at(day: str, clock: str) -> datetime:
    return datetime.fromisoformat(f"{day}T{clock}:00+00:00")


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (at("2026-11-22", "17:00"), "today 5pm"),
        (at("2026-11-22", "09:05"), "today 9.05am"),
        (at("2026-11-23", "09:30"), "tomorrow 9.30am"),
        (at("2026-11-21", "12:00"), "yesterday midday"),
        (at("2026-11-23", "00:00"), "tomorrow midnight"),
        (at("2026-11-22", "00:30"), "today 12.30am"),
        (at("2026-11-27", "17:00"), "Friday 5pm"),
        (at("2026-11-28", "17:00"), "Saturday 5pm"),
        (at("2026-11-29", "17:00"), "29 November, 5pm"),
        (at("2026-11-20", "17:00"), "20 November, 5pm"),
        (at("2027-01-04", "19:00"), "4 January 2027, 7pm"),
        (date(2026, 11, 22), "today"),
        (date(2026, 11, 25), "Wednesday"),
        (date(2026, 12, 14), "14 December"),
        (date(2025, 12, 14), "14 December 2025"),
    ],
)
def test_a_time_is_said_as_one_would_say_it_now(moment: date | datetime, words: str) -> None:
    assert in_words(moment, now=SUNDAY_IN_NOVEMBER) == words


def test_the_day_is_the_councils_and_not_greenwichs() -> None:
    just_after_midnight_in_summer = datetime(2026, 7, 1, 23, 15, tzinfo=UTC)
    now = datetime(2026, 7, 1, 22, 45, tzinfo=UTC)
    assert in_words(just_after_midnight_in_summer, now=now) == "tomorrow 12.15am"


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (at("2026-12-14", "19:00"), "14 December 2026, 7.00pm"),
        (at("2026-06-14", "18:30"), "14 June 2026, 7.30pm"),
        (at("2026-12-14", "12:00"), "14 December 2026, midday"),
        (at("2026-12-14", "00:00"), "14 December 2026, midnight, as the day begins"),
        (date(2026, 12, 14), "14 December 2026"),
        (None, ""),
    ],
)
def test_exactly_leaves_no_doubt(moment: date | datetime | None, words: str) -> None:
    assert exactly(moment) == words


def test_a_machine_reads_the_second_and_the_offset() -> None:
    assert iso(datetime(2026, 6, 14, 18, 30, 0, 123, tzinfo=UTC)) == "2026-06-14T19:30:00+01:00"
    assert iso(date(2026, 6, 14)) == "2026-06-14"


def test_no_time_is_no_words() -> None:
    assert when(None) == ""
