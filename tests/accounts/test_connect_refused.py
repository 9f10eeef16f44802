"""What is refused when a channel is connected, and that nothing of it is kept."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import Channel, User
from audit.models import Event
from platforms.practice.server import Practice
from platforms.signing_in import Begun
from tests.accounts.connecting import (
    ACCOUNTS,
    Walk,
    address_of,
    back,
    fresh,
    go,
    last_line,
    nothing_is_kept,
)
from tests.council import PASSWORD
from tests.platforms import walking

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("practice")]

EVERY = pytest.mark.parametrize("platform", ACCOUNTS)


@pytest.fixture
def keeper(client: Client, clerk: User) -> Client:
    client.force_login(clerk)
    return client


@pytest.mark.parametrize(
    ("platform", "walk", "told"),
    [
        (
            "facebook",
            lambda begun: walking.agreed(begun, "profile"),
            "This is a personal profile. Choose the council&#x27;s Page. (Policy 3.10)",
        ),
        ("facebook", lambda begun: walking.agreed(begun, "stranger"), "to another app"),
        (
            "facebook",
            lambda begun: walking.agreed(begun, leave_out="pages_manage_posts"),
            "pages_manage_posts is missing",
        ),
        ("x", lambda begun: walking.agreed(begun, leave_out="offline.access"), "offline.access is"),
        (
            "youtube",
            lambda begun: walking.agreed(begun, leave_out="youtube.upload"),
            "youtube.upload is missing",
        ),
        ("youtube", lambda begun: walking.agreed(begun, "viewer"), "has no YouTube channel"),
        ("x", walking.cancelled, "You cancelled"),
        (
            "x",
            lambda begun: walking.agreed(begun) | {"code": "guessed"},
            "Begin again. (Policy 1.7)",
        ),
    ],
)
def test_what_does_not_open_the_councils_account_is_refused_and_not_kept(
    keeper: Client, platform: str, walk: Walk, told: str
) -> None:
    channel = fresh(platform)
    assert told in go(keeper, channel, walk)
    assert nothing_is_kept(keeper, channel)
    line = last_line(channel)
    assert line.verb == "channel.connection_refused"
    assert told.replace("&#x27;", "'") in str(line.detail["why"])


STRAY = "This did not begin here, took too long, or came twice."


@EVERY
def test_a_state_that_we_never_gave_opens_nothing(keeper: Client, platform: str) -> None:
    channel = fresh(platform)
    came_back = walking.agreed(Begun(address_of(keeper, channel)))
    assert STRAY in back(keeper, channel, came_back | {"state": "forged"})
    assert STRAY in back(keeper, channel, {"code": came_back["code"]})
    assert nothing_is_kept(keeper, channel)
    line = Event.objects.filter(verb="channel.connection_refused").first()
    assert line
    assert STRAY in str(line.detail["why"])


def test_a_state_works_once(keeper: Client) -> None:
    channel = fresh("x")
    came_back = walking.agreed(Begun(address_of(keeper, channel)))
    assert "is connected as" in back(keeper, channel, came_back)
    assert STRAY in back(keeper, channel, came_back)


def test_a_state_is_good_for_half_an_hour(keeper: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    channel = fresh("x")
    came_back = walking.agreed(Begun(address_of(keeper, channel)))
    later = timezone.now() + timedelta(minutes=30, seconds=1)
    monkeypatch.setattr(timezone, "now", lambda: later)
    assert STRAY in back(keeper, channel, came_back)
    assert nothing_is_kept(keeper, channel)


def test_a_state_is_of_no_use_in_another_browser(keeper: Client, clerk: User) -> None:
    channel = fresh("x")
    came_back = walking.agreed(Begun(address_of(keeper, channel)))
    other = Client()
    other.login(username=clerk.email, password=PASSWORD) or other.force_login(clerk)
    assert STRAY in back(other, channel, came_back)
    assert nothing_is_kept(other, channel)


def test_a_state_of_one_platform_is_of_no_use_for_another(keeper: Client) -> None:
    channel = fresh("x")
    came_back = walking.agreed(Begun(address_of(keeper, channel)))
    page = keeper.get("/channels/connected/youtube/", came_back, follow=True).text
    assert "This came back from another platform. Connect again. (Policy 1.7)" in page
    assert "another platform" in str(last_line(channel).detail["why"])
    assert nothing_is_kept(keeper, channel)
    assert STRAY in back(keeper, channel, came_back)


def test_two_pages_open_at_once_both_work(keeper: Client) -> None:
    x, youtube = fresh("x"), fresh("youtube")
    came_back = walking.agreed(Begun(address_of(keeper, x)))
    assert "is connected as" in go(keeper, youtube)
    assert "is connected as" in back(keeper, x, came_back)


def test_a_platform_in_trouble_is_said_and_nothing_is_kept(
    keeper: Client, practice: Practice
) -> None:
    channel = fresh("x")
    came_back = walking.agreed(Begun(address_of(keeper, channel)))
    practice.faults.switch_on({"platform": "x", "fault": "502-html", "times": 1})
    assert "gave no clear answer" in back(keeper, channel, came_back)
    assert nothing_is_kept(keeper, channel)


@pytest.mark.parametrize("platform", ["facebook", "x"])
def test_a_platform_that_is_too_busy_is_waited_for_and_asked_anew(
    keeper: Client, practice: Practice, platform: str
) -> None:
    channel = fresh(platform)
    came_back = walking.agreed(Begun(address_of(keeper, channel)))
    practice.faults.switch_on({"platform": platform, "fault": "429", "times": 1})
    assert "Wait some minutes, and begin again." in back(keeper, channel, came_back)
    assert nothing_is_kept(keeper, channel)


def test_one_account_is_one_channel(keeper: Client, x: Channel) -> None:
    channel = fresh("x")
    assert "is connected as another channel" in go(keeper, channel)
    assert nothing_is_kept(keeper, channel)
