"""How a reply to a resident comes to be agreed to, and sent or noted (3.12)."""

from __future__ import annotations

import hashlib
from datetime import datetime
from uuid import UUID

from django.db import transaction

from accounts.models import User
from accounts.reading import require_reading
from audit.models import MovedOn, record
from moderation.actions.holding import as_opened, expect_moderator
from moderation.actions.owing import keep, lock, owe_an_answer
from moderation.detectors.tongue import tongue_of
from moderation.models import Comment, Reply, ReplyDelivery
from moderation.models.reply import TAKEN_BACK
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
    What waited from the same person makes way for it.
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
    first = standing(comment, is_held=True)
    row = _write(
        comment,
        by=by,
        key=key,
        text=text.strip(),
        language=tongue_of(text),
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


def as_waiting(waiting: Reply) -> str:
    """A mark of a reply and of what it answers, which a page keeps until its form is sent."""
    words = f"{waiting.text}\0{waiting.warnings_reason}\0{as_opened(waiting.comment)}"
    return f"{waiting.status} {hashlib.sha256(words.encode()).hexdigest()[:16]}"


@transaction.atomic
def approve_reply(waiting: Reply, *, by: User, now: datetime, opened: str | None = None) -> None:
    """Agree to somebody else's reply, which goes out at once."""
    _take_up(waiting, by, opened=opened, now=now)
    found = judged(waiting.comment, waiting.text, by=waiting.by)
    if forbidding := [one for one in found if one.verdict is Verdict.BLOCK]:
        raise Refused(*forbidding)
    if first := standing(waiting.comment, is_held=True):
        raise MovedOn(f"{first.by} has answered this comment meanwhile.")
    _make_way(waiting.comment)
    waiting.move_to(Status.APPROVED, by=by, approved_by=by, approved_at=now)
    _send(waiting, by=by, now=now)


@transaction.atomic
def send_reply_back(
    waiting: Reply, *, by: User, words: str, now: datetime, opened: str | None = None
) -> None:
    """Give it back to its author, with words."""
    _take_up(waiting, by, opened=opened, now=now)
    if not says_words(words):
        raise Refused.by("3.12", "Say what should be different, so that its author can change it.")
    waiting.move_to(Status.RETURNED, by=by, words=words.strip(), detail={"words": words.strip()})


@transaction.atomic
def take_back(waiting: Reply, *, by: User) -> None:
    """Its author does not want it sent. They keep their words, and may send them again."""
    lock(waiting.comment)
    if waiting.by != by:
        raise Refused.by("3.12", "Only its author takes a reply back.")
    if waiting.status != Status.SUBMITTED:
        raise MovedOn("It does not wait any more. Look at what became of it.")
    waiting.move_to(Status.RETURNED, by=by, words=TAKEN_BACK, detail={"words": TAKEN_BACK})


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
    if first := standing(comment, is_held=True):
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


def standing(comment: Comment, *, is_held: bool = False) -> Reply | None:
    """The reply that is agreed to; one that could not be sent gives way to another.

    Whoever acts upon it holds it meanwhile; a page only shows it.
    """
    agreed = Reply.objects.filter(comment=comment, status=Status.APPROVED)
    if is_held:
        agreed = agreed.select_for_update(of=("self",))
    row = agreed.select_related("by").first()
    if row is None:
        return None
    stuck = ReplyDelivery.objects.filter(reply=row, status__in=STUCK)
    return None if stuck.exists() else row


def _write(comment: Comment, *, by: User, key: UUID, status: str, **fields: object) -> Reply:
    """Keep a reply, or what becomes of one that was sent back; say so in the record."""
    waiting = list(Reply.objects.filter(comment=comment, by=by, status=Status.SUBMITTED))
    returned = Reply.objects.filter(comment=comment, by=by, status=Status.RETURNED).first()
    if status == Status.APPROVED:
        _make_way(comment)
    if returned:
        returned.move_to(status, by=by, detail={}, while_={}, key=key, words="", **fields)
        _replace(waiting, returned)
        return returned
    row = Reply.objects.create(
        comment=comment, by=by, key=key, office=by.office_today(), status=status, **fields
    )
    record(row.verb(), row, by=by)
    _replace(waiting, row)
    return row


def _replace(waiting: list[Reply], row: Reply) -> None:
    """One person has one reply to a comment that waits: the last."""
    for earlier in waiting:
        earlier.move_to(Status.SUPERSEDED, by=None, superseded_by=row)


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


def _take_up(waiting: Reply, by: User, *, opened: str | None, now: datetime) -> None:
    """Lock it and bring it up to date. Nobody decides about words that they were not shown.

    `opened` is the mark of the page; None is for whoever holds the reply and saw no page.
    """
    shown = as_waiting(waiting) if opened is None else opened
    lock(waiting.comment)
    waiting.refresh_from_db(fields=["status", "text", "warnings_reason", "checks", "by"])
    require_reading(by, now=now)
    if waiting.by == by:
        raise Refused.by("3.12", "You wrote this reply, so somebody else must approve it.")
    if not by.can(Permission.APPROVE):
        raise Refused.by("3.12", "Only the Clerk and the Mayor approve replies.")
    if said := spoken_of(waiting.comment, by):
        raise Refused.by(
            "3.12", f"This comment speaks of you (“{said}”), so somebody else must decide."
        )
    if waiting.status != Status.SUBMITTED:
        raise MovedOn("This reply does not wait any more. Look at what became of it.")
    if shown != as_waiting(waiting):
        raise MovedOn(
            "The reply or the comment has changed since you were shown it. "
            "Read it as it stands now before you decide; what you typed is still here."
        )
