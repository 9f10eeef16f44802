"""Reads comments again: those an event names, and those their authors may have changed."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from django.utils import timezone

from accounts.models import Channel
from moderation import inbox
from moderation.looking import look
from moderation.models import Comment, Incoming
from moderation.webhooks import Named, named
from platforms.abilities import Metered
from platforms.base import PlatformError, Rejected
from platforms.waking import call_now

logger = logging.getLogger(__name__)

FOLLOWED = timedelta(days=7)
"""For how long after it was written a comment is looked at again by itself."""
AT_ONCE = 50
EVENTS_AT_ONCE = 500


def read_event(event: Incoming, *, now: datetime) -> None:
    """Look at what an event names. When a platform does not answer, it stays to be read again."""
    if not event.claim(now):
        return
    try:
        for one in named(event):
            _look_for(event.platform, one)
    except PlatformError as error:
        logger.warning("Event %s waits to be read again: %s", event.pk, type(error).__name__)
    else:
        Incoming.objects.filter(pk=event.pk).update(read_at=timezone.now())


def _look_for(platform: str, one: Named) -> None:
    channels = Channel.objects.active().filter(platform=platform, external_id=one.account_id)
    channel = channels.first()
    if channel is None:
        return
    known = Comment.objects.filter(channel=channel, external_id=one.comment_id)
    if one.is_new and known.exists():
        return  # and where every look is paid for, nothing is paid
    try:
        look_again(channel, one.comment_id)
    except Rejected as refusal:
        logger.warning("A comment on %s could not be read: %s", channel.pk, refusal)


def look_again(channel: Channel, comment_id: str) -> None:
    """Ask the platform for one comment, and bring what we know up to what it says."""
    asked_at = timezone.now()
    if found := look(channel, comment_id):
        inbox.take_in(channel, found, now=asked_at)
    else:
        inbox.note_gone(channel, comment_id, now=asked_at)


def wake_for_events(*, now: datetime) -> None:
    """Wake a worker for each event that none came for, or that is worth another attempt."""
    for pk in Incoming.objects.due(now).values_list("pk", flat=True)[:EVENTS_AT_ONCE]:
        call_now("moderation.tasks.read_event", pk)


def forget_events(*, now: datetime) -> None:
    Incoming.objects.old(now).delete()


def follow_all(*, now: datetime) -> None:
    """Find what authors changed or deleted, where looking costs nothing but allowance.

    X charges for every post that it shows once more: there, a change has a new number and comes
    in as what is new, and a deletion is seen when somebody looks.
    """
    for channel in Channel.objects.active():
        if issubclass(channel.adapter(), Metered):
            continue
        try:
            follow(channel, now=now)
        except PlatformError as error:
            logger.warning("Channel %s was not followed: %s", channel.pk, type(error).__name__)


def follow(channel: Channel, *, now: datetime) -> None:
    """Read the last days of a channel again; what is known and not among them is asked for."""
    since = now - FOLLOWED
    asked_at = timezone.now()
    found = inbox.read(channel, since=since, now=now)
    for remote in found:
        inbox.take_in(channel, remote, now=asked_at)
    there = {remote.external_id for remote in found}
    seen = Comment.objects.filter(
        channel=channel,
        gone_at=None,
        status__in=[Comment.Status.WAITING, Comment.Status.LEFT_UP],
        posted_at__gt=since,
        taken_in_at__lt=asked_at,
    )
    for comment_id in seen.exclude(external_id__in=there).values_list("external_id", flat=True)[
        :AT_ONCE
    ]:
        look_again(channel, comment_id)
