"""Follows what becomes of a comment after it was taken in: other words, hidden there, gone."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from accounts.models import Channel
from audit.models import record
from moderation import confirming
from moderation.assessing import ask
from moderation.models import Comment, Version
from platforms.base import RemoteComment
from posts.models import Publication

CHANGED = "Its author has changed it since it was left up."


def publication_of(channel: Channel, remote: RemoteComment) -> Publication | None:
    return Publication.objects.filter(channel=channel, external_id=remote.post_id).first()


def follow(known: Comment, remote: RemoteComment, *, now: datetime) -> None:
    """Bring a comment up to what the platform showed when it was asked at `now`.

    Answers overtake one another: what was asked before the last change is no news any more.
    """
    if not _differs(known, remote):
        return
    with transaction.atomic():
        row = Comment.objects.select_for_update(of=("self",)).get(pk=known.pk)
        if _is_overtaken(row, remote, now):
            return
        if row.publication_id is None:
            publication = publication_of(row.on_platform(), remote)
            Comment.objects.filter(pk=row.pk).update(publication=publication)
        if row.gone_at:
            Comment.objects.filter(pk=row.pk).update(gone_at=None)
            record("comment.back", row, by=None)
        if remote.text != row.text:
            _say_otherwise(row, remote, now=now)
        if remote.hidden is not None:
            _note_hidden(row, remote, now=now)


def note_gone(known: Comment, *, now: datetime) -> None:
    """It is not there any more, by no decision of ours. It was when it was taken in after `now`."""
    with transaction.atomic():
        still = Comment.objects.filter(pk=known.pk, gone_at=None, taken_in_at__lte=now)
        if still.exclude(status=Comment.Status.DELETED).update(gone_at=now):
            record("comment.gone", known, by=None)


def _differs(known: Comment, remote: RemoteComment) -> bool:
    is_hidden = known.hidden_there or known.status == Comment.Status.HIDDEN
    return (
        remote.text != known.text
        or known.gone_at is not None
        or known.publication_id is None
        or (remote.hidden is not None and remote.hidden != is_hidden)
    )


def _is_overtaken(row: Comment, remote: RemoteComment, now: datetime) -> bool:
    if {row.external_id, remote.external_id} <= set(remote.versions):
        return remote.versions.index(remote.external_id) < remote.versions.index(row.external_id)
    return max(filter(None, (row.taken_in_at, row.edited_at, row.gone_at))) > now


def _say_otherwise(row: Comment, remote: RemoteComment, *, now: datetime) -> None:
    """Keep what it said; what people had left up, they look at again."""
    Version.objects.create(comment=row, text=row.text, seen_until=now)
    fields = {
        "text": remote.text,
        "edited_at": now,
        "external_id": remote.external_id,
        "url": remote.url,
        "mentions_us": remote.mentions_us,
    }
    Comment.objects.filter(pk=row.pk).update(**fields)
    record("comment.edited", row, by=None)
    row.text = remote.text
    ask(row)
    if row.status == Comment.Status.LEFT_UP:
        row.move_to(Comment.Status.WAITING, by=None, detail={"why": CHANGED})


def _note_hidden(row: Comment, remote: RemoteComment, *, now: datetime) -> None:
    """See what somebody did past the portal. What is on its way there is not judged yet."""
    last = row.enforcements.select_related("comment__channel").order_by("pk").last()
    if last and last.status != last.Status.DONE:
        return
    if last and last.done_at and last.done_at + confirming.LAG > now:
        return
    is_ours = row.status in (Comment.Status.HIDDEN, Comment.Status.DELETED)
    if is_ours and last:
        confirming.compare(last, remote, now=now)
    else:
        Comment.objects.filter(pk=row.pk).update(hidden_there=bool(remote.hidden))
