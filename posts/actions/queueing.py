"""Puts an approved post in line for each of its channels, with or without the hold (3.6)."""

from __future__ import annotations

from datetime import datetime

from accounts.models import Channel, User
from audit.models import record
from posts.models import Edit, Post, Publication


def queue(post: Post, *, by: User, due: datetime, now: datetime) -> None:
    """Owe it to each of its channels from `due` on, in the transaction of the decision."""
    for channel in post.channels.all():
        row = _edit(post, channel, due) if post.corrects else _publication(post, channel, due)
        _queue(row, by=by, due=due, now=now)


def _publication(post: Post, channel: Channel, due: datetime) -> Publication:
    """The row of one channel; one that an earlier approval left behind is used again."""
    held = Publication.objects.filter(post=post, channel=channel).first()
    return held or Publication(post=post, channel=channel, not_before=due)


def _edit(post: Post, channel: Channel, due: datetime) -> Edit:
    """The row of a correction, for what it corrects on one channel."""
    publication = Publication.objects.get(post=post.corrects, channel=channel)
    held = Edit.objects.filter(post=post, publication=publication).first()
    return held or Edit(post=post, publication=publication, not_before=due)


def _queue(row: Publication | Edit, *, by: User, due: datetime, now: datetime) -> None:
    if row.pk is None:
        row.save()
        record(f"{row._meta.model_name}.queued", row, by=by, due=due.isoformat())
    else:
        # An upload that was begun for other words is not gone on with.
        row.move_to(
            row.Status.QUEUED,
            by=by,
            detail=None,
            while_=None,
            not_before=due,
            why="",
            woken_at=None,
            **row.arrived(None),
        )
    row.wake(now)
