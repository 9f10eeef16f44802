"""A time is typed and read on the council's clock, and so is one in the hour that it changes."""

from __future__ import annotations

import datetime as dt
from html import unescape
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as some

from posts.forms.fields import comes_twice, on_the_clock
from posts.models import Post
from tests.posts.test_compose import author, form_of

__all__ = ["author"]
HOUR = dt.timedelta(hours=1)
MINUTES = some.integers(0, int(dt.timedelta(days=5 * 365 + 1) / dt.timedelta(minutes=1)) - 1)
TYPED = MINUTES.map(lambda minute: dt.datetime(2026, 1, 1) + dt.timedelta(minutes=minute))
"""Every minute of the years 2026 to 2030."""


def shown(moment: dt.datetime) -> dt.datetime:
    """What the council's clock shows then."""
    return timezone.localtime(moment).replace(tzinfo=None)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TYPED)
@example(dt.datetime(2026, 10, 25, 1, 30))
@example(dt.datetime(2026, 10, 25, 2, 0))
@example(dt.datetime(2027, 3, 28, 0, 59))
@example(dt.datetime(2027, 3, 28, 1, 0))
@example(dt.datetime(2027, 3, 28, 2, 0))
def test_what_is_kept_is_shown_again_as_it_was_typed(typed: dt.datetime) -> None:
    """Or it is refused, and then no moment of that day is shown so."""
    try:
        kept = on_the_clock(typed.date(), typed.time())
    except ValidationError:
        guess = typed.replace(tzinfo=dt.UTC)
        assert typed not in {shown(guess + hours * HOUR) for hours in (-2, -1, 0, 1, 2)}
    else:
        assert shown(kept) == typed
        assert shown(kept - HOUR) != typed, "It is the first of two."
        assert comes_twice(kept) is (shown(kept + HOUR) == typed)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (dt.datetime(2026, 10, 25, 1, 30), "2026-10-25T00:30:00+00:00"),
        (dt.datetime(2026, 10, 25, 2, 0), "2026-10-25T02:00:00+00:00"),
        (dt.datetime(2027, 3, 28, 0, 59), "2027-03-28T00:59:00+00:00"),
        (dt.datetime(2027, 3, 28, 2, 0), "2027-03-28T01:00:00+00:00"),
    ],
)
def test_the_hours_around_a_change_are_kept_so(typed: dt.datetime, kept: str) -> None:
    assert on_the_clock(typed.date(), typed.time()).isoformat() == kept


@pytest.mark.parametrize("at", [dt.time(1, 0), dt.time(1, 30), dt.time(1, 59)])
def test_an_hour_that_is_left_out_is_refused_and_the_next_time_named(at: dt.time) -> None:
    with pytest.raises(ValidationError) as refused:
        on_the_clock(dt.date(2027, 3, 28), at)
    assert refused.value.messages == [
        f"There is no {at:%H:%M} on 28 March 2027: the clocks go forward. "
        "Choose 02:00 or later, or a time before that hour."
    ]


def next_change(*, back: bool) -> dt.date:
    """The next day on which the council's clock is put back, or forward."""
    zone = ZoneInfo("Europe/London")
    day = timezone.localdate() + dt.timedelta(days=1)
    while True:
        before, after = (
            dt.datetime.combine(day, at, zone).utcoffset() for at in (dt.time(0), dt.time(12))
        )
        assert before is not None
        assert after is not None
        if (before > after) if back else (before < after):
            return day
        day += dt.timedelta(days=1)


@pytest.mark.django_db
@pytest.mark.parametrize("button", ["save", "check"])
def test_of_a_time_that_comes_twice_the_first_is_taken_and_said(
    author: Client, button: str
) -> None:
    day = next_change(back=True)
    typed = form_of(
        author, "/posts/new/", message="Early.", when="later", date=day.isoformat(), time="01:30"
    )
    del typed["save"]
    page = author.post("/posts/new/", typed | {button: "1"}, follow=True).text
    assert f"01:30 comes twice on {day.day} October {day.year}. It goes out the first time." in page
    due = Post.objects.get().publish_at
    assert due == dt.datetime.combine(day, dt.time(0, 30), dt.UTC)
    again = author.get(f"/posts/{Post.objects.get().pk}/edit/").text
    assert 'value="01:30"' in again


@pytest.mark.django_db
def test_a_time_that_the_clock_leaves_out_is_refused_and_nothing_is_lost(author: Client) -> None:
    day = next_change(back=False)
    typed = form_of(
        author, "/posts/new/", message="Early.", when="later", date=day.isoformat(), time="01:30"
    )
    page = unescape(author.post("/posts/new/", typed).text)
    assert f"There is no 01:30 on {day.day} March {day.year}: the clocks go forward." in page
    assert "Early.</textarea>" in page
    assert 'value="01:30"' in page
    assert not Post.objects.exists()
