"""What an approver does: approve, send back, refuse; and what anybody near may do: stop."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.reading import require_reading
from audit.models import MovedOn, record
from platforms.waking import call_soon
from policy import facts
from policy.clause import Finding, Refused, Stage
from policy.judging import require, warnings
from policy.words import says_words
from posts.actions.holding import hold_back, lock, refuse_unless_shown, reopen
from posts.actions.overstepping import Overstepped, noting_decisions
from posts.actions.queueing import queue
from posts.models import Decision, Post
from posts.models.facts import CLERKS, about_approval, period_of

NOTHING: frozenset[str] = frozenset()


@noting_decisions
@transaction.atomic
def approve(
    post: Post,
    *,
    by: User,
    shown_digest: str,
    now: datetime,
    words: str = "",
    confirmed: frozenset[str] = NOTHING,
    opened: str | None = None,
) -> None:
    """Approve exactly what was shown, and queue it for each of its channels.

    `confirmed` is what the approver ticked. Words are asked for only where the policy warns.
    `opened` is the mark of the page, which stands for the author's answers as well.
    """
    post = lock(post)
    refuse_unless_shown(post, opened)
    require_reading(by, now=now)
    asked = about_approval(post, by=by, shown_digest=shown_digest, now=now, confirmed=confirmed)
    warned = warnings(_require(asked))
    _require_waiting(post)
    if warned and not says_words(words):
        raise Refused(*warned)
    post.move_to(
        Post.Status.APPROVED,
        by=by,
        approved_by=by,
        approved_at=now,
        approved_digest=shown_digest,
        detail={
            "digest": shown_digest,
            "words": words.strip(),
            "confirmed": sorted(confirmed),
            "seen": [found.sentence for found in warnings(post.findings())],
        },
    )
    _decide(
        post,
        Decision.Outcome.APPROVED,
        by=by,
        words=words,
        confirmed=sorted(confirmed),
        digest=shown_digest,
        now=now,
    )
    held_until = now + timedelta(seconds=settings.PUBLISH_HOLD_SECONDS)
    queue(
        post,
        by=by,
        due=max(held_until, post.publish_at or now, post.embargo_until or now),
        now=now,
    )


@noting_decisions
@transaction.atomic
def send_back(
    post: Post,
    *,
    by: User,
    words: str,
    shown_digest: str,
    now: datetime,
    opened: str | None = None,
) -> None:
    """Give the post back to its author, with words."""
    post = lock(post)
    refuse_unless_shown(post, opened)
    require_reading(by, now=now)
    _require(about_approval(post, by=by, shown_digest=shown_digest, now=None))
    if not says_words(words):
        raise Refused.by("3.5", "Say in your words what should change.")
    post.move_to(Post.Status.RETURNED, by=by, detail={"words": words})
    _decide(post, Decision.Outcome.RETURNED, by=by, words=words, digest=shown_digest, now=now)


@noting_decisions
@transaction.atomic
def refuse(
    post: Post,
    *,
    by: User,
    words: str,
    shown_digest: str,
    now: datetime,
    code: str = "",
    opened: str | None = None,
) -> None:
    """Refuse the post for good, with a reason and the paragraph of the Code it is about, if any."""
    post = lock(post)
    refuse_unless_shown(post, opened)
    require_reading(by, now=now)
    _require(about_approval(post, by=by, shown_digest=shown_digest, now=None))
    if not says_words(words):
        raise Refused.by("3.5", "Give the reason for refusing this post in your words.")
    post.move_to(Post.Status.REFUSED, by=by, detail={"words": words, "code": code})
    _decide(
        post, Decision.Outcome.REFUSED, by=by, words=words, code=code, digest=shown_digest, now=now
    )


@noting_decisions
@transaction.atomic
def agree(
    post: Post, *, by: User, shown_digest: str, now: datetime, opened: str | None = None
) -> None:
    """The Clerk has read it first, in a pre-election period, and it may go to the Mayor (3.11)."""
    post = lock(post)
    refuse_unless_shown(post, opened)
    require_reading(by, now=now)
    _require(about_approval(post, by=by, shown_digest=shown_digest, now=None))
    if not by.roles() & CLERKS:
        raise Overstepped.by("3.11", "Only the Clerk says that a post may go to the Mayor.")
    _require_waiting(post)
    if post.clerk_agreed_at:
        raise MovedOn(f"{post.clerk_agreed_by} has read it already, and the Mayor is asked.")
    Post.objects.filter(pk=post.pk).update(
        clerk_agreed_at=now, clerk_agreed_by=by, approvers_told_at=None
    )
    period = period_of(post, timezone.localdate(now))
    record("post.seen_by_clerk", post, by=by, period=str(period.name) if period else "")
    call_soon("posts.tasks.tell_people")


def _require(asked: facts.Approval) -> list[Finding]:
    return require(Stage.APPROVAL, asked, refused=Overstepped)


def _require_waiting(post: Post) -> None:
    """A draft becomes approved by the emergency rule only, so its status alone does not refuse."""
    if post.status != Post.Status.SUBMITTED:
        raise MovedOn(
            "This post has moved on since you opened it. Look at it again before you decide."
        )


def _decide(
    post: Post,
    outcome: str,
    *,
    by: User,
    words: str,
    digest: str,
    now: datetime,
    code: str = "",
    confirmed: list[str] | None = None,
) -> None:
    Decision.objects.create(
        post=post,
        author=post.author,
        by=by,
        office=by.office_today(),
        outcome=outcome,
        words=words.strip(),
        code=code,
        confirmed=confirmed or [],
        digest=digest,
        at=now,
    )
    call_soon("posts.tasks.tell_people")


@noting_decisions
@transaction.atomic
def stop(post: Post, *, by: User, now: datetime) -> None:
    """Hold back whatever has not left yet. When nothing has, the post is a draft again."""
    post = lock(post)
    if not Post.objects.stoppable_by(by).filter(pk=post.pk).exists():
        raise Overstepped.by(
            "3.6",
            "Only its author, an administrator of its channel, the Clerk or the Mayor may stop it.",
        )
    if not hold_back(post, by=by, why=f"Stopped by {by}."):
        raise Refused.by("3.6", "Nothing of this post was still waiting, so nothing was stopped.")
    if not post.has_left():
        reopen(post, by=by, why=f"Stopped by {by}.")
    if post.author_id != by.pk:
        _decide(post, Decision.Outcome.STOPPED, by=by, words="", digest=post.digest(), now=now)
