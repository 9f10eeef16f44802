"""Telling the moderators that a comment needs looking at, and how that ends."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Value
from django.db.models.functions import Greatest

from accounts.models import User
from audit.models import MovedOn, record
from moderation.actions.holding import expect_moderator
from moderation.assessing import ask
from moderation.models import Comment, Decision, Flag
from policy.clause import Refused
from policy.words import says_words

SOONER = 0.3
"""A flag moves a comment up the queue at once, before it is read against the five again."""


@transaction.atomic
def flag(
    comment: Comment,
    *,
    by: User,
    words: str,
    now: datetime,
    is_target: bool = False,
    about: User | None = None,
) -> Flag:
    """Tell the moderators that a comment needs looking at. A second flag adds nothing.

    Whom it is about reads of it on their desk: an officer must report it (3.13).
    """
    if not says_words(words):
        raise Refused.by("3.14", "Say in your words what troubles you about this comment.")
    flagged, is_new = Flag.objects.get_or_create(
        comment=comment,
        by=by,
        defaults={
            "words": words.strip(),
            "is_target": is_target or about == by,
            "about": None if about == by else about,
            "at": now,
        },
    )
    is_same = flagged.words == words.strip() and not flagged.may_be_raised_again
    if not is_new and is_same:
        return flagged
    if not is_new and not _raise_again(flagged, words, now=now):
        raise Refused.by("3.14", "You have flagged this comment already. The moderators have it.")
    sooner = Greatest("urgency", Value(SOONER))
    Comment.objects.filter(pk=comment.pk).update(urgency=sooner)
    ask(comment)
    record("comment.flagged", comment, by=by)
    return flagged


def _raise_again(flag: Flag, words: str, *, now: datetime) -> bool:
    """Open a dismissed flag again, with what was said and answered before above the new words."""
    if not flag.may_be_raised_again:
        return False
    answer = f"{flag.settled_by}: {flag.settled_words}"
    dismissed = Flag.objects.filter(pk=flag.pk, outcome=Flag.Outcome.DISMISSED)
    is_ours = dismissed.update(
        words=f"{flag.words}\n\n{answer}\n\n{words.strip()}",
        at=now,
        outcome="",
        settled_by=None,
        settled_at=None,
        settled_words="",
    )
    flag.refresh_from_db()
    return bool(is_ours)


@transaction.atomic
def dismiss(flag: Flag, *, by: User, words: str, now: datetime) -> None:
    """Answer a flag without a decision about the comment. Whoever flagged reads why."""
    expect_moderator(flag.comment, by, now=now)
    if flag.by_id == by.pk:
        raise Refused.by("3.14", "You flagged this, so another moderator answers it.")
    if not says_words(words):
        raise Refused.by("3.14", "Say in your words why nothing follows. Whoever flagged reads it.")
    open_still = Flag.objects.filter(pk=flag.pk, outcome="")
    settled = {"settled_by": by, "settled_at": now, "settled_words": words.strip()}
    if not open_still.update(outcome=Flag.Outcome.DISMISSED, **settled):
        raise MovedOn("Somebody else has answered this flag already.")
    record("comment.flag_dismissed", flag.comment, by=by)


def settle_all(decision: Decision) -> None:
    """Every open flag on a comment is answered by what is decided about it.

    Whoever passes it on answers their own alone: the others wait for a decision.
    """
    is_incident = decision.outcome == Decision.Outcome.ESCALATED
    answered = Flag.objects.filter(comment=decision.comment, outcome="")
    if is_incident:
        answered = answered.filter(by=decision.by)
    answered.update(
        outcome=Flag.Outcome.INCIDENT if is_incident else Flag.Outcome.DECIDED,
        decision=decision,
        settled_by=decision.by,
        settled_at=decision.at,
    )
