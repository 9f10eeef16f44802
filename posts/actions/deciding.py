"""What an approver does: approve, send back, refuse; and what anybody near may do: stop."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from accounts.models import Channel, User
from accounts.reading import require_reading
from audit.models import record
from platforms.waking import call_soon
from policy.clause import Refused, Stage
from policy.judging import require
from posts.actions.holding import hold_back, lock, reopen
from posts.models import Decision, Edit, Post, Publication
from posts.models.facts import about_approval


@transaction.atomic
def approve(post: Post, *, by: User, shown_digest: str, now: datetime) -> None:
    """Approve exactly what was shown, and queue it for each of its channels."""
    post = lock(post)
    require_reading(by, now=now)
    _require_approver(post, by=by, shown_digest=shown_digest, now=now)
    post.move_to(
        Post.Status.APPROVED,
        by=by,
        approved_by=by,
        approved_at=now,
        approved_digest=shown_digest,
        detail={"digest": shown_digest},
    )
    _decide(post, Decision.Outcome.APPROVED, by=by, words="", digest=shown_digest, now=now)
    due = max(now + timedelta(seconds=settings.PUBLISH_HOLD_SECONDS), post.publish_at or now)
    for channel in post.channels.all():
        row = _edit(post, channel, due) if post.corrects else _publication(post, channel, due)
        _queue(row, by=by, due=due, now=now)


def _publication(post: Post, channel: Channel, due: datetime) -> Publication:
    """The row of one channel; one that an earlier approval left behind is used again."""
    held = Publication.objects.filter(post=post, channel=channel).first()
    return held or Publication(post=post, channel=channel, not_before=due)


def _edit(post: Post, channel: Channel, due: datetime) -> Edit:
    """The row of a correction, for what it corrects on one channel."""
    publication = Publication.objects.get(post=post.corrects, channel=channel)
    held = Edit.objects.filter(post=post, publication=publication).first()
    return held or Edit(post=post, publication=publication, not_before=due)


def _queue(row: Publication | Edit, *, by: User, due: datetime, now: datetime) -> None:
    if row.pk is None:
        row.save()
        record(f"{row._meta.model_name}.queued", row, by=by, due=due.isoformat())
    else:
        # An upload that was begun for other words is not gone on with.
        row.move_to(
            row.Status.QUEUED,
            by=by,
            detail=None,
            while_=None,
            not_before=due,
            why="",
            woken_at=None,
            **row.arrived(None),
        )
    row.wake(now)


@transaction.atomic
def send_back(post: Post, *, by: User, words: str, shown_digest: str, now: datetime) -> None:
    """Give the post back to its author, with words."""
    post = lock(post)
    require_reading(by, now=now)
    _require_approver(post, by=by, shown_digest=shown_digest, now=None)
    if not words.strip():
        raise Refused.by("3.5", "Say in your words what should change.")
    post.move_to(Post.Status.RETURNED, by=by, detail={"words": words})
    _decide(post, Decision.Outcome.RETURNED, by=by, words=words, digest=shown_digest, now=now)


@transaction.atomic
def refuse(post: Post, *, by: User, words: str, shown_digest: str, now: datetime) -> None:
    """Refuse the post for good, with a reason."""
    post = lock(post)
    require_reading(by, now=now)
    _require_approver(post, by=by, shown_digest=shown_digest, now=None)
    if not words.strip():
        raise Refused.by("3.5", "Give the reason for refusing this post in your words.")
    post.move_to(Post.Status.REFUSED, by=by, detail={"words": words})
    _decide(post, Decision.Outcome.REFUSED, by=by, words=words, digest=shown_digest, now=now)


def _require_approver(post: Post, *, by: User, shown_digest: str, now: datetime | None) -> None:
    """Ask the policy. Only an approval minds that its time has passed: then `now` is given."""
    asked = about_approval(post, by=by, shown_digest=shown_digest, now=now)
    require(Stage.APPROVAL, asked)


def _decide(post: Post, outcome: str, *, by: User, words: str, digest: str, now: datetime) -> None:
    Decision.objects.create(
        post=post,
        author=post.author,
        by=by,
        office=next(iter(by.offices_today()), ""),
        outcome=outcome,
        words=words.strip(),
        digest=digest,
        at=now,
    )
    call_soon("posts.tasks.tell_people")


@transaction.atomic
def stop(post: Post, *, by: User, now: datetime) -> None:
    """Hold back whatever has not left yet. When nothing has, the post is a draft again."""
    post = lock(post)
    if not Post.objects.stoppable_by(by).filter(pk=post.pk).exists():
        raise Refused.by(
            "3.6",
            "Only its author, an administrator of its channel, the Clerk or the Mayor may stop it.",
        )
    if not hold_back(post, by=by, why=f"Stopped by {by}."):
        raise Refused.by("3.6", "Nothing of this post was still waiting, so nothing was stopped.")
    if not post.has_left():
        reopen(post, by=by, why=f"Stopped by {by}.")
    if post.author_id != by.pk:
        _decide(post, Decision.Outcome.STOPPED, by=by, words="", digest=post.digest(), now=now)
