"""The one door in: every comment enters by here, once."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from django.db import transaction

from accounts.models import Channel
from audit.models import record
from moderation import changes
from moderation.assessing import ask
from moderation.models import Comment
from platforms.base import PlatformError, RemoteComment
from posts.models import Publication
from posts.models.metering import speak

logger = logging.getLogger(__name__)

FIRST_LOOK = timedelta(days=30)
LOOK_BACK = timedelta(minutes=10)
"""Platforms show a comment a little after its own time: each look goes over the last one's end."""
SETTLED = timedelta(minutes=1)
"""By how little where we pay for every comment that we are shown."""
LISTENING = timedelta(days=90)
"""For how long after its publication a post's comments are asked for, where a platform asks."""


def receive_all(*, now: datetime) -> None:
    """Take in what residents wrote on every active channel. One that fails stops no other."""
    for channel in Channel.objects.active():
        try:
            receive(channel, now=now)
        except PlatformError as error:
            logger.warning("Comments of %s were not read: %s", channel, error)


def receive(channel: Channel, *, now: datetime) -> int:
    """Take in what is new on one channel, and say how many that were."""
    since = (channel.read_until or now - FIRST_LOOK) - LOOK_BACK
    found = read(channel, since=since, now=now, after=_newest_known(channel))
    new = sum(take_in(channel, remote, now=now) for remote in found)
    Channel.objects.filter(pk=channel.pk).update(read_until=now)
    return new


def read(
    channel: Channel, *, since: datetime, now: datetime, after: str = ""
) -> list[RemoteComment]:
    """Ask a channel for what residents wrote since then, under the posts of the last months."""
    ours = Publication.objects.filter(channel=channel).exclude(external_id="")
    lately = ours.filter(done_at__gt=now - LISTENING).order_by("-done_at")
    posts = list(lately.values_list("external_id", flat=True))
    return speak(channel, lambda c: list(c.comments(since=since, posts=posts, after=after)))


def _newest_known(channel: Channel) -> str:
    """The last comment that was there for good at the last look: none before it is asked for."""
    there = Comment.objects.filter(channel=channel)
    if channel.read_until:
        there = there.filter(posted_at__lt=channel.read_until - SETTLED)
    newest = there.order_by("-posted_at").values_list("external_id", flat=True)
    return newest.first() or ""


def take_in(channel: Channel, remote: RemoteComment, *, now: datetime) -> bool:
    """Keep a comment unless we have it, and say whether it was new.

    `now` is when the platform was asked. One that we have is brought up to what it shows.
    """
    if remote.author_id == channel.external_id:
        return False  # the council's own words
    ids = {remote.external_id, *remote.versions}
    had = {one.external_id: one for one in channel.comments.filter(external_id__in=ids)}
    known = had.get(remote.external_id) or next(iter(had.values()), None)
    if known is None:
        known, is_new = _keep(channel, remote, now=now)
        if is_new:
            return True
    changes.follow(known, remote, now=now)
    return False


@transaction.atomic
def _keep(channel: Channel, remote: RemoteComment, *, now: datetime) -> tuple[Comment, bool]:
    comment, is_new = Comment.objects.get_or_create(
        channel=channel,
        external_id=remote.external_id,
        defaults={
            "publication": changes.publication_of(channel, remote),
            "parent_id": remote.parent_id,
            "author": remote.author,
            "author_id": remote.author_id,
            "mentions_us": remote.mentions_us,
            "text": remote.text,
            "url": remote.url,
            "posted_at": remote.posted_at,
            "taken_in_at": now,
            "hidden_there": bool(remote.hidden),
        },
    )
    if is_new:
        record("comment.received", comment, by=None)
        ask(comment)
    return comment, is_new


def note_gone(channel: Channel, comment_id: str, *, now: datetime) -> None:
    """Its platform has said that a comment is not there. We may never have had it."""
    if known := Comment.objects.filter(channel=channel, external_id=comment_id).first():
        changes.note_gone(known, now=now)
