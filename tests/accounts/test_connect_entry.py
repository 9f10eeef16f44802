"""What the register says of a channel: which addresses it takes, and how its entry is changed."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from accounts.connections import cut_off
from accounts.models import Channel, User
from accounts.models.channels import TAKEN
from audit.models import Event, record
from tests.accounts.connecting import fresh
from tests.accounts.test_connect import ENTRY

pytestmark = pytest.mark.django_db


@pytest.fixture
def keeper(client: Client, clerk: User) -> Client:
    client.force_login(clerk)
    return client


FACEBOOK = {"platform": "facebook"}


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"address": f"https://x.com/{'a' * 200}"}, "and may have 200. Shorten it."),
        ({"address": "http://x.com/UskTC"}, "The address begins with https://."),
        ({"address": "https://x.com"}, "This is the platform&#x27;s front page."),
        ({"address": "https://council@www.x.com/UskTC"}, "This address is not on X (Twitter)."),
        ({"address": "https://x.com:8443/UskTC"}, "This address is not on X (Twitter)."),
        ({"name": "\u200b\u2060"}, "Give the channel a name."),
        ({"owning_account": "\u3164"}, "Say which account owns it."),
        (FACEBOOK | {"address": "https://facebook.com/Profile.PHP?id=7"}, "a personal profile."),
        (FACEBOOK | {"address": "https://facebook.com/People/usk/7"}, "a personal profile."),
        (FACEBOOK | {"address": "https://m.facebook.com/Groups/usk"}, "This is a group"),
    ],
)
def test_what_is_no_channel_of_a_council_is_not_registered(
    keeper: Client, typed: dict[str, str], told: str
) -> None:
    assert told in keeper.post("/channels/new/", ENTRY | typed).text
    assert not Channel.objects.exists()


@pytest.mark.parametrize("address", ["https://mobile.twitter.com/UskTC", "http://127.0.0.1:8100/x"])
def test_sub_domains_and_the_practice_platforms_are_there(keeper: Client, address: str) -> None:
    keeper.post("/channels/new/", ENTRY | {"address": address})
    assert Channel.objects.get().address == address


def test_a_reason_that_nobody_can_see_is_none(keeper: Client, facebook: Channel) -> None:
    reason = {"reason": "\u200b\u3164"}
    assert "Say why." in keeper.post(f"/channels/{facebook.pk}/suspend/", reason).text
    facebook.refresh_from_db()
    assert facebook.is_active()


def test_an_entry_is_changed_and_the_record_keeps_what_it_said(keeper: Client) -> None:
    channel = fresh("x")
    edit = f"/channels/{channel.pk}/edit/"
    opened = keeper.get(edit).context["form"]["opened"].value()
    assert keeper.post(edit, ENTRY | {"opened": opened}).status_code == 302
    channel.refresh_from_db()
    assert (channel.name, channel.minute) == ("Usk on X", "2026/061")
    changed = {line.detail["setting"]: line.detail for line in Event.objects.about(channel)}
    assert set(changed) == {"name", "address", "owning account", "minute"}
    assert (changed["minute"]["old"], changed["minute"]["new"]) == ("2026/058", "2026/061")


def test_the_second_clerk_reads_what_the_first_has_saved(keeper: Client) -> None:
    channel = fresh("x")
    edit = f"/channels/{channel.pk}/edit/"
    opened = keeper.get(edit).context["form"]["opened"].value()
    keeper.post(edit, ENTRY | {"opened": opened, "name": "First"})
    page = keeper.post(edit, ENTRY | {"opened": opened, "name": "Second"})
    assert "changed this since you opened it" in page.text
    assert 'value="Second"' in page.text
    assert "<dd>First</dd>" in page.text
    again = page.context["form"]["opened"].value()
    keeper.post(edit, ENTRY | {"opened": again, "name": "Second"})
    channel.refresh_from_db()
    assert channel.name == "Second"


def test_a_name_of_another_is_refused_and_its_own_is_not(keeper: Client) -> None:
    channel, other = fresh("x"), fresh("youtube")
    edit = f"/channels/{channel.pk}/edit/"
    opened = keeper.get(edit).context["form"]["opened"].value()
    typed = ENTRY | {"opened": opened, "name": other.name.upper()}
    assert TAKEN in keeper.post(edit, typed).text
    assert keeper.post(edit, typed | {"name": channel.name}).status_code == 302


@pytest.mark.parametrize(
    ("platform", "address", "account", "is_told"),
    [
        ("x", "https://x.com/UskTC", "@usktc", False),
        ("x", "https://x.com/UskTC", "@another", True),
        ("youtube", "https://youtube.com/channel/UCone", "Usk", False),
        ("youtube", "https://youtube.com/channel/UCtwo", "Usk", True),
        ("youtube", "https://youtube.com/@usk", "Usk", False),
        ("facebook", "https://facebook.com/usk", "Usk Town Council", False),
    ],
)
def test_another_account_than_the_registers_is_told_where_the_address_tells(
    keeper: Client, platform: str, address: str, account: str, is_told: bool
) -> None:
    channel = fresh(platform, address=address, external_id="UCone", access_token="opens")
    record("channel.connected", channel, by=None, account=account)
    page = keeper.get(f"/channels/{channel.pk}/").text
    assert (f"Connected as {account}, but the register says {address}." in page) == is_told


def test_what_is_cut_off_does_not_end_as_well(keeper: Client, facebook: Channel) -> None:
    Channel.objects.update(connection_ends_at=timezone.now() + timedelta(days=40))
    page = keeper.get("/channels/").text
    assert "Connected" in page
    assert "Until" in page
    cut_off(facebook, "The platform no longer knows us.")
    page = keeper.get("/channels/").text
    assert "Cut off" in page
    assert "Until" not in page
