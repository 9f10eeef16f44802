"""What an author does: write, have the page looked at, send it on, give it up."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from accounts.models import Council, User
from accounts.reading import require_reading
from audit.models import Event, MovedOn, record
from platforms.waking import call_soon
from policy import facts
from policy.clause import Refused, Stage, Verdict
from policy.judging import findings, require
from policy.website import listed
from posts.actions import beside
from posts.actions.holding import (
    hold_back,
    lock,
    refuse_unless_author,
    refuse_unless_it_corrects,
    reopen,
)
from posts.actions.wording import Wording
from posts.models import Check, Media, Post
from posts.models.facts import about_draft

CHANGED: dict[str, str] = {
    Post.Status.SUBMITTED: "It was changed while it waited for approval.",
    Post.Status.RETURNED: "It was changed after it was sent back.",
    Post.Status.APPROVED: "It was changed after it was approved.",
}


def start(*, key: UUID, by: User) -> Post:
    """Return the draft that a form's key stands for: a form sent twice makes one post."""
    post, _ = Post.objects.get_or_create(key=key, defaults={"author": by})
    if post.author_id != by.pk:
        raise Refused.by("3.5", "This form belongs to somebody else's post. Start a new one.")
    return post


def as_opened(post: Post) -> str:
    """A mark of the draft as it stands, which a form keeps until it is sent."""
    return f"{post.status} {post.updated_at.isoformat()}"


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
    for name, value in _fields(wording).items():
        setattr(post, name, value)
    post.media = _media(post, wording, by=by)
    post.save()
    post.channels.set(wording.channels)
    note_change(post, before, by=by)
    ask_for_page(post, now=now)


def note_change(post: Post, before: tuple[str, ...], *, by: User) -> None:
    """Record what was written; what was sent on or approved becomes a draft again by a change."""
    is_changed = post.as_read() != before
    if not Event.objects.about(post).exists():
        record("post.started", post, by=by)
    elif is_changed:
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
    fields = _fields(wording)
    return (
        {name: getattr(post, name) for name in fields} == fields
        and set(post.channels.all()) == set(wording.channels)
        and _shows_the_same(post.media, wording)
    )


def _shows_the_same(media: Media | None, wording: Wording) -> bool:
    if media is None:
        return wording.upload is None
    said = _about_media(wording)
    return (
        not wording.drop_media
        and (wording.upload is None or wording.upload.sha256 == media.sha256)
        and {name: getattr(media, name) for name in said} == said
        and beside.says_the_same(media, wording)
    )


def _fields(wording: Wording) -> dict[str, object]:
    """What the form says of the post itself, by the names of its fields."""
    return {
        "kind": wording.kind,
        "message": wording.message,
        "web_page": wording.web_page,
        "no_page_reason": "" if wording.web_page else wording.no_page_reason,
        "no_page_words": "" if wording.web_page else wording.no_page_words,
        "publish_at": wording.publish_at,
    }


def _about_media(wording: Wording) -> dict[str, object]:
    return {
        "description": wording.description,
        "is_decorative": wording.is_decorative,
        "rights": wording.rights,
        "people": wording.people,
    }


def _media(post: Post, wording: Wording, *, by: User) -> Media | None:
    """Return the post's media with what the form says of it; a new file is a new row."""
    taken = wording.upload
    if taken:
        media = Media(
            kind=wording.upload_kind,
            mime=taken.mime,
            sha256=taken.sha256,
            size=taken.size,
            added_by=by,
        )
        media.file.save(taken.name, taken.file, save=False)
    elif post.media is None or wording.drop_media:
        return None
    else:
        media = post.media
    for name, value in _about_media(wording).items():
        setattr(media, name, value)
    media.save()
    beside.put(media, wording, by=by)
    return media


def ask_for_page(post: Post, *, now: datetime) -> None:
    """Have a worker look at the signposted page, unless it has been or may not."""
    if not post.web_page or _is_foreign(post):
        return
    check, is_new = Check.objects.get_or_create(
        post=post, url=post.web_page, defaults={"asked_at": now}
    )
    if is_new:
        call_soon("posts.tasks.look_at_page", check.pk)


def _is_foreign(post: Post) -> bool:
    return not listed(post.web_page, Council.now().hosts())


@transaction.atomic
def submit(post: Post, *, by: User, is_declared: bool, reason: str, now: datetime) -> None:
    """Send a draft to the approvers, unless the policy holds it back."""
    post = lock(post)
    refuse_unless_author(post, by)
    require_reading(by, now=now)
    if post.corrects:
        refuse_unless_it_corrects(post, post.corrects)
    draft = about_draft(post)
    require(Stage.DRAFT, draft)
    found = findings(Stage.DRAFT, draft)
    warnings = tuple(line.sentence for line in found if line.verdict is Verdict.WARN)
    require(Stage.SUBMISSION, facts.Submission(is_declared, warnings, reason))
    post.move_to(
        Post.Status.SUBMITTED,
        by=by,
        submitted_at=now,
        approvers_told_at=None,
        warnings_reason=reason if warnings else "",
        detail={"digest": post.digest(), "declared": is_declared, "warnings": list(warnings)},
    )
    call_soon("posts.tasks.tell_people")


@transaction.atomic
def withdraw(post: Post, *, by: User) -> None:
    """Give up a draft. It stays in the record."""
    post = lock(post)
    refuse_unless_author(post, by)
    post.move_to(
        Post.Status.WITHDRAWN, by=by, approved_by=None, approved_at=None, approved_digest=""
    )
    hold_back(post, by=by, why="The post was withdrawn.")
