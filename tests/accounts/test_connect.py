"""A channel is registered, connected and connected again; suspended and retired."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import parse_qsl, urlsplit

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from accounts.connections import cut_off
from accounts.models import Channel, ChannelAdministrator, Training, User
from audit.models import Event
from platforms.practice import accounts
from platforms.signing_in import Begun
from policy.roles import Role
from tests.accounts.connecting import (
    ACCOUNTS,
    address_of,
    fresh,
    go,
    last_line,
    nothing_is_kept,
)
from tests.council import SINCE, person
from tests.platforms import walking

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("practice")]

EVERY = pytest.mark.parametrize("platform", ACCOUNTS)


@pytest.fixture
def keeper(client: Client, clerk: User) -> Client:
    client.force_login(clerk)
    return client


# The register


ENTRY = {
    "platform": "x",
    "name": "Usk on X",
    "address": "https://x.com/UskTC",
    "owning_account": "@UskTC, phone of the office",
    "minute": "2026/061",
}


def test_a_channel_is_registered_and_is_set_up_from_then_on(keeper: Client) -> None:
    answer = keeper.post("/channels/new/", ENTRY)
    channel = Channel.objects.get()
    assert answer.headers["Location"] == f"/channels/{channel.pk}/connect/"
    assert channel.status == Channel.Status.SETTING_UP
    line = last_line(channel)
    assert (line.verb, line.detail["minute"]) == ("channel.registered", "2026/061")


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"platform": ""}, "Choose a platform."),
        ({"name": " "}, "Give the channel a name."),
        ({"minute": ""}, "Give the minute of the decision"),
        ({"owning_account": ""}, "Say which account owns it."),
        ({"address": "https://facebook.com/usk"}, "This address is not on X (Twitter)."),
        ({"address": "https://notx.com/usk"}, "This address is not on X (Twitter)."),
        ({"address": "javascript:alert(1)"}, "That is no web address."),
        (
            {"platform": "facebook", "address": "https://facebook.com/profile.php?id=7"},
            "This is a personal profile. Choose the council&#x27;s Page. (Policy 3.10)",
        ),
    ],
)
def test_what_does_not_fit_the_register_is_said_and_nothing_typed_is_lost(
    keeper: Client, typed: dict[str, str], told: str
) -> None:
    page = keeper.post("/channels/new/", ENTRY | typed).text
    assert told in page
    assert "@UskTC, phone of the office" in page or "owning_account" in typed
    assert not Channel.objects.exists()


def test_a_name_is_given_once(keeper: Client) -> None:
    fresh("x", name="usk on x")
    assert "Another channel has this name." in keeper.post("/channels/new/", ENTRY).text


# Connecting


@EVERY
def test_a_channel_is_connected(keeper: Client, clerk: User, platform: str) -> None:
    channel = fresh(platform)
    assert "is connected as" in go(keeper, channel)
    channel.refresh_from_db()
    assert channel.external_id == ACCOUNTS[platform].external_id
    assert channel.access_token
    assert (channel.connected_by, channel.status) == (clerk, Channel.Status.SETTING_UP)
    assert channel.connected_at
    assert channel.checked_at
    assert bool(channel.connection_ends_at) == (platform == "facebook")
    assert last_line(channel).verb == "channel.connected"
    assert channel.access_token not in str(Event.objects.values_list("detail"))


def test_the_page_is_chosen_where_there_are_two(keeper: Client) -> None:
    channel = fresh()
    page = go(keeper, channel, lambda begun: walking.agreed(begun, "both"))
    assert "Which one is the council" in page
    [session] = Session.objects.all()
    assert "practice-facebook-access" not in str(session.get_decoded())
    assert "Choose one." in keeper.post(f"/channels/{channel.pk}/choose/", {}).text
    chosen = {"account": accounts.FACEBOOK.external_id}
    keeper.post(f"/channels/{channel.pk}/choose/", chosen)
    channel.refresh_from_db()
    assert channel.external_id == accounts.FACEBOOK.external_id
    again = keeper.post(f"/channels/{channel.pk}/choose/", chosen, follow=True).text
    assert "There is nothing to choose from any more." in again


def test_pages_to_choose_from_are_forgotten_after_ten_minutes(
    keeper: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    channel = fresh()
    go(keeper, channel, lambda begun: walking.agreed(begun, "both"))
    later = timezone.now() + timedelta(minutes=10, seconds=1)
    monkeypatch.setattr(timezone, "now", lambda: later)
    page = keeper.get(f"/channels/{channel.pk}/choose/", follow=True).text
    assert "There is nothing to choose from any more." in page
    assert nothing_is_kept(keeper, channel)


def test_a_page_that_was_not_offered_cannot_be_chosen(keeper: Client) -> None:
    channel = fresh()
    go(keeper, channel, lambda begun: walking.agreed(begun, "both"))
    keeper.post(f"/channels/{channel.pk}/choose/", {"account": "666"})
    channel.refresh_from_db()
    assert channel.access_token == ""


# Connecting again


def other(begun: Begun) -> dict[str, str]:
    return walking.agreed(begun, "other")


@EVERY
def test_another_account_than_the_registered_one_is_refused(
    keeper: Client, platform: str, request: pytest.FixtureRequest
) -> None:
    channel = request.getfixturevalue(platform)
    page = go(keeper, channel, other)
    assert "is not the account that" in page
    assert "(Policy 1.2)" in page
    again = Channel.objects.get(pk=channel.pk)
    assert again.access_token == channel.access_token
    assert again.external_id == channel.external_id


def test_the_registered_page_is_taken_from_two_without_asking(
    keeper: Client, facebook: Channel
) -> None:
    page = go(keeper, facebook, lambda begun: walking.agreed(begun, "both"))
    assert "is connected as Usk Town Council" in page


def roster(channel: Channel, clerk: User) -> None:
    """The Clerk and three councillors, as clause 2.5 wants them."""
    today = timezone.localdate()
    people = [clerk, *(person(f"admin{n}", Role.COUNCILLOR) for n in range(3))]
    for one in people:
        User.objects.filter(pk=one.pk).update(seen_on=today)
        ChannelAdministrator.objects.create(
            channel=channel,
            person=one,
            rights="full",
            held_from=SINCE,
            rights_attested_by=one,
            rights_attested_at=timezone.now(),
        )
        Training.objects.create(
            person=one, course="Social media", provider="OVW", taken_on=today - timedelta(days=9)
        )


def test_a_channel_that_was_cut_off_is_active_again(
    keeper: Client, clerk: User, facebook: Channel
) -> None:
    roster(facebook, clerk)
    cut_off(facebook, "The connection has ended.")
    assert "and active again" in go(keeper, facebook)
    facebook.refresh_from_db()
    assert (facebook.status, facebook.why) == (Channel.Status.ACTIVE, "")


def test_without_its_administrators_it_is_connected_and_stays_suspended(
    keeper: Client, facebook: Channel
) -> None:
    cut_off(facebook, "The connection has ended.")
    assert "and still suspended" in go(keeper, facebook)
    facebook.refresh_from_db()
    assert facebook.status == Channel.Status.SUSPENDED
    assert facebook.access_token != accounts.FACEBOOK.access_token


def test_what_somebody_suspended_stays_suspended(
    keeper: Client, clerk: User, facebook: Channel
) -> None:
    roster(facebook, clerk)
    keeper.post(f"/channels/{facebook.pk}/suspend/", {"reason": "Somebody has the password."})
    assert "and still suspended" in go(keeper, facebook)
    page = keeper.get(f"/channels/{facebook.pk}/").text
    assert "Somebody has the password." in page


# Suspending and retiring


def test_a_channel_is_not_stopped_without_a_reason(keeper: Client, facebook: Channel) -> None:
    for act in ("suspend", "retire"):
        assert "Say why." in keeper.post(f"/channels/{facebook.pk}/{act}/", {"reason": " "}).text
    facebook.refresh_from_db()
    assert facebook.is_active()


def test_a_retired_channel_forgets_what_let_us_in(keeper: Client, facebook: Channel) -> None:
    keeper.post(f"/channels/{facebook.pk}/retire/", {"reason": "The council left Facebook."})
    facebook.refresh_from_db()
    assert (facebook.status, facebook.access_token) == (Channel.Status.RETIRED, "")
    assert last_line(facebook).detail["why"] == "The council left Facebook."
    assert keeper.get(f"/channels/{facebook.pk}/connect/").status_code == 404


def test_the_second_to_suspend_is_told(keeper: Client, facebook: Channel) -> None:
    for told in ("The channel is suspended.", "has moved on since you opened it"):
        words = {"reason": "It asks for a password."}
        answer = keeper.post(f"/channels/{facebook.pk}/suspend/", words, follow=True)
        assert told in answer.text


def test_the_way_out_carries_no_secret_of_ours(keeper: Client) -> None:
    for platform in ACCOUNTS:
        asked = dict(parse_qsl(urlsplit(address_of(keeper, fresh(platform))).query))
        assert "practice-secret" not in asked.values()
        assert len(asked["state"]) >= 40
