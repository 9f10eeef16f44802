"""Once a quarter: is everybody's access still right?"""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from accounts.actions import reviewing
from accounts.models import AccessReview, User
from audit.models import Event, MovedOn
from policy.clause import Refused
from policy.roles import Role
from tests import council


@pytest.fixture
def desk(clerk: User) -> Client:
    client = Client()
    client.force_login(clerk)
    return client


@pytest.mark.parametrize(
    ("day", "first"),
    [
        (date(2026, 1, 1), date(2026, 1, 1)),
        (date(2026, 3, 31), date(2026, 1, 1)),
        (date(2026, 11, 22), date(2026, 10, 1)),
        (date(2026, 12, 31), date(2026, 10, 1)),
    ],
)
def test_a_quarter_is_named_by_its_first_day(day: date, first: date) -> None:
    assert reviewing.quarter_of(day) == first


def test_the_desk_says_how_many_are_left_until_none_is(
    desk: Client, clerk: User, councillor: User, contractor: User
) -> None:
    assert "<strong>2 people left</strong>" in desk.get("/").text
    page = desk.get("/people/review/").text
    assert councillor.name in page
    assert contractor.name not in page
    desk.post(f"/people/review/{councillor.pk}/", {"verdict": "right", "opened": ""})
    assert "<strong>1 person left</strong>" in desk.get("/").text
    said = {"verdict": "change", "opened": "", "why": "The name is misspelt."}
    page = desk.post(f"/people/review/{clerk.pk}/", said, follow=True).text
    assert "Noted for Clerk. Change here what is not right." in page
    assert "<h1>Change Clerk</h1>" in page
    assert Event.objects.about(clerk).last().detail["why"] == "The name is misspelt."
    page = desk.get("/people/review/").text
    assert "Done for this quarter." in page
    assert "Needs a change" in page
    assert "review of access" not in desk.get("/").text
    review = AccessReview.objects.get(person=councillor)
    assert (review.verdict, review.reviewed_by) == ("right", clerk)
    event = Event.objects.about(councillor).get(verb="user.reviewed")
    assert event.detail["verdict"] == "Still right"


def test_the_next_quarter_asks_anew(clerk: User, councillor: User) -> None:
    now = timezone.now()
    reviewing.review(councillor, verdict="right", opened="", by=clerk, now=now)
    today = timezone.localdate(now)
    assert councillor not in reviewing.left_to_review(today)
    assert councillor in reviewing.left_to_review(today + timedelta(days=92))


def test_what_was_said_can_be_said_otherwise(clerk: User, councillor: User) -> None:
    now = timezone.now()
    reviewing.review(councillor, verdict="right", opened="", by=clerk, now=now)
    reviewing.review(councillor, verdict="change", opened="right", by=clerk, now=now)
    assert AccessReview.objects.get().verdict == "change"


@pytest.mark.parametrize("opened", ["", "change"])
def test_the_second_of_two_who_review_somebody_is_told(
    clerk: User, councillor: User, opened: str
) -> None:
    now = timezone.now()
    reviewing.review(councillor, verdict="right", opened="", by=clerk, now=now)
    with pytest.raises(MovedOn, match="has just reviewed the access of Councillor"):
        reviewing.review(councillor, verdict="change", opened=opened, by=clerk, now=now)
    assert AccessReview.objects.get().verdict == "right"


def test_only_the_clerk_reviews(mayor: User, councillor: User) -> None:
    with pytest.raises(Refused, match="Only the Town Clerk"):
        reviewing.review(councillor, verdict="right", opened="", by=mayor, now=timezone.now())


def test_the_rosters_are_reviewed_with_the_person(desk: Client, administrator: User) -> None:
    page = desk.get("/people/review/").text
    assert "The council on facebook</a>: Full rights" in page


def test_nobody_reviews_their_own_access_when_somebody_else_can(desk: Client, clerk: User) -> None:
    locum = council.person("locum", Role.DEPUTY_CLERK, category="employee")
    assert "Your own: Locum reviews it." in desk.get("/people/review/").text
    now = timezone.now()
    with pytest.raises(Refused, match="reviewed by whoever else acts as Clerk"):
        reviewing.review(clerk, verdict="right", opened="", by=clerk, now=now)
    reviewing.review(clerk, verdict="right", opened="", by=locum, now=now)


def test_a_word_that_is_not_on_offer_says_nothing(desk: Client, councillor: User) -> None:
    desk.post(f"/people/review/{councillor.pk}/", {"verdict": "maybe"})
    assert not AccessReview.objects.exists()
