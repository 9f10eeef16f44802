"""Watches the channels: is what is out what was approved, and did anybody post past the portal?"""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from django.conf import settings
from django.db import IntegrityError, transaction

from accounts.models import Channel
from audit.models import record
from platforms.base import Live, PlatformError
from platforms.matching import differences, is_same, link_stands
from posts.models import NativePost, Publication
from posts.models.metering import speak
from posts.models.publication import GONE

logger = logging.getLogger(__name__)

SHORTEST_WAIT = timedelta(seconds=20)
LATER_LOOKS = (
    (timedelta(minutes=2), timedelta(minutes=10), timedelta(hours=1))
    if settings.PRACTICE
    else (timedelta(hours=1), timedelta(days=1), timedelta(days=7))
)
"""How long after it went out, or was corrected, a post is looked at again: it may be removed there.

X asks half a US cent for each look, so that with the first one a post costs two cents to watch.
"""
LOOK_BACK = timedelta(minutes=10)
"""Platforms show a post a little after its own time: each look goes over the last one's end."""
LINK_STANDS = "Residents can follow the link to the council web page there."
SETTLED = timedelta(minutes=1)
"""By how little where we pay for every post that we are shown."""


def read_back_all(*, now: datetime) -> None:
    """Compare what is out with what was approved. One that fails stops no other."""
    for publication in Publication.objects.to_read_back(now).select_related("channel", "post"):
        try:
            read_back(publication, now=now)
        except PlatformError as error:
            logger.warning("%s could not be read back: %s", publication.named(), error)
            _read_later(publication, now=now)


def read_back(publication: Publication, *, now: datetime) -> None:
    """Fetch a post from its platform, and write down how it differs from what was approved."""
    live = publication.speak(lambda client: client.live(publication.external_id))
    if live is None:
        _found(publication, GONE, now, read_again_at=None, live_text="", link_stands=None)
    elif not live.is_settled:
        _read_later(publication, now=now, why=live.note)
    else:
        otherwise = differences(publication.content(), live)
        _found(
            publication,
            " ".join(filter(None, [*otherwise, live.note])),
            now,
            read_again_at=_next_look(publication, now),
            live_text=live.text if otherwise else "",
            link_stands=link_stands(publication.words().web_page, live),
            url=live.url,
            why="",
        )


def _as_of(publication: Publication) -> datetime:
    """Since when it stands there as it should stand now."""
    return publication.corrected_at or publication.done_at or publication.not_before


def _read_later(publication: Publication, *, now: datetime, **fields: object) -> None:
    """Wait as long again as it has waited already: reads are paid for, and most are soon over."""
    waited = now - _as_of(publication)
    Publication.objects.filter(pk=publication.pk).update(
        read_again_at=now + max(waited, SHORTEST_WAIT), **fields
    )


def _next_look(publication: Publication, now: datetime) -> datetime | None:
    looks = (_as_of(publication) + after for after in LATER_LOOKS)
    return next((at for at in looks if at > now), None)


@transaction.atomic
def _found(publication: Publication, how: str, now: datetime, **fields: object) -> None:
    """Keep how it differs, and say it once: later looks record only what is new.

    What was asked to come down, or was corrected, while we looked is not what we looked at.
    """
    Publication.objects.select_for_update(of=("self",)).get(pk=publication.pk)
    row = Publication.objects.standing().filter(
        pk=publication.pk, corrected_at=publication.corrected_at
    )
    is_news = publication.read_back_at is None or how != publication.difference
    if is_news:
        fields |= {"difference": how, "difference_noted_at": None}
    if row.update(read_back_at=now, **fields) and is_news:
        stands = LINK_STANDS if fields.get("link_stands") else ""
        why = " ".join(filter(None, [how or "It is as approved.", stands]))
        record("publication.read_back", publication, by=None, why=why)


def watch_all(*, now: datetime) -> None:
    """Find what was posted on the channels themselves. One that fails stops no other."""
    for channel in Channel.objects.active():
        try:
            watch(channel, now=now)
        except PlatformError as error:
            logger.warning("%s could not be watched: %s", channel, error)


def watch(channel: Channel, *, now: datetime) -> None:
    """Report once each post that the portal did not send. What was there before is not news."""
    if since := channel.watched_until:
        back, after = since - LOOK_BACK, Publication.objects.newest_known(channel, since - SETTLED)
        for live in speak(channel, lambda client: list(client.recent(since=back, after=after))):
            if live.posted_at > back and not _is_ours(channel, live):
                _report(channel, live, now)
    Channel.objects.filter(pk=channel.pk).update(watched_until=now)


def _is_ours(channel: Channel, live: Live) -> bool:
    """Whether the portal sent it, or may have: what is in doubt is not reported as a stranger's."""
    ours = Publication.objects.filter(channel=channel)
    if ours.filter(external_id=live.external_id).exists():
        return True
    in_doubt = ours.perhaps_unknown().select_related("post", "channel")
    return any(is_same(row.content(), live, since=row.may_be_out_since()) for row in in_doubt)


def _report(channel: Channel, live: Live, now: datetime) -> None:
    try:
        with transaction.atomic():
            found = NativePost.objects.create(
                channel=channel,
                external_id=live.external_id,
                url=live.url,
                text=live.text,
                posted_at=live.posted_at,
                found_at=now,
            )
            record("channel.posted_natively", found, by=None, url=live.url)
    except IntegrityError:
        return  # reported before
