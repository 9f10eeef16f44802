"""Going to a practice platform and back, as the Django test client does it."""

from __future__ import annotations

import re
from collections.abc import Callable

from django.contrib.sessions.models import Session
from django.test import Client

from accounts import under_way
from accounts.models import Channel
from audit.models import Event
from platforms.practice import accounts
from platforms.signing_in import Begun
from tests.platforms import walking

ACCOUNTS = {"facebook": accounts.FACEBOOK, "x": accounts.X, "youtube": accounts.YOUTUBE}


def fresh(platform: str = "facebook", **more: str) -> Channel:
    entry = {
        "name": f"Usk on {platform}",
        "address": f"https://{platform}.com/usk",
        "owning_account": "Usk Town Council",
        "minute": "2026/058",
    }
    return Channel.objects.create(platform=platform, **(entry | more))


def address_of(client: Client, channel: Channel) -> str:
    """Open the page, and return where its one link to the platform leads."""
    page = client.get(f"/channels/{channel.pk}/connect/").text
    found = re.search(r'href="(http[^"]+(?:oauth|auth)[^"]*)"', page)
    assert found, page
    return found[1].replace("&amp;", "&")


Walk = Callable[[Begun], dict[str, str]]


def go(client: Client, channel: Channel, walk: Walk = walking.agreed) -> str:
    """Go to the platform and back, and return what the portal says then."""
    came_back = walk(Begun(address_of(client, channel)))
    return back(client, channel, came_back)


def back(client: Client, channel: Channel, came_back: dict[str, str]) -> str:
    answer = client.get(f"/channels/connected/{channel.platform}/", came_back, follow=True)
    return answer.text


def last_line(channel: Channel) -> Event:
    line = Event.objects.about(channel).last()
    assert line
    return line


def nothing_is_kept(client: Client, channel: Channel) -> bool:
    """Whether neither the row nor any session holds anything that opens."""
    channel.refresh_from_db()
    sessions = [session.get_decoded() for session in Session.objects.all()]
    return channel.access_token == "" and not any(under_way.OFFERS in one for one in sessions)
