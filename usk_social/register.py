"""The register of channels as one list, across the rooms, and what of it the public is told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.template.loader import render_to_string
from django.utils import timezone

from accounts.connecting import Connection, connection_of
from accounts.models import Channel
from accounts.roster import ChannelRoster, rosters_of
from posts.models import Publication


@dataclass(frozen=True)
class Line:
    """A channel: the last that went out on it and that did not, its roster and its connection."""

    channel: Channel
    last_out: Publication | None
    last_refused: Publication | None
    roster: ChannelRoster
    connection: Connection


def lines(*, now: datetime) -> list[Line]:
    channels = list(Channel.objects.select_related("connected_by"))
    rosters = rosters_of(channels, day=timezone.localdate(now))
    out = {row.channel_id: row for row in Publication.objects.last_out().select_related("post")}
    refused = {
        row.channel_id: row for row in Publication.objects.last_refused().select_related("post")
    }
    return [
        Line(
            channel,
            out.get(channel.pk),
            refused.get(channel.pk),
            rosters[channel.pk],
            connection_of(channel, now),
        )
        for channel in channels
    ]


def as_html() -> str:
    """The list of official channels, to be pasted into a page of the council's website."""
    official = {"channels": Channel.objects.official()}
    return render_to_string("_official_channels.html", official).strip()


def as_text() -> str:
    """The same for wherever only plain text will do."""
    return "\n".join(
        f"{channel.get_platform_display()}: {channel.address}"
        for channel in Channel.objects.official()
    )
