"""What people decide about a comment. The machine decides nothing."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from accounts.models import User
from accounts.reading import require_reading
from audit.models import record
from moderation.models import Comment, Decision, Enforcement
from policy import facts
from policy.clause import Refused, Stage
from policy.judging import require


@transaction.atomic
def leave_up(comment: Comment, *, by: User, reason: str, now: datetime) -> None:
    """Decide that a comment stays. Criticism does not need a reason to stay."""
    _expect_moderator(comment, by, now=now)
    comment.move_to(Comment.Status.LEFT_UP, by=by)
    _decide(comment, Decision.Outcome.LEFT_UP, by=by, principle="", reason=reason, now=now)


@transaction.atomic
def hide(comment: Comment, *, by: User, principle: str, reason: str, now: datetime) -> None:
    """Hide a comment on its channel, under one of the five principles and for a reason."""
    _expect_moderator(comment, by, now=now)
    require(Stage.DECISION, facts.Moderation(principle, reason))
    comment.move_to(Comment.Status.HIDDEN, by=by, detail={"principle": principle})
    decision = _decide(
        comment, Decision.Outcome.HIDDEN, by=by, principle=principle, reason=reason, now=now
    )
    _enforce(decision, by=by, now=now)


@transaction.atomic
def restore(comment: Comment, *, by: User, reason: str, now: datetime) -> None:
    """Show a hidden comment again."""
    _expect_moderator(comment, by, now=now)
    if comment.status != Comment.Status.HIDDEN:
        raise Refused.by("3.15", "This comment is not hidden.")
    comment.move_to(Comment.Status.LEFT_UP, by=by)
    decision = _decide(
        comment, Decision.Outcome.RESTORED, by=by, principle="", reason=reason, now=now
    )
    _enforce(decision, by=by, now=now)


@transaction.atomic
def try_again(enforcement: Enforcement, *, by: User, now: datetime) -> None:
    """Bring to the platform what was decided, after it had refused."""
    _expect_moderator(enforcement.comment, by, now=now)
    enforcement.move_to(
        Enforcement.Status.QUEUED,
        by=by,
        not_before=now,
        woken_at=None,
        why="",
        detail={"why": "A person asked for it to be tried again."},
        attempts=0,
    )
    enforcement.wake(now)


def _expect_moderator(comment: Comment, by: User, *, now: datetime) -> None:
    if not comment.is_decided_by(by):
        raise Refused.by(
            "3.14", f"Only the Clerk and the administrators of {comment.place} decide there."
        )
    require_reading(by, now=now)


def _decide(
    comment: Comment, outcome: str, *, by: User, principle: str, reason: str, now: datetime
) -> Decision:
    return Decision.objects.create(
        comment=comment,
        by=by,
        office=by.office_today(),
        outcome=outcome,
        principle=principle,
        reason=reason.strip(),
        snapshot=comment.snapshot(),
        at=now,
    )


def _enforce(decision: Decision, *, by: User, now: datetime) -> None:
    row = Enforcement.objects.create(decision=decision, comment=decision.comment, not_before=now)
    record("enforcement.queued", row, by=by)
    row.wake(now)
