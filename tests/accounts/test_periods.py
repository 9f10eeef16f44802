"""Pre-election periods: who enters them, what is told, and where they are seen."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import SensitivePeriod, User
from audit.models import Event

pytestmark = pytest.mark.django_db
PAGE = "/settings/periods/"
TODAY = timezone.localdate()


def form(first: date, last: date, **said: str) -> dict[str, str]:
    return {
        "name": "Local elections",
        "starts_on": f"{first:%Y-%m-%d}",
        "ends_on": f"{last:%Y-%m-%d}",
        "source": "Notice of election of 18 March",
    } | said


def test_the_clerk_enters_one_with_its_source_and_it_is_seen_on_every_page(
    client: Client, clerk: User, councillor: User
) -> None:
    client.force_login(clerk)
    last = TODAY + timedelta(days=40)
    page = client.post(f"{PAGE}new/", form(TODAY, last), follow=True).text
    assert "Notice of election of 18 March" in page
    assert "gov.wales/local-authorities-code-recommended-practice-html" in page
    line = Event.objects.get(verb="period.entered")
    assert line.detail["last"] == last.isoformat()
    client.force_login(councillor)
    assert f"Local elections, until {last:%-d %B %Y}." in client.get("/").text


def test_one_that_is_over_or_to_come_is_on_no_page(client: Client, clerk: User) -> None:
    client.force_login(clerk)
    for first, last in ((-9, -1), (1, 9)):
        days = TODAY + timedelta(days=first), TODAY + timedelta(days=last)
        client.post(f"{PAGE}new/", form(*days, name=f"Election {first}"))
    assert SensitivePeriod.objects.count() == 2
    assert "Pre-election period:" not in client.get("/").text


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"source": " "}, "Say where you have the dates from."),
        ({"name": ""}, "Say which election it is."),
        ({"ends_on": "2026-01-01", "starts_on": "2026-01-02"}, "This is before 2 January 2026"),
    ],
)
def test_what_cannot_hold_is_sent_back(
    client: Client, clerk: User, said: dict[str, str], why: str
) -> None:
    client.force_login(clerk)
    assert why in client.post(f"{PAGE}new/", form(TODAY, TODAY, **said)).text
    assert not SensitivePeriod.objects.exists()


def test_one_that_overlaps_is_told_and_the_same_again_is_refused(
    client: Client, clerk: User
) -> None:
    client.force_login(clerk)
    typed = form(TODAY, TODAY + timedelta(days=9))
    client.post(f"{PAGE}new/", typed)
    assert (
        "It overlaps with: Local elections."
        in client.post(f"{PAGE}new/", typed | {"name": "Senedd election"}, follow=True).text
    )
    assert "has been entered already" in client.post(f"{PAGE}new/", typed).text
    assert SensitivePeriod.objects.count() == 2


def test_one_that_is_withdrawn_stays_in_the_list_and_asks_nothing(
    client: Client, clerk: User
) -> None:
    client.force_login(clerk)
    client.post(f"{PAGE}new/", form(TODAY, TODAY))
    period = SensitivePeriod.objects.get()
    pages = [client.post(f"{PAGE}{period.pk}/withdraw/", follow=True).text for _ in range(2)]
    assert "It asks nothing of posts any more." in pages[0]
    assert "Somebody has withdrawn this period already." in pages[1]
    assert SensitivePeriod.objects.on(TODAY) is None
    assert Event.objects.filter(verb="period.withdrawn").count() == 1
