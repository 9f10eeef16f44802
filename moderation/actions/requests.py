"""Comments that start a clock of the law, and views that the council considers (1.3, 3.12)."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from audit.models import MovedOn, record
from moderation.actions.holding import expect_moderator
from moderation.actions.owing import keep, lock
from moderation.models import Comment, InformationRequest
from policy.clause import Refused
from policy.due import DUE
from policy.roles import Permission
from policy.words import says_words


@transaction.atomic
def mark_request(
    comment: Comment, *, kind: str, by: User, words: str = "", now: datetime
) -> InformationRequest:
    """Start its clock, which began when the resident wrote; the Clerk is told.

    From here on the comment is held: nothing that is kept of it is dropped.
    """
    expect_moderator(comment, by, now=now)
    if kind not in DUE:
        raise Refused.by("3.12", "Choose what the resident asks for.")
    lock(comment)
    received = timezone.localtime(comment.posted_at)
    row, is_new = InformationRequest.objects.get_or_create(
        comment=comment,
        kind=kind,
        defaults={
            "words": words.strip(),
            "marked_by": by,
            "received_at": received,
            "marked_at": now,
            "due_at": DUE[kind](received),
        },
    )
    if not is_new:
        raise MovedOn(f"{row.marked_by} has marked this comment so already.")
    record("comment.marked_as_request", comment, by=by, kind=row.get_kind_display())
    return row


@transaction.atomic
def close_request(row: InformationRequest, *, by: User, outcome: str, now: datetime) -> None:
    """Say how it was answered, or why it is none. The second of two is told."""
    if not by.can(Permission.KEEP_REQUESTS):
        raise Refused.by("3.12", "Only the Clerk closes requests of this kind.")
    if not says_words(outcome):
        raise Refused.by("3.12", "Say how it was answered, or why it is no such request.")
    fields = {"closed_at": now, "closed_by": by, "outcome": outcome.strip()}
    if not InformationRequest.objects.open().filter(pk=row.pk).update(**fields):
        raise MovedOn("Somebody has closed this request meanwhile. Their words stand below.")
    row.refresh_from_db()
    record("informationrequest.closed", row, by=by, words=row.outcome)


@transaction.atomic
def count_as_view(comment: Comment, *, by: User, is_view: bool, now: datetime) -> None:
    """Say that the council is to consider it when it decides, or take that back (1.3)."""
    expect_moderator(comment, by, now=now)
    if is_view and not is_consulted(comment):
        raise Refused.by("1.3", "It stands under no consultation, so no decision waits for it.")
    lock(comment)
    if comment.is_view == is_view:
        return
    keep(comment, is_view=is_view)
    record("comment.counted_as_view" if is_view else "comment.not_a_view", comment, by=by)


def is_consulted(comment: Comment) -> bool:
    """Whether the council asked for what people think: by a post, on paper, or in a forum."""
    if comment.space:
        return comment.space.kind in (comment.space.Kind.CONSULTATION, comment.space.Kind.FORUM)
    publication = comment.publication
    return publication is not None and publication.post.kind == publication.post.Kind.CONSULTATION
