"""Muting or banning somebody: asked for by one, agreed to by another, lifted by itself (3.15)."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from accounts.models import User
from audit.models import MovedOn, record
from moderation.actions.deciding import Because, about_decision
from moderation.actions.holding import expect_moderator
from moderation.models import Ban, BanDelivery, Comment
from platforms.possible import Deed, elsewhere, possible
from policy import facts
from policy.clause import Refused, Stage
from policy.judging import require
from policy.moderating import named_in_it
from policy.principles import Principle
from policy.roles import Role
from policy.words import says_words

CLERKS = {Role.TOWN_CLERK, Role.DEPUTY_CLERK}
Status = Ban.Status


@transaction.atomic
def ask_for_ban(
    comment: Comment,
    *,
    kind: str,
    principle: str,
    reason: str,
    days: int,
    by: User,
    now: datetime,
) -> Ban:
    """Ask that whoever wrote this comment be kept out for a while. Nothing happens yet.

    The same form of the same person twice asks once.
    """
    expect_moderator(comment, by, now=now)
    _refuse_whom_it_is_about(comment, by)
    require(Stage.BAN, facts.Ban(by.pk, principle in set(Principle), reason, days))
    if not has_account(comment):
        raise Refused.by("3.15", "Nobody knows of which account this is, so it cannot be kept out.")
    platform = comment.on_platform().platform
    if not possible(platform)[Deed(kind)].is_here:
        raise Refused.by("3.15", elsewhere(platform, Deed(kind)))
    said = {"kind": kind, "principle": principle, "reason": reason.strip(), "days": days}
    _lock_author(comment)
    if there := on_author(comment):
        if Ban.objects.filter(pk=there.pk, comment=comment, asked_by=by, **said).exists():
            return there
        raise Refused.by("3.15", f"{comment.author} is muted or banned already, or about to be.")
    ban = Ban.objects.create(comment=comment, asked_by=by, asked_at=now, **said)
    record("ban.asked", ban, by=by, principle=principle, days=days)
    return ban


@transaction.atomic
def agree_to_ban(ban: Ban, *, by: User, now: datetime) -> None:
    """Put it in force, from now until its days have passed."""
    expect_moderator(ban.comment, by, now=now)
    _refuse_whom_it_is_about(ban.comment, by)
    has_clerk = not CLERKS.isdisjoint(ban.asked_by.roles() | by.roles())
    asked = facts.Ban(ban.asked_by_id, True, ban.reason, ban.days, by.pk, has_clerk)
    require(Stage.BAN, asked)
    until = now + timedelta(days=ban.days)
    ban.move_to(Status.IN_FORCE, by=by, agreed_by=by, agreed_at=now, until=until)
    _tell_platform(ban, by=by, is_lifting=False, now=now)


@transaction.atomic
def refuse_ban(ban: Ban, *, by: User, words: str, now: datetime) -> None:
    """Say no to it, with words. Whoever asked may take it back in the same way."""
    expect_moderator(ban.comment, by, now=now)
    _refuse_whom_it_is_about(ban.comment, by)
    if not says_words(words):
        raise Refused.by("3.15", "Say in your words why nobody is to be muted or banned.")
    ban.move_to(Status.REFUSED, by=by, words=words.strip())


@transaction.atomic
def lift_ban(ban: Ban, *, by: User, words: str, now: datetime) -> None:
    """End it early, with words."""
    expect_moderator(ban.comment, by, now=now)
    _refuse_whom_it_is_about(ban.comment, by)
    if not says_words(words):
        raise Refused.by("3.15", "Say in your words why it ends early.")
    ban.move_to(Status.LIFTED, by=by, lifted_by=by, lifted_at=now, words=words.strip())
    _tell_platform(ban, by=by, is_lifting=True, now=now)


@transaction.atomic
def try_ban_again(row: BanDelivery, *, by: User, now: datetime) -> None:
    """Bring to the platform how the ban stands, after it had refused."""
    expect_moderator(row.ban.comment, by, now=now)
    row.move_to(
        BanDelivery.Status.QUEUED,
        by=by,
        not_before=now,
        woken_at=None,
        why="",
        attempts=0,
        detail={"why": "A person asked for it to be tried again."},
    )
    row.wake(now)


@transaction.atomic
def say_ban_done(row: BanDelivery, *, by: User, now: datetime) -> None:
    """A person has done on the platform what it does not let the portal do."""
    expect_moderator(row.ban.comment, by, now=now)
    why = f"{by} has done it there."
    row.move_to(BanDelivery.Status.DONE, by=by, done_at=now, why=why, detail={"why": why})


def lift_what_is_over(*, now: datetime) -> None:
    """End every ban whose time has run out. Nobody has to remember it."""
    for ban in Ban.objects.filter(status=Status.IN_FORCE, until__lte=now):
        try:
            with transaction.atomic():
                ban.move_to(Status.LIFTED, by=None, lifted_at=now)
                _tell_platform(ban, by=None, is_lifting=True, now=now)
        except MovedOn:
            continue  # somebody lifted it just now


def has_account(comment: Comment) -> bool:
    """Whether it came from an account on a channel of ours: nobody else can be kept out."""
    return comment.channel is not None and bool(comment.author_id)


def on_author(comment: Comment) -> Ban | None:
    """The mute or ban that its author is under, or that somebody has asked for."""
    if not comment.author_id:
        return None
    theirs = Ban.objects.filter(
        comment__channel=comment.channel, comment__author_id=comment.author_id
    )
    return theirs.filter(status__in=[Status.ASKED, Status.IN_FORCE]).first()


def _lock_author(comment: Comment) -> None:
    """Let nobody else ask about the same author on the same channel until this is done."""
    whom = f"{comment.channel_id} {comment.author_id}"
    with transaction.get_connection().cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, hashtext(%s))", [0xBA2, whom])


def _refuse_whom_it_is_about(comment: Comment, by: User) -> None:
    said = about_decision(comment, "", Because(), by=by)
    if reason := named_in_it(said):
        raise Refused.by("3.15", str(reason))


def _tell_platform(ban: Ban, *, by: User | None, is_lifting: bool, now: datetime) -> None:
    row = BanDelivery.objects.create(ban=ban, is_lifting=is_lifting, not_before=now)
    record("bandelivery.queued", row, by=by)
    row.wake(now)
