"""Connections are tried daily; their administrators hear of the end before it comes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail

from accounts import connections, telling
from accounts.models import Channel, User
from platforms.practice.server import Practice

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
EVERY = pytest.mark.parametrize("channel", ["facebook", "x", "youtube"], indirect=True)


@pytest.fixture
def channel(request: pytest.FixtureRequest) -> Channel:
    found: Channel = request.getfixturevalue(request.param)
    return found


def looked_at(channel: Channel, now: datetime = NOW) -> Channel:
    connections.check_due(now=now)
    channel.refresh_from_db()
    return channel


@EVERY
def test_a_connection_that_holds_is_tried_once_a_day(practice: Practice, channel: Channel) -> None:
    assert looked_at(channel).checked_at == NOW
    asked = len(practice.store.requests())
    assert looked_at(channel, NOW + timedelta(hours=23)).checked_at == NOW
    assert len(practice.store.requests()) == asked
    tomorrow = NOW + timedelta(days=1)
    assert looked_at(channel, tomorrow).checked_at == tomorrow
    assert channel.is_active()


def test_facebook_says_when_its_permission_ends(practice: Practice, facebook: Channel) -> None:
    ends_at = looked_at(facebook).connection_ends_at
    assert ends_at
    assert timedelta(days=89) < ends_at - datetime.now(UTC) < timedelta(days=91)


@EVERY
def test_a_dead_connection_suspends_its_channel_and_says_what_to_do(
    practice: Practice, channel: Channel
) -> None:
    practice.store.end_connection(channel.platform, now=NOW)
    assert looked_at(channel).status == Channel.Status.SUSPENDED
    assert "an administrator needs to reconnect it" in channel.why
    assert channel.checked_at is None
    asked = len(practice.store.requests())
    looked_at(channel, NOW + timedelta(days=2))
    assert len(practice.store.requests()) == asked


@EVERY
@pytest.mark.parametrize("fault", ["502-html", "429", "429-no-reset"])
def test_a_platform_in_trouble_is_no_dead_connection(
    practice: Practice, channel: Channel, fault: str
) -> None:
    practice.faults.switch_on({"platform": channel.platform, "fault": fault, "times": 1})
    assert looked_at(channel).checked_at is None
    assert channel.is_active()
    an_hour_later = NOW + timedelta(hours=1)
    assert looked_at(channel, an_hour_later).checked_at == an_hour_later


@pytest.mark.parametrize("channel", ["x", "youtube"], indirect=True)
def test_an_access_token_that_ran_out_is_renewed_on_the_way(
    practice: Practice, channel: Channel
) -> None:
    practice.faults.switch_on({"platform": channel.platform, "fault": "token-expired"})
    assert looked_at(channel).checked_at == NOW
    assert channel.is_active()
    assert "/token" in "".join(line.path for line in practice.store.requests())


@pytest.mark.parametrize("channel", ["x", "youtube"], indirect=True)
def test_somebody_elses_account_is_cut_off(practice: Practice, channel: Channel) -> None:
    Channel.objects.update(external_id="somebody-else")
    assert looked_at(channel).status == Channel.Status.SUSPENDED
    assert "into another" in channel.why


def test_nobody_asks_for_a_channel_that_is_not_connected(practice: Practice, x: Channel) -> None:
    Channel.objects.update(access_token="")
    looked_at(x)
    assert practice.store.requests() == []


# The countdown


def told(channel: Channel, *, left: timedelta) -> list[str]:
    """Let the clock come so near to the end, and return the subjects of what was written."""
    mail.outbox.clear()
    assert channel.connection_ends_at
    telling.of_the_end(now=channel.connection_ends_at - left)
    return [message.subject for message in mail.outbox]


@pytest.fixture
def ending(facebook: Channel, administrator: User) -> Channel:
    facebook.connection_ends_at = NOW
    facebook.save()
    return facebook


def test_administrators_hear_of_the_end_four_times_and_each_time_once(ending: Channel) -> None:
    name = "The connection of The council on facebook"
    assert told(ending, left=timedelta(days=15)) == []
    assert told(ending, left=timedelta(days=14)) == [f"{name} ends in 14 days"]
    assert told(ending, left=timedelta(days=9)) == []
    assert told(ending, left=timedelta(days=7)) == [f"{name} ends in 7 days"]
    assert told(ending, left=timedelta(days=6)) == []
    assert told(ending, left=timedelta(days=2)) == [f"{name} ends in 2 days"]
    assert told(ending, left=timedelta(hours=1)) == []
    assert told(ending, left=timedelta()) == [f"{name} has ended"]
    assert told(ending, left=-timedelta(days=3)) == []


def test_a_letter_that_could_not_be_in_time_says_how_little_is_left(ending: Channel) -> None:
    assert told(ending, left=timedelta(days=1)) == [
        "The connection of The council on facebook ends tomorrow"
    ]
    assert told(ending, left=timedelta(hours=20)) == []


def test_the_letter_says_who_does_what_and_where(ending: Channel, administrator: User) -> None:
    told(ending, left=timedelta(days=7))
    [letter] = mail.outbox
    assert letter.to == [administrator.email]
    assert "Facebook lets the portal in until 20 November 2026" in letter.body
    assert "The Town Clerk reconnects The council on facebook" in letter.body
    assert f"/channels/{ending.pk}/" in letter.body


def test_a_permission_that_was_given_anew_is_counted_anew(
    practice: Practice, ending: Channel
) -> None:
    told(ending, left=timedelta(days=2))
    looked_at(ending)
    assert ending.warned_days is None
    assert told(ending, left=timedelta(days=14)) != []


def test_a_channel_that_is_stopped_is_not_counted_down(ending: Channel) -> None:
    Channel.objects.update(status=Channel.Status.SUSPENDED)
    assert told(ending, left=timedelta(days=1)) == []
