"""The emergency rule: publish at once, and have it countersigned by the other approver (3.5)."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from accounts.models import User
from accounts.reading import require_reading
from audit.models import MovedOn, record
from platforms.waking import call_soon
from policy import facts
from policy.clause import Refused, Stage
from policy.judging import require, warnings
from policy.roles import Permission
from policy.words import says_words
from posts import revisions
from posts.actions.holding import (
    lock,
    refuse_unless_author,
    refuse_unless_it_corrects,
    refuse_unless_shown,
)
from posts.actions.overstepping import Overstepped, noting_attempts, noting_decisions
from posts.actions.queueing import queue
from posts.models import Emergency, Post
from posts.models.facts import about_draft, about_emergency


@noting_decisions
@transaction.atomic
def publish_at_once(
    post: Post,
    *,
    by: User,
    reason: str,
    is_declared: bool,
    now: datetime,
    opened: str | None = None,
) -> Emergency:
    """Send an emergency out now. Whatever blocks a draft blocks it too; no hold, no set time."""
    post = lock(post)
    refuse_unless_shown(post, opened)
    refuse_unless_author(post, by)
    require_reading(by, now=now)
    hurried = about_emergency(post, reason=reason, now=now)
    require(Stage.EMERGENCY, hurried, refused=Overstepped)
    if post.corrects:
        refuse_unless_it_corrects(post, post.corrects)
    post.publish_at = None
    warned = [one.sentence for one in warnings(require(Stage.DRAFT, about_draft(post)))]
    require(Stage.SUBMISSION, facts.Submission(is_declared, warnings=(), reason=reason))
    digest = post.digest()
    post.move_to(
        Post.Status.APPROVED,
        by=by,
        publish_at=None,
        submitted_at=now,
        approved_at=now,
        approved_digest=digest,
        went_at_once=True,
        emergency_reason=reason.strip(),
        warnings_reason=reason.strip() if warned else "",
        detail={"why": reason.strip(), "digest": digest, "warnings": warned},
    )
    used = Emergency.objects.create(
        post=post,
        by=by,
        office=by.office_today(),
        reason=reason.strip(),
        digest=digest,
        at=now,
    )
    revisions.send(post, by=by, now=now)
    queue(post, by=by, due=now, now=now)
    call_soon("posts.tasks.tell_people")
    return used


@noting_attempts
@transaction.atomic
def countersign(
    emergency: Emergency, *, by: User, was_right: bool, words: str, now: datetime
) -> None:
    """The other approver says afterwards whether it was right to publish at once."""
    if not by.can(Permission.APPROVE):
        raise Overstepped.by("3.5", "Only the Mayor or the Clerk countersigns an emergency.")
    if by.pk == emergency.by_id:
        raise Overstepped.by("3.5", "You published this at once, so someone else countersigns it.")
    if not was_right and not says_words(words):
        raise Refused.by("3.5", "Say what should have been done instead.")
    unread = Emergency.objects.filter(pk=emergency.pk, reviewed_at=None)
    if not unread.update(
        reviewed_by=by,
        reviewed_office=by.office_today(),
        reviewed_at=now,
        was_right=was_right,
        review=words.strip(),
    ):
        raise MovedOn("Somebody else has countersigned this already. Read what they said.")
    record("post.countersigned", emergency.post, by=by, was_right=was_right, words=words.strip())
