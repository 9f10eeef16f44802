"""The pause: who may begin it, who may lift it, and what both leave behind."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone

from accounts import actions
from accounts.models import Office, Pause, User
from audit.models import Event
from policy.clause import Refused
from policy.roles import Role
from tests.council import SINCE, person

pytestmark = pytest.mark.django_db

WHY = "Somebody else has our password."


@pytest.fixture
def acting(deputy: User) -> User:
    """The Deputy Mayor, recorded as acting."""
    Office.objects.create(holder=deputy, role=Role.ACTING_MAYOR, held_from=SINCE)
    return User.objects.get(pk=deputy.pk)


@pytest.fixture
def locum(db: None) -> User:
    return person("locum", Role.DEPUTY_CLERK, category="employee")


# Who may begin a pause, and who may lift one.
WHO = [
    ("clerk", True, True),
    ("locum", True, True),
    ("mayor", True, True),
    ("acting", True, False),
    ("deputy", False, False),
    ("councillor", False, False),
    ("administrator", False, False),
    ("officer", False, False),
    ("auditor", False, False),
]


@pytest.mark.parametrize(("who", "may_pause", "may_lift"), WHO)
def test_who_may_pause_and_who_may_lift_it(
    who: str, may_pause: bool, may_lift: bool, request: pytest.FixtureRequest
) -> None:
    somebody: User = request.getfixturevalue(who)
    now = timezone.now()
    if may_pause:
        actions.pause(by=somebody, reason=WHY, now=now)
    else:
        with pytest.raises(Refused, match=r"Only the Clerk, the Mayor.*1\.7"):
            actions.pause(by=somebody, reason=WHY, now=now)
        Pause.objects.create(reason=WHY, by=somebody, at=now)
    if may_lift:
        actions.lift(by=somebody, now=now)
    else:
        with pytest.raises(Refused, match=r"Only the Clerk or the Mayor.*1\.7"):
            actions.lift(by=somebody, now=now)
    assert (Pause.objects.in_force() is None) == may_lift


def test_both_are_in_the_record_with_the_reason(clerk: User, mayor: User) -> None:
    actions.pause(by=mayor, reason=WHY, now=timezone.now())
    actions.lift(by=clerk, now=timezone.now())
    lifted, begun = Event.objects.filter(verb__startswith="pause.")
    assert (begun.verb, begun.who, begun.detail["why"]) == ("pause.begun", "Mayor, Mayor", WHY)
    assert (lifted.verb, lifted.who) == ("pause.lifted", "Clerk, Town Clerk")


def test_the_switch_stands_on_the_desk_of_those_who_may(
    client: Client, clerk: User, councillor: User
) -> None:
    client.force_login(councillor)
    assert "Pause all publishing" not in client.get("/").text
    client.force_login(clerk)
    desk = client.get("/").text
    assert 'action="/pause/"' in desk
    assert 'name="reason"' in desk
    client.post("/pause/", {"reason": WHY})
    desk = client.get("/").text
    assert "Publishing is paused" in desk
    assert 'name="reason"' not in desk


def test_the_acting_deputy_reads_who_lifts_it_and_finds_no_button(
    client: Client, acting: User
) -> None:
    client.force_login(acting)
    page = client.post("/pause/", {"reason": WHY}, follow=True).text
    assert "The Clerk or the Mayor lifts it." in page
    assert 'name="lift"' not in page


def test_the_second_of_two_is_told_and_keeps_the_words(
    client: Client, clerk: User, mayor: User
) -> None:
    actions.pause(by=mayor, reason=WHY, now=timezone.now())
    client.force_login(clerk)
    page = client.post("/pause/", {"reason": "I saw a post that is not ours."}).text
    assert "Publishing is paused already. (Policy 1.7)" in page
    assert "I saw a post that is not ours." in page
    assert Pause.objects.count() == 1


def test_a_pause_needs_a_reason(client: Client, clerk: User) -> None:
    client.force_login(clerk)
    assert "Say why publishing should pause." in client.post("/pause/", {"reason": " "}).text
    assert not Pause.objects.exists()


def test_a_reason_is_short_enough_to_be_read(client: Client, clerk: User) -> None:
    client.force_login(clerk)
    told = client.post("/pause/", {"reason": f"{'a' * 500}b"}).text
    assert "A reason has up to 500 letters, and this has 501. Say it in fewer words." in told
    assert f"{'a' * 500}b" in told
    client.post("/pause/", {"reason": "a" * 500})
    assert Pause.objects.exists()
