"""What the desk suggests to say next: after a silence, and on the days of the year (3.1)."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import Channel, User
from posts.models import Publication
from tests.council import Drafting
from usk_social.ahead import OCCASIONS, lines

pytestmark = pytest.mark.django_db


def told(person: User, day: date) -> list[str]:
    now = timezone.make_aware(datetime(day.year, day.month, day.day, 9))
    return [f"{line.before} {line.subject}{line.after}".strip() for line in lines(person, now=now)]


def test_nothing_posted_for_fourteen_days_is_said_with_a_way_to_begin(
    clerk: User, facebook: Channel, youtube: Channel, draft: Drafting, client: Client
) -> None:
    """A channel that takes nothing but videos is not nagged about."""
    client.force_login(clerk)
    said = f"Nothing was posted to {facebook} for 14 days"
    for days, is_said in ((15, True), (13, False)):
        at = timezone.now() - timedelta(days=days)
        Publication.objects.create(
            post=draft(), channel=facebook, status="DONE", not_before=at, done_at=at
        )
        page = " ".join(client.get("/").content.decode().split())
        found = f"Nothing was posted to <strong>{facebook}</strong> for 14 days"
        assert (found in page) is is_said
        assert any(said in line for line in told(clerk, timezone.localdate())) is is_said


def test_only_those_who_look_after_a_channel_are_asked(
    councillor: User, administrator: User, facebook: Channel, x: Channel
) -> None:
    today = timezone.localdate()
    assert told(councillor, today) == []
    assert told(administrator, today) == [f"Nothing was posted to {facebook} for 14 days"]


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2026, 10, 24), None),
        (date(2026, 10, 25), "Remembrance Sunday is on 8 November"),
        (date(2026, 11, 8), "Remembrance Sunday is on 8 November"),
        (date(2026, 11, 9), None),
        (date(2027, 2, 20), "St David's Day is on 1 March"),
        (date(2027, 1, 20), "The precept for next year is on 31 January"),
        (date(2027, 5, 1), "The annual meeting of the council is on 10 May"),
    ],
)
def test_a_yearly_day_is_remembered_two_weeks_ahead(
    day: date, name: str | None, clerk: User
) -> None:
    assert told(clerk, day) == ([name] if name else [])


def test_once_somebody_has_begun_a_post_about_it_nobody_is_reminded(
    clerk: User, draft: Drafting
) -> None:
    today = timezone.localdate()
    occasion = next(one for one in OCCASIONS if "Remembrance" in one.words)
    day = occasion.day(today.year + 1) - timedelta(days=3)
    assert "Remembrance Sunday" in " ".join(told(clerk, day))
    post = draft(message="We meet for Remembrance at the war memorial.")
    type(post).objects.update(created_at=timezone.make_aware(datetime(day.year, 11, 1)))
    assert "Remembrance Sunday" not in " ".join(told(clerk, day))


def test_every_day_of_the_table_comes_every_year() -> None:
    for year in range(2026, 2040):
        assert {occasion.day(year).year for occasion in OCCASIONS} == {year}
