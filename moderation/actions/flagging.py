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
def flag(comment: Comment, *, by: User, words: str, now: datetime, is_target: bool = False) -> Flag:
    """Tell the moderators that a comment needs looking at. A second flag adds nothing."""
    if not says_words(words):
        raise Refused.by("3.14", "Say in your words what troubles you about this comment.")
    flagged, is_new = Flag.objects.get_or_create(
        comment=comment,
        by=by,
        defaults={"words": words.strip(), "is_target": is_target, "at": now},
    )
    if not is_new:
        raise Refused.by("3.14", "You have flagged this comment already. The moderators have it.")
    sooner = Greatest("urgency", Value(SOONER))
    Comment.objects.filter(pk=comment.pk).update(urgency=sooner)
    ask(comment)
    record("comment.flagged", comment, by=by)
    return flagged


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
    """Every open flag on a comment is answered by what is decided about it."""
    is_incident = decision.outcome == Decision.Outcome.ESCALATED
    Flag.objects.filter(comment=decision.comment, outcome="").update(
        outcome=Flag.Outcome.INCIDENT if is_incident else Flag.Outcome.DECIDED,
        decision=decision,
        settled_by=decision.by,
        settled_at=decision.at,
    )
