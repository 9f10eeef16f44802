"""Whoever approves, administers or handles comes no further than the set-up with one step (1.7)."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import Settings

from accounts.models import User
from incidents.models import Handler
from policy.roles import Role, needs_two_steps
from posts.models import Post
from tests.accounts.door import give_password, set_up_app
from tests.council import SINCE, Drafting

# A second step counts once it is committed.
pytestmark = pytest.mark.django_db(transaction=True)

SET_UP = "/people/me/security/"


@pytest.fixture(autouse=True)
def _required(settings: Settings) -> None:
    settings.REQUIRE_TWO_STEP = True


def led_away(client: Client, path: str) -> bool:
    answer = client.get(path)
    return answer.status_code == 302 and answer.headers["Location"] == SET_UP


@pytest.mark.parametrize(
    ("roles", "handles", "needed"),
    [
        ({Role.TOWN_CLERK}, False, True),
        ({Role.MAYOR}, False, True),
        ({Role.ACTING_MAYOR, Role.DEPUTY_MAYOR}, False, True),
        ({Role.DEPUTY_MAYOR}, False, False),
        ({Role.COUNCILLOR, Role.CHANNEL_ADMINISTRATOR}, False, True),
        ({Role.COUNCILLOR}, False, False),
        ({Role.COUNCILLOR}, True, True),
        ({Role.OFFICER}, False, False),
        ({Role.AUDITOR}, False, False),
        (set(), False, False),
    ],
)
def test_who_needs_two_steps(roles: set[Role], handles: bool, needed: bool) -> None:
    assert needs_two_steps(frozenset(roles), handles_incidents=handles) is needed


@pytest.mark.parametrize("who", ["clerk", "mayor", "administrator"])
def test_a_page_leads_to_the_set_up_and_the_set_up_back(
    client: Client, who: str, request: pytest.FixtureRequest
) -> None:
    give_password(client, request.getfixturevalue(who))
    page = client.get("/incidents/?page=1", follow=True)
    assert page.redirect_chain == [(SET_UP, 302)]
    assert "signs in in two steps" in page.text
    assert "(Policy 1.7)" in page.text
    set_up_app(client)
    assert "I have kept them, go on" in client.get("/accounts/two-step/codes/").text
    onward = client.post("/people/me/onward/")
    assert onward.headers["Location"] == "/incidents/?page=1"
    assert client.get("/incidents/?page=1").status_code == 200
    assert client.post("/people/me/onward/").headers["Location"] == SET_UP


@pytest.mark.parametrize("who", ["councillor", "officer", "deputy", "auditor"])
def test_everybody_else_goes_on_with_one(
    client: Client, who: str, request: pytest.FixtureRequest
) -> None:
    client.force_login(request.getfixturevalue(who))
    assert client.get("/").status_code == 200


def test_a_councillor_who_handles_incidents_needs_two(client: Client, councillor: User) -> None:
    client.force_login(councillor)
    assert client.get("/posts/").status_code == 200
    Handler.objects.create(person=councillor, is_reserve=True, held_from=SINCE)
    assert led_away(client, "/posts/")


def test_no_page_of_channels_approvals_or_incidents_opens_with_one(
    client: Client, clerk: User, draft: Drafting
) -> None:
    post = draft()
    client.force_login(clerk)
    for path in ("/", "/approvals/", f"/posts/{post.pk}/", "/channels/", "/incidents/", "/people/"):
        assert led_away(client, path), path
    assert client.post(f"/posts/{post.pk}/decide/", {"decision": "approve"}).status_code == 302
    assert Post.objects.get(pk=post.pk).status == Post.Status.DRAFT


@pytest.mark.parametrize(
    "path",
    ["/incidents/new/", "/policy/", "/accounts/logout/", "/accounts/password/change/", SET_UP],
)
def test_what_must_not_wait_for_a_telephone_stays_open(
    client: Client, clerk: User, path: str
) -> None:
    client.force_login(clerk)
    assert client.get(path).status_code == 200


def test_what_was_typed_is_there_after_the_set_up(client: Client, administrator: User) -> None:
    give_password(client, administrator)
    sent_away = client.post(
        "/posts/new/",
        {"message": "The fair & more.", "kind": "event"},
        headers={"Referer": "http://testserver/posts/new/"},
    )
    assert sent_away.headers["Location"] == SET_UP
    set_up_app(client)
    onward = client.post("/people/me/onward/")
    assert onward.headers["Location"] == "/posts/new/"
    assert "The fair &amp; more.</textarea>" in client.get("/posts/new/").text


def test_practice_and_a_council_that_says_so_do_without(
    client: Client, clerk: User, settings: Settings
) -> None:
    settings.REQUIRE_TWO_STEP = False
    client.force_login(clerk)
    assert client.get("/approvals/").status_code == 200
