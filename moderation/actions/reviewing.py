"""A second look at what was taken down: asked for by anybody, given by somebody else (3.15)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from accounts.models import Council, User
from accounts.reading import require_reading
from audit.models import MovedOn, record
from moderation.actions.deciding import Because, about_decision, restore
from moderation.actions.holding import expect_moderator
from moderation.models import Comment, Decision, Review
from moderation.models.review import is_same_name
from policy import facts
from policy.clause import Refused, Stage
from policy.days import after_working_days
from policy.judging import require

TAKEN_DOWN = (Decision.Outcome.HIDDEN, Decision.Outcome.DELETED)
ADDRESS = re.compile(r"https?://\S+")
Outcome = Review.Outcome


@dataclass(frozen=True)
class Asked:
    """What somebody says who asks for a second look. `email` may be empty."""

    key: UUID
    said_where: str
    author: str
    words: str
    email: str = ""


@transaction.atomic
def ask_for_review(asked: Asked, *, now: datetime) -> Review:
    """Take a request in. The same form sent twice is one request.

    Where the address and the author of the comment stand in it, the decision is found at once.
    Everything else a person looks for: whoever asks learns nothing of it, and takes no look from
    the author.
    """
    decision = _named_in(asked)
    days = Council.now().review_days
    review, is_new = Review.objects.get_or_create(
        key=asked.key,
        defaults={
            "decision": decision,
            "first_by": decision.by if decision else None,
            "said_where": asked.said_where,
            "author": asked.author,
            "words": asked.words,
            "email": asked.email,
            "asked_at": now,
            "due_on": after_working_days(timezone.localdate(now), days),
        },
    )
    if is_new:
        record("review.asked", review, by=None)
    elif (review.said_where, review.author, review.words) != _said(asked):
        raise Refused.by(
            "3.15",
            f"We have your first request, {review.reference}, and it stands as it was. What you "
            "changed is still here: send it again, and it is a request of its own.",
        )
    return review


def is_known(key: UUID) -> bool:
    """Whether a request was taken in from this form already."""
    return Review.objects.filter(key=key).exists()


@transaction.atomic
def find_decision(review: Review, decision: Decision, *, by: User, now: datetime) -> bool:
    """Say, once, which decision a request is about, and return whether it is answered by that.

    It is where somebody has looked at that decision before.
    """
    row = _lock(review)
    if row.decision_id is not None:
        raise MovedOn("Somebody has found the decision that this is about. Look at it again.")
    if decision.by_id == by.pk:
        raise Refused.by(
            "3.15", "You took that decision, so somebody else says whether this is about it."
        )
    if decision.outcome not in TAKEN_DOWN:
        raise Refused.by("3.15", "A second look is at a comment that was hidden or deleted.")
    expect_moderator(decision.comment, by, now=now)
    Review.objects.filter(pk=row.pk).update(decision=decision, first_by=decision.by)
    row.refresh_from_db()
    record("review.found", row, by=by, decision=decision.pk)
    if earlier := _earlier(decision):
        _answer(row, Outcome.ANSWERED, reason=earlier.reason, by=by, now=now)
    return earlier is not None


@transaction.atomic
def settle_review(
    review: Review, *, is_upheld: bool, reason: str, shown: int | None, by: User, now: datetime
) -> None:
    """Decide again, as somebody else. What is overturned is shown again where that is possible.

    `shown` is the decision that this person was looking at: another one by now is told of.
    """
    row = _lock(review)
    if row.decision is None:
        raise Refused.by("3.15", "Say first which decision this is about.")
    if row.decision_id != shown:
        raise MovedOn("Somebody has found another decision for this. Look at it again.")
    decision = row.decision
    comment = Comment.objects.select_for_update(of=("self",)).get(pk=decision.comment_id)
    expect_moderator(comment, by, now=now)
    _require(row, reason, by, was_answered=_earlier(decision) is not None)
    again = decision.outcome if is_upheld else Decision.Outcome.RESTORED
    because = Because(decision.principle, reason, decision.why_not_hide)
    require(Stage.DECISION, about_decision(comment, again, because, by=by))
    outcome = Outcome.UPHELD if is_upheld else Outcome.OVERTURNED
    _answer(row, outcome, reason=reason, by=by, now=now)
    for other in decision.reviews.select_for_update().filter(decided_at=None):
        _answer(other, Outcome.ANSWERED, reason=reason, by=by, now=now)
    if not is_upheld and stands_hidden(decision, comment):
        restore(comment, by=by, reason=reason.strip(), now=now)


@transaction.atomic
def close_unfound(review: Review, *, reason: str, by: User, now: datetime) -> None:
    """Answer a request for which there is no decision of ours."""
    row = _lock(review)
    if row.decision is not None:
        raise MovedOn("Somebody has found the decision that this is about. Look at it again.")
    require_reading(by, now=now)
    _require(row, reason, by)
    _answer(row, Outcome.NOT_FOUND, reason=reason, by=by, now=now)


def stands_hidden(decision: Decision, comment: Comment) -> bool:
    """Whether the comment is hidden now, and by this decision and no later one."""
    last = comment.decisions.filter(outcome__in=TAKEN_DOWN).last()
    return comment.status == Comment.Status.HIDDEN and last == decision


def addresses_in(said: str) -> list[str]:
    return [found.rstrip(".,;)") for found in ADDRESS.findall(said)]


def _said(asked: Asked) -> tuple[str, str, str]:
    return asked.said_where, asked.author, asked.words


def _named_in(asked: Asked) -> Decision | None:
    """The last decision, not looked at again, that took down the one comment they wrote there."""
    down = (Comment.Status.HIDDEN, Comment.Status.DELETED)
    named = addresses_in(asked.said_where)
    comments = list(Comment.objects.filter(status__in=down, url__in=named)[:2])
    if len(comments) != 1 or not is_same_name(asked.author, comments[0].author):
        return None
    decision = comments[0].decisions.filter(outcome__in=TAKEN_DOWN).last()
    return decision if decision and not _earlier(decision) else None


def _earlier(decision: Decision) -> Review | None:
    return decision.reviews.looked_at().first()


def _lock(review: Review) -> Review:
    row = Review.objects.select_for_update(of=("self",)).get(pk=review.pk)
    if row.decided_at:
        raise MovedOn(f"{row.decided_by} has answered this since you opened it.")
    return row


def _require(row: Review, reason: str, by: User, *, was_answered: bool = False) -> None:
    asked = facts.Review(row.first_by_id, by.pk, reason, was_answered=was_answered)
    require(Stage.REVIEW, asked)


def _answer(row: Review, outcome: Outcome, *, reason: str, by: User, now: datetime) -> None:
    said = {"outcome": outcome, "reason": reason.strip(), "decided_by": by, "decided_at": now}
    Review.objects.filter(pk=row.pk).update(**said)
    record(f"review.{outcome}", row, by=by, reason=reason.strip())
