"""What people decide about a comment. The machine decides nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from accounts.models import User
from audit.models import MovedOn, record
from moderation.actions.flagging import settle_all
from moderation.actions.holding import expect_moderator, lock, moderator, take_up
from moderation.models import Assessment, Comment, Decision, Enforcement, InformationRequest
from platforms.possible import Deed, elsewhere, possible
from policy import facts
from policy.clause import Refused, Stage
from policy.judging import require
from policy.principles import Principle

Outcome = Decision.Outcome
RELEASED = {"claimed_by": None, "claimed_at": None}


@dataclass(frozen=True)
class Because:
    """Under which principle, and why in somebody's own words."""

    principle: str = ""
    reason: str = ""
    why_not_hide: str = ""


@transaction.atomic
def leave_up(
    comment: Comment, *, by: User, reason: str, now: datetime, opened: str | None = None
) -> None:
    """Decide that a comment stays. Criticism does not need a reason to stay."""
    because = Because(reason=reason)
    _judge(comment, Outcome.LEFT_UP, because, by=by, opened=opened, now=now)
    comment.move_to(Comment.Status.LEFT_UP, by=by, **RELEASED)
    _keep(comment, Outcome.LEFT_UP, because, by=by, now=now)


@transaction.atomic
def leave_up_unread(comment: Comment, *, by: User, opened: str, now: datetime) -> None:
    """Leave it up from the list, unless somebody or something says that it wants reading."""
    take_up(comment, by=by, opened=opened, now=now)
    if comment.flags.filter(outcome="").exists() or Principle.LAW in comment.suggested:
        raise Refused.by("3.14", "It is flagged or may break the law. Open it to decide.")
    leave_up(comment, by=by, reason="", opened=opened, now=now)


@transaction.atomic
def hide(
    comment: Comment,
    *,
    by: User,
    principle: str,
    reason: str,
    now: datetime,
    opened: str | None = None,
) -> None:
    """Hide a comment on its channel, under one of the five principles and for a reason."""
    because = Because(principle, reason)
    _judge(comment, Outcome.HIDDEN, because, by=by, opened=opened, now=now)
    comment.move_to(Comment.Status.HIDDEN, by=by, detail={"principle": principle}, **RELEASED)
    _enforce(_keep(comment, Outcome.HIDDEN, because, by=by, now=now), by=by, now=now)


@transaction.atomic
def delete(
    comment: Comment,
    *,
    by: User,
    principle: str,
    reason: str,
    why_not_hide: str,
    now: datetime,
    opened: str | None = None,
) -> None:
    """Delete a comment from its channel for good. The portal keeps what it said."""
    because = Because(principle, reason, why_not_hide)
    _judge(comment, Outcome.DELETED, because, by=by, opened=opened, now=now)
    if not can_be_deleted(comment):
        raise Refused.by("3.15", elsewhere(comment.on_platform().platform, Deed.DELETE))
    if held := InformationRequest.objects.open().filter(comment=comment).first():
        raise Refused.by(
            "3.12",
            f"This comment is held: {held}, is still open. Hide it instead, and delete it once "
            "the Clerk has closed that.",
        )
    comment.move_to(Comment.Status.DELETED, by=by, detail={"principle": principle}, **RELEASED)
    _enforce(_keep(comment, Outcome.DELETED, because, by=by, now=now), by=by, now=now)


@transaction.atomic
def restore(
    comment: Comment, *, by: User, reason: str, now: datetime, opened: str | None = None
) -> None:
    """Show a hidden comment again."""
    because = Because(reason=reason)
    _judge(comment, Outcome.RESTORED, because, by=by, opened=opened, now=now)
    if comment.status != Comment.Status.HIDDEN:
        raise Refused.by("3.15", "This comment is not hidden.")
    comment.move_to(Comment.Status.LEFT_UP, by=by, **RELEASED)
    _enforce(_keep(comment, Outcome.RESTORED, because, by=by, now=now), by=by, now=now)


@transaction.atomic
def report_to_platform(
    comment: Comment,
    *,
    by: User,
    principle: str,
    reason: str,
    now: datetime,
    opened: str | None = None,
) -> None:
    """Keep that somebody reported it to its platform, and what they reported."""
    because = Because(principle, reason)
    _judge(comment, Outcome.REPORTED, because, by=by, opened=opened, now=now)
    if not comment.url:
        raise Refused.by("3.15", "This comment has no address at which it could be reported.")
    _keep(comment, Outcome.REPORTED, because, by=by, now=now)
    record("comment.reported", comment, by=by, principle=principle)


