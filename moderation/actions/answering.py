"""How a reply to a resident comes to be agreed to, and sent or noted (3.12)."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from accounts.models import User
from accounts.reading import require_reading
from audit.models import MovedOn, record
from moderation.actions.holding import expect_moderator
from moderation.actions.owing import keep, lock, owe_an_answer
from moderation.models import Comment, Reply, ReplyDelivery
from moderation.replying import can_be_sent, judged, spoken_of
from platforms.outbox import Delivery
from policy.clause import Finding, Refused, Verdict
from policy.judging import warnings
from policy.roles import Permission
from policy.words import says_words

Status = Reply.Status
STUCK = (Delivery.Status.FAILED, Delivery.Status.WITHHELD)


@transaction.atomic
def reply(
    comment: Comment,
    *,
    by: User,
    text: str,
    key: UUID,
    reason: str = "",
    is_standard: bool = False,
    now: datetime,
) -> Reply:
    """Answer it in public: at once where nothing holds it up, otherwise once somebody approves.

    Whoever comes second is set aside and keeps their words: look at the status of what returns.
    """
    require_reading(by, now=now)
    lock(comment)
    if sent := Reply.objects.filter(key=key, by=by).exclude(status=Status.RETURNED).first():
        return sent
    if not can_be_sent(comment):
        raise Refused.by("3.12", "It cannot be answered from here. Note how it was answered.")
    found = judged(comment, text, by=by)
    if forbidding := [one for one in found if one.verdict is Verdict.BLOCK]:
        raise Refused(*forbidding)
    holding = _what_holds(comment, found, by=by)
    if warnings(found) and not says_words(reason):
        raise Refused.by("3.12", "Say why it is right all the same, for whoever approves it.")
    first = _standing(comment)
    row = _write(
        comment,
        by=by,
        key=key,
        text=text.strip(),
        language=comment.language,
        status=Status.SUPERSEDED if first else Status.SUBMITTED if holding else Status.APPROVED,
        checks=holding,
        warnings_reason=reason.strip() if warnings(found) else "",
        written_at=now,
        superseded_by=first,
        is_standard=is_standard,
        approved_at=None if first or holding else now,
    )
    owe_an_answer(comment)
    if row.status == Status.APPROVED:
        _send(row, by=by, now=now)
    return row


def goes_at_once(comment: Comment, *, by: User) -> bool:
    """Whether this person answers alone there, as long as every check passes."""
    return comment.channel is not None and comment.channel.pk in by.channels_today()


@transaction.atomic
def approve_reply(waiting: Reply, *, by: User, now: datetime) -> None:
    """Agree to somebody else's reply, which goes out at once."""
    _expect_approver(waiting, by, now=now)
    found = judged(waiting.comment, waiting.text, by=waiting.by)
    if forbidding := [one for one in found if one.verdict is Verdict.BLOCK]:
        raise Refused(*forbidding)
    if first := _standing(waiting.comment):
        raise MovedOn(f"{first.by} has answered this comment meanwhile.")
    _make_way(waiting.comment)
    waiting.move_to(Status.APPROVED, by=by, approved_by=by, approved_at=now)
    _send(waiting, by=by, now=now)


@transaction.atomic
def send_reply_back(waiting: Reply, *, by: User, words: str, now: datetime) -> None:
    """Give it back to its author, with words."""
    _expect_approver(waiting, by, now=now)
    if not says_words(words):
        raise Refused.by("3.12", "Say what should be different, so that its author can change it.")
    waiting.move_to(Status.RETURNED, by=by, words=words.strip(), detail={"words": words.strip()})


@transaction.atomic
def answered_elsewhere(
    comment: Comment, *, by: User, words: str, key: UUID, now: datetime
) -> Reply:
    """Note how it was answered in another way: by letter, on the telephone, on the platform."""
    expect_moderator(comment, by, now=now)
    if said := spoken_of(comment, by):
        raise Refused.by(
            "3.12", f"This comment speaks of you (“{said}”), so somebody else says so."
        )
    if not says_words(words):
        raise Refused.by("3.12", "Say how it was answered, as in “by letter on 3 November”.")
    lock(comment)
    if sent := Reply.objects.filter(key=key, by=by).first():
        return sent
    if first := _standing(comment):
        raise MovedOn(f"{first.by} has answered this comment already.")
    row = _write(
        comment,
        by=by,
        key=key,
        text=words.strip(),
        status=Status.APPROVED,
        written_at=now,
        approved_at=now,
    )
    owe_an_answer(comment)
    keep(comment, answered_at=now)
    record("comment.answered_elsewhere", comment, by=by, words=words.strip())
    _set_others_aside(row)
    return row


def _what_holds(comment: Comment, found: list[Finding], *, by: User) -> list[str]:
    """The sentences for which somebody else reads it first."""
    if not goes_at_once(comment, by=by):
        place = comment.place
        return [f"{by} is no administrator of {place}.", *map(str, warnings(found))]
    return [str(one) for one in warnings(found)]


def _standing(comment: Comment) -> Reply | None:
    """The reply that is agreed to; one that could not be sent gives way to another."""
    agreed = Reply.objects.select_for_update(of=("self",)).filter(
        comment=comment, status=Status.APPROVED
    )
    row = agreed.select_related("by").first()
    if row is None:
        return None
    stuck = ReplyDelivery.objects.filter(reply=row, status__in=STUCK)
    return None if stuck.exists() else row


def _write(comment: Comment, *, by: User, key: UUID, status: str, **fields: object) -> Reply:
    """Keep a reply, or what becomes of one that was sent back; say so in the record."""
    returned = Reply.objects.filter(comment=comment, by=by, status=Status.RETURNED).first()
    if status == Status.APPROVED:
        _make_way(comment)
    if returned:
        returned.move_to(status, by=by, detail={}, while_={}, key=key, words="", **fields)
        return returned
    row = Reply.objects.create(
        comment=comment, by=by, key=key, office=by.office_today(), status=status, **fields
    )
    record(row.verb(), row, by=by)
    return row


def _make_way(comment: Comment) -> None:
    for row in Reply.objects.filter(comment=comment, status=Status.APPROVED):
        row.move_to(Status.SUPERSEDED, by=None)


def _send(row: Reply, *, by: User, now: datetime) -> None:
    delivery = ReplyDelivery.objects.create(reply=row, not_before=now)
    record("replydelivery.queued", delivery, by=by)
    _set_others_aside(row)
    delivery.wake(now)


def _set_others_aside(row: Reply) -> None:
    """What others wrote and is not agreed to stays to be read, and is not sent."""
    open_ones = Reply.objects.filter(comment=row.comment).exclude(pk=row.pk)
    for other in open_ones.filter(status__in=[Status.SUBMITTED, Status.RETURNED]):
        other.move_to(Status.SUPERSEDED, by=None, superseded_by=row)
    open_ones.filter(status=Status.SUPERSEDED, superseded_by=None).update(superseded_by=row)


def _expect_approver(waiting: Reply, by: User, *, now: datetime) -> None:
    lock(waiting.comment)
    require_reading(by, now=now)
    if waiting.by == by:
        raise Refused.by("3.12", "You wrote this reply, so somebody else must approve it.")
    if not by.can(Permission.APPROVE):
        raise Refused.by("3.12", "Only the Clerk and the Mayor approve replies.")
    if said := spoken_of(waiting.comment, by):
        raise Refused.by(
            "3.12", f"This comment speaks of you (“{said}”), so somebody else must decide."
        )
