"""What an author does: write, have the page looked at, send it on, give it up."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from accounts.models import User
from accounts.reading import require_reading
from audit.models import Event, MovedOn, record
from platforms.waking import call_soon
from policy import facts
from policy.clause import Refused, Stage
from policy.judging import require, warnings
from posts import revisions
from posts.actions import showing, varying
from posts.actions.holding import (
    as_opened,
    hold_back,
    lock,
    refuse_unless_author,
    refuse_unless_it_corrects,
    reopen,
)
from posts.actions.looking import ask_for_page, ask_for_page_once_more
from posts.actions.overstepping import noting_attempts
from posts.actions.wording import Wording
from posts.models import Post
from posts.models.facts import about_draft, time_has_passed

CHANGED: dict[str, str] = {
    Post.Status.SUBMITTED: "It was changed while it waited for approval.",
    Post.Status.RETURNED: "It was changed after it was sent back.",
    Post.Status.APPROVED: "It was changed after it was approved.",
    Post.Status.EXPIRED: "It was changed after its time had passed.",
}


def start(*, key: UUID, by: User) -> Post:
    """Return the draft that a form's key stands for: a form sent twice makes one post."""
    post, _ = Post.objects.get_or_create(key=key, defaults={"author": by})
    if post.author_id != by.pk:
        raise Refused.by("3.5", "This form belongs to somebody else's post. Start a new one.")
    return post


@noting_attempts
@transaction.atomic
def write(
    post: Post, wording: Wording, *, by: User, now: datetime, opened: str | None = None
) -> None:
    """Put the wording into the draft. What was sent on or approved becomes a draft again.

    `opened` is the mark of the draft that the author saw, empty for a new one, and None for
    whoever saw no draft. Raises `MovedOn` when something else stands there by now.
    """
    post = lock(post)
    refuse_unless_author(post, by)
    if opened is not None:
        _refuse_if_changed(post, wording, opened=opened)
    before = post.as_read()
    put(post, wording, by=by)
    note_change(post, before, by=by, now=now)
    ask_for_page(post, now=now)


def put(post: Post, wording: Wording, *, by: User) -> None:
    """Have a draft that is under lock say this."""
    for name, value in wording.of_the_post().items():
        setattr(post, name, value)
    post.media = showing.put(post, wording, by=by)
    post.save()
    post.channels.set(wording.channels)
    varying.put(post, wording.varied)


def note_change(post: Post, before: tuple[str, ...], *, by: User, now: datetime) -> None:
    """Record what was written; what was sent on or approved becomes a draft again by a change.

    One sitting of writing is one revision, and one line of the record.
    """
    is_changed = post.as_read() != before
    is_new_revision = revisions.keep(post, by=by, now=now)
    if not Event.objects.about(post).exists():
        record("post.started", post, by=by)
    elif is_changed and is_new_revision:
        record("post.changed", post, by=by, digest=post.digest())
    if post.status != Post.Status.DRAFT and is_changed:
        reopen(post, by=by, why=CHANGED[post.status])


def _refuse_if_changed(post: Post, wording: Wording, *, opened: str) -> None:
    """Nobody's words are written over unseen. A form sent twice says the same and may pass."""
    is_new = not opened and not Event.objects.about(post).exists()
    if is_new or opened == as_opened(post) or _says_the_same(post, wording):
        return
    if opened and not opened.startswith(f"{post.status} "):
        raise MovedOn(
            f"This post has moved on since you opened it: {post.get_status_display().lower()}. "
            "Save again to change it all the same."
        )
    raise MovedOn(
        "This draft was changed in another window since you opened it. "
        "Save again to keep what stands here."
    )


def _says_the_same(post: Post, wording: Wording) -> bool:
    said = wording.of_the_post()
    return (
        {name: getattr(post, name) for name in said} == said
        and set(post.channels.all()) == set(wording.channels)
        and varying.says_the_same(post, wording.varied)
        and showing.says_the_same(post.media, wording)
    )


@noting_attempts
@transaction.atomic
def submit(
    post: Post,
    *,
    by: User,
    is_declared: bool,
    reason: str,
    now: datetime,
    opened: str | None = None,
) -> None:
    """Send a draft to the approvers, unless the policy holds it back.

    `opened` is the mark of the draft that was checked, and None for whoever saw no page. Raises
    `MovedOn` when something else stands there by now: what nobody has checked is not sent.
    """
    post = lock(post)
    refuse_unless_author(post, by)
    if opened not in (None, as_opened(post)) and post.status != Post.Status.SUBMITTED:
        raise MovedOn(
            "This draft was changed in another window since you checked it. "
            "Read it again before you send it."
        )
    require_reading(by, now=now)
    if post.corrects:
        refuse_unless_it_corrects(post, post.corrects)
    warned = [one.sentence for one in warnings(require(Stage.DRAFT, about_draft(post)))]
    is_late = time_has_passed(post, now)
    require(Stage.SUBMISSION, facts.Submission(is_declared, tuple(warned), reason, is_late))
    post.move_to(
        Post.Status.SUBMITTED,
        by=by,
        submitted_at=now,
        approvers_told_at=None,
        reminded_at=None,
        expiry_told_at=None,
        clerk_agreed_at=None,
        clerk_agreed_by=None,
        warnings_reason=reason if warned else "",
        detail={"digest": post.digest(), "declared": is_declared, "warnings": warned},
    )
    revisions.send(post, by=by, now=now)
    ask_for_page_once_more(post, now=now)
    call_soon("posts.tasks.tell_people")


@noting_attempts
@transaction.atomic
def withdraw(post: Post, *, by: User) -> None:
    """Give up a draft. It stays in the record."""
    post = lock(post)
    refuse_unless_author(post, by)
    post.move_to(
        Post.Status.WITHDRAWN,
        by=by,
        approved_by=None,
        approved_at=None,
        approved_digest="",
        went_at_once=False,
    )
    hold_back(post, by=by, why="The post was withdrawn.")