@transaction.atomic
def escalate(
    comment: Comment, *, by: User, reason: str, now: datetime, opened: str | None = None
) -> None:
    """Pass it on to the report of an incident. Whoever it is about may do so: it shields them.

    The same words of the same person twice are a double click.
    """
    expect_moderator(comment, by, now=now)
    lock(comment)
    before = comment.decisions.filter(by=by, outcome=Outcome.ESCALATED)
    if before.filter(reason=reason.strip()).exists():
        return
    take_up(comment, by=by, opened=opened, now=now)
    if comment.status == Comment.Status.DELETED:
        raise Refused.by("3.13", "This comment was deleted. Report it as an incident yourself.")
    Comment.objects.filter(pk=comment.pk).update(escalated_at=now, **RELEASED)
    # No line of it in the record, which many read: the report writes its own, by its number.
    _keep(comment, Outcome.ESCALATED, Because(reason=reason), by=by, now=now)


@transaction.atomic
def try_again(enforcement: Enforcement, *, by: User, now: datetime) -> None:
    """Bring to the platform what was decided, after it had refused, or sooner than planned."""
    expect_moderator(enforcement.comment, by, now=now)
    may_be_tried = [Enforcement.Status.FAILED, Enforcement.Status.QUEUED]
    mine = Enforcement.objects.select_for_update(of=("self",)).filter(status__in=may_be_tried)
    again = mine.filter(pk=enforcement.pk).first()
    if again is None:
        raise MovedOn("This decision is being carried out, or has been. Look at it as it is now.")
    asked = "A person asked for it to be tried again."
    if again.status == Enforcement.Status.FAILED:
        again.move_to(Enforcement.Status.QUEUED, by=by, detail={"why": asked})
    else:
        record("enforcement.queued", again, by=by, why=asked)
    Enforcement.objects.filter(pk=again.pk).update(
        not_before=now, woken_at=None, why="", attempts=0
    )
    again.refresh_from_db()
    again.wake(now)


def can_be_deleted(comment: Comment) -> bool:
    """What was copied by hand can be refused its place anywhere; a platform may not allow it."""
    return comment.channel is None or possible(comment.channel.platform)[Deed.DELETE].is_here


def about_decision(
    comment: Comment, outcome: str, because: Because, *, by: User
) -> facts.Moderation:
    """The facts of a decision as the policy judges them."""
    return facts.Moderation(
        because.principle,
        because.reason,
        outcome=outcome,
        why_not_hide=because.why_not_hide,
        text=comment.text,
        moderator=moderator(comment, by),
    )


def _judge(
    comment: Comment,
    outcome: str,
    because: Because,
    *,
    by: User,
    opened: str | None,
    now: datetime,
) -> None:
    take_up(comment, by=by, opened=opened, now=now)
    require(Stage.DECISION, about_decision(comment, outcome, because, by=by))


def _keep(comment: Comment, outcome: str, because: Because, *, by: User, now: datetime) -> Decision:
    """Write the decision down with what was seen, and settle what it was flagged for."""
    read = Assessment.objects.filter(comment=comment).first()
    decision = Decision.objects.create(
        comment=comment,
        by=by,
        office=by.office_today(),
        outcome=outcome,
        principle=because.principle,
        reason=because.reason.strip(),
        why_not_hide=because.why_not_hide.strip(),
        suggested=read.suggestions if read else [],
        snapshot=comment.snapshot(),
        overrules=_overruled(comment, outcome),
        at=now,
    )
    settle_all(decision)
    return decision


def _overruled(comment: Comment, outcome: str) -> Decision | None:
    """The decision that showing it again takes back."""
    if outcome != Outcome.RESTORED:
        return None
    return comment.decisions.filter(outcome=Outcome.HIDDEN).last()


def _enforce(decision: Decision, *, by: User, now: datetime) -> None:
    """Have the platform told, where the comment stands on one and is still there."""
    if not decision.comment.can_be_enforced:
        return
    row = Enforcement.objects.create(decision=decision, comment=decision.comment, not_before=now)
    record("enforcement.queued", row, by=by)
    row.wake(now)
