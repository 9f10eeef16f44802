"""A channel whose connection has ended is not in use, and one that is retired asks for nothing."""

from __future__ import annotations

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from accounts import telling
from accounts.connections import cut_off
from accounts.models import Channel, User
from audit.models import Event
from platforms.practice import accounts
from policy.roles import Role
from tests.accounts.connecting import fresh, go, last_line
from tests.platforms import walking
from tests.rostered import administrators as administrators

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("practice", "administrators")]

DEAD = "The platform no longer knows us."


@pytest.fixture
def keeper(client: Client, clerk: User) -> Client:
    client.force_login(clerk)
    return client


def activated(keeper: Client, channel: Channel) -> str:
    return keeper.post(f"/channels/{channel.pk}/activate/", follow=True).text


def test_what_was_cut_off_is_reconnected_before_it_is_active(
    keeper: Client, facebook: Channel
) -> None:
    cut_off(facebook, DEAD)
    page = activated(keeper, facebook)
    assert "has ended: reconnect it first. (Policy 1.2)" in page
    assert "Its connection has ended: reconnect it first." in page
    assert f"/channels/{facebook.pk}/activate/" not in page
    facebook.refresh_from_db()
    assert (facebook.status, facebook.why) == (Channel.Status.SUSPENDED, DEAD)


def test_without_what_lets_us_in_it_is_not_active(keeper: Client, facebook: Channel) -> None:
    Channel.objects.update(access_token="", status=Channel.Status.SUSPENDED)
    assert "reconnect it first" in activated(keeper, facebook)
    facebook.refresh_from_db()
    assert facebook.status == Channel.Status.SUSPENDED


@pytest.mark.parametrize("status", ["SETTING_UP", "SUSPENDED"])
def test_a_connection_that_ends_while_nobody_uses_it_is_known_as_dead(
    keeper: Client, facebook: Channel, clerk: User, status: str
) -> None:
    Channel.objects.update(status=status, suspended_by=clerk)
    cut_off(facebook, DEAD)
    assert (facebook.status, facebook.why) == (status, DEAD)
    assert last_line(facebook).verb == "channel.connection_ended"
    page = activated(keeper, facebook)
    assert "reconnect it first" in page
    assert "Cut off" in page
    telling.administrators(now=timezone.now())
    assert mail.outbox == []


def test_what_somebody_suspended_stays_so_when_it_is_connected_anew(
    keeper: Client, facebook: Channel
) -> None:
    words = {"reason": "Somebody has the password."}
    keeper.post(f"/channels/{facebook.pk}/suspend/", words)
    cut_off(facebook, DEAD)
    assert words["reason"] in keeper.get(f"/channels/{facebook.pk}/").text
    assert "and still suspended" in go(keeper, facebook)
    assert "is active." in activated(keeper, facebook)
    facebook.refresh_from_db()
    assert (facebook.status, facebook.suspended_by) == (Channel.Status.ACTIVE, None)


def test_of_two_who_choose_one_page_at_once_the_second_is_refused(
    keeper: Client, facebook: Channel
) -> None:
    Channel.objects.update(external_id="another", access_token="another")
    first, second = fresh(), fresh(name="Usk again")
    other = Client()
    other.force_login(User.objects.get(offices__role=Role.TOWN_CLERK))
    for browser, channel in ((keeper, first), (other, second)):
        go(browser, channel, lambda begun: walking.agreed(begun, "both"))
    chosen = {"account": accounts.FACEBOOK.external_id}
    keeper.post(f"/channels/{first.pk}/choose/", chosen)
    page = other.post(f"/channels/{second.pk}/choose/", chosen, follow=True).text
    assert "is connected as another channel of the register already. (Policy 1.2)" in page
    second.refresh_from_db()
    assert (second.external_id, second.access_token) == ("", "")
    assert last_line(second).verb == "channel.connection_refused"


def test_the_database_keeps_one_channel_for_each_account(facebook: Channel) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        fresh(external_id=facebook.external_id)
    fresh(external_id=facebook.external_id, status=Channel.Status.RETIRED)


def retired(channel: Channel) -> Channel:
    Channel.objects.filter(pk=channel.pk).update(status=Channel.Status.RETIRED)
    return channel


def test_a_retired_channel_makes_nobody_an_administrator(
    administrators: dict[str, User], facebook: Channel
) -> None:
    retired(facebook)
    rees = User.objects.get(pk=administrators["rees"].pk)
    assert rees.channels_today() == frozenset()
    assert Role.CHANNEL_ADMINISTRATOR not in rees.roles()


def test_nothing_is_asked_and_nothing_offered_of_a_retired_channel(
    keeper: Client, facebook: Channel
) -> None:
    facebook.administrators.all()[0].person.trainings.all().delete()
    retired(facebook)
    page = keeper.get(f"/channels/{facebook.pk}/").text
    for words in ("Missing:", "Confirm rights", "Take off", "Put somebody", "Make active"):
        assert words not in page
    assert "None needed" in keeper.get("/channels/").text


@pytest.mark.parametrize("where", ["suspend", "retire", "roster", "plan", "edit"])
def test_the_pages_of_a_retired_channel_say_so_at_once(
    keeper: Client, facebook: Channel, where: str
) -> None:
    retired(facebook)
    page = keeper.get(f"/channels/{facebook.pk}/{where}/", follow=True)
    assert page.redirect_chain == [(f"/channels/{facebook.pk}/", 302)]
    assert "is retired, so nothing can be done here any more. (Policy 1.2)" in page.text


def test_a_name_is_free_again_once_its_channel_is_retired(
    keeper: Client, facebook: Channel
) -> None:
    entry = {
        "platform": "x",
        "name": facebook.name.upper(),
        "address": "https://x.com/UskTC",
        "owning_account": "Clerk",
        "minute": "2026/061",
    }
    assert "Another channel has this name." in keeper.post("/channels/new/", entry).text
    retired(facebook)
    assert keeper.post("/channels/new/", entry).status_code == 302
    assert Event.objects.filter(verb="channel.registered").exists()
