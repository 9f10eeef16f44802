"""Who has to answer a resident, and by when (3.12)."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import Council, User
from audit.models import MovedOn, record
from moderation.actions.holding import expect_moderator
from moderation.models import Comment
from moderation.replying import is_gone, spoken_of
from policy.clause import Refused
from policy.due import answer_due


@transaction.atomic
def needs_reply(comment: Comment, *, by: User, assignee: User | None, now: datetime) -> None:
    """Say that somebody has to answer it, and who. Said again, it changes only who."""
    expect_moderator(comment, by, now=now)
    if assignee and not comment.is_decided_by(assignee):
        raise Refused.by("3.12", f"{assignee} does not look after {comment.place}.")
    if assignee and spoken_of(comment, assignee):
        raise Refused.by("3.12", f"This comment speaks of {assignee}, so somebody else answers it.")
    lock(comment)
    if comment.answered_at:
        raise MovedOn("This comment is answered already.")
    if is_gone(comment):
        raise Refused.by("3.12", "This comment is deleted or gone, so nobody has to answer it.")
    was = comment.assignee_id if comment.needs_reply else 0
    if was == (assignee.pk if assignee else None):
        return
    due = comment.reply_due_at if comment.needs_reply else due_for(comment)
    keep(
        comment,
        needs_reply=True,
        reply_due_at=due,
        assignee=assignee,
        assignee_reminded_at=None,
    )
    record("comment.needs_reply", comment, by=by, assignee=str(assignee or ""))


@transaction.atomic
def needs_no_reply(comment: Comment, *, by: User, now: datetime) -> None:
    """Take that back: nobody has to answer it."""
    expect_moderator(comment, by, now=now)
    lock(comment)
    if comment.answered_at or not comment.needs_reply:
        raise MovedOn("This comment is not waiting for a reply any more.")
    keep(comment, needs_reply=False, reply_due_at=None, assignee=None, assignee_reminded_at=None)
    record("comment.needs_no_reply", comment, by=by)


def due_for(comment: Comment) -> datetime:
    return answer_due(timezone.localtime(comment.posted_at), Council.now().answer_days)


def lock(comment: Comment) -> None:
    """Hold it and bring it up to date: of two who answer at once, one comes second."""
    comment.refresh_from_db(from_queryset=Comment.objects.select_for_update(of=("self",)))


def keep(comment: Comment, **fields: object) -> None:
    Comment.objects.filter(pk=comment.pk).update(**fields)
    for name, value in fields.items():
        setattr(comment, name, value)


def owe_an_answer(comment: Comment) -> None:
    """Whatever is answered was to be answered: the figures count it (3.12)."""
    if not comment.needs_reply:
        keep(comment, needs_reply=True, reply_due_at=due_for(comment))
