"""What stands round a draft: what was said lately, what goes out beside it, what it costs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db.models import F, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils import formats, timezone
from django.utils.text import Truncator

from accounts.models import Channel, Council
from platforms.base import Content
from platforms.matching import words as without_links
from platforms.outbox import Delivery
from policy.facts import Price
from policy.scheduling import clock, unusual
from posts.models import spending
from posts.models.message import variation_for
from posts.models.variation import Variation

if TYPE_CHECKING:
    from posts.models.post import Post

LATELY = timedelta(days=7)
CLOSE_BY = timedelta(minutes=15)
LETTERS = re.compile(r"\w+")
NOT_GOING = (Delivery.Status.FAILED, Delivery.Status.WITHHELD)

Contents = Sequence[tuple[Channel, Content]]


@dataclass(frozen=True)
class Beside:
    """Another post on one channel: out, or on its way there."""

    at: datetime
    channel: int
    platform: str
    message: str
    wording: str | None
    """What it says on this channel otherwise than elsewhere."""

    def __str__(self) -> str:
        return Truncator(self.message.strip().partition("\n")[0]).words(8, truncate="…")


def said_lately(post: Post, contents: Contents) -> tuple[str, ...]:
    """Where the same was said within a week, as in "Facebook on 3 November"."""
    if post.corrects_id:
        return ()
    said = {channel.pk: _evened(_message(post, channel)) for channel, _ in contents}
    around = _others(post, contents, post.publish_at or timezone.now(), LATELY)
    return tuple(
        f"{Channel.Platform(other.platform).label} on {_day(other.at)}"
        for other in around
        if said[other.channel] and _evened(other.wording or other.message) == said[other.channel]
    )


def close_by(post: Post, contents: Contents) -> tuple[str, ...]:
    """What else goes out on the same channel within a quarter of an hour of its time."""
    if post.publish_at is None or post.corrects_id:
        return ()
    found: dict[str, list[str]] = {}
    for other in _others(post, contents, post.publish_at, CLOSE_BY):
        told = f"“{other}” at {clock(timezone.localtime(other.at).time())}"
        found.setdefault(told, []).append(Channel.Platform(other.platform).label)
    return tuple(f"{told} ({', '.join(where)})" for told, where in found.items())


def quiet(post: Post, council: Council) -> str:
    """Why the time it is set for is an unusual one, or nothing."""
    if post.publish_at is None:
        return ""
    return unusual(
        timezone.localtime(post.publish_at),
        quiet_from=council.quiet_from,
        quiet_until=council.quiet_until,
    )


def prices(contents: Contents, council: Council) -> tuple[Price, ...]:
    """What it would cost on each channel that charges, beside what the month has cost so far."""
    return tuple(
        Price(
            Channel.Platform(channel.platform).label,
            spending.price_of(channel, content, council),
            spending.spent_on(channel, timezone.now()),
            council.x_monthly_cap,
        )
        for channel, content in contents
        if spending.charges(channel)
    )


def _others(post: Post, contents: Contents, moment: datetime, near: timedelta) -> list[Beside]:
    """What else is out or on its way on these channels so near a moment, in one query."""
    there = {
        "publications__channel__in": [channel.pk for channel, _ in contents],
        "publications__taken_down_at": None,
    }
    apart = Variation.objects.filter(post=OuterRef("pk"), channel=OuterRef("publications__channel"))
    rows = (
        type(post)
        .objects.filter(**there)
        .exclude(pk=post.pk)
        .annotate(
            how=F("publications__status"),
            at=Coalesce("publications__done_at", "publications__not_before"),
            wording=Subquery(apart.values("message")[:1]),
        )
        .filter(at__range=(moment - near, moment + near))
        .exclude(how__in=NOT_GOING)
        .order_by("at", "publications__channel")
    )
    place = ("publications__channel", "publications__channel__platform")
    return [Beside(*row) for row in rows.values_list("at", *place, "message", "wording")]


def _message(post: Post, channel: Channel) -> str:
    said = variation_for(post, channel)
    return said.message if said and said.message else post.message


def _evened(text: str) -> str:
    """A text without its addresses, its marks and its capitals: what two of the same share."""
    return " ".join(LETTERS.findall(unicodedata.normalize("NFKC", without_links(text)).casefold()))


def _day(moment: datetime) -> str:
    return formats.date_format(timezone.localtime(moment), "j F")
