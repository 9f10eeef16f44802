"""What an author does: write, have the page looked at, send it on, give it up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction

from accounts.models import Channel, User
from audit.models import Event, record
from platforms.waking import call_soon
from policy import facts
from policy.clause import Refused, Stage, Verdict
from policy.judging import require
from policy.website import listed
from posts.actions.holding import hold_back, lock, refuse_unless_author, reopen
from posts.models import Check, Media, Post
from posts.pictures import Taken


@dataclass(frozen=True)
class Wording:
    """Everything that the compose form says, already converted."""

    kind: str
    message: str
    channels: Sequence[Channel]
    web_page: str
    no_page_reason: str
    no_page_words: str
    publish_at: datetime | None
    upload: Taken | None
    upload_kind: str
    drop_media: bool
    description: str
    is_decorative: bool
    rights: str
    people: str


def start(*, key: UUID, by: User) -> Post:
    """Return the draft that a form's key stands for: a form sent twice makes one post."""
    post, _ = Post.objects.get_or_create(key=key, defaults={"author": by})
    if post.author_id != by.pk:
        raise Refused.by("3.5", "This form belongs to somebody else's post. Start a new one.")
    return post


@transaction.atomic
def write(post: Post, wording: Wording, *, by: User, now: datetime) -> None:
    """Put the wording into the draft. What was sent on or approved becomes a draft again."""
    post = lock(post)
    refuse_unless_author(post, by)
    before = post.as_read()
    post.kind, post.message = wording.kind, wording.message
    post.web_page = wording.web_page
    post.no_page_reason = "" if wording.web_page else wording.no_page_reason
    post.no_page_words = "" if wording.web_page else wording.no_page_words
    post.publish_at = wording.publish_at
    post.media = _media(post, wording, by=by)
    post.save()
    post.channels.set(wording.channels)
    is_changed = post.as_read() != before
    if not Event.objects.about(post).exists():
        record("post.started", post, by=by)
    elif is_changed:
        record("post.changed", post, by=by, digest=post.digest())
    if post.status != Post.Status.DRAFT and is_changed:
        reopen(post, by=by, why="The post was changed after it was approved.")
    ask_for_page(post, now=now)


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
    media.description, media.is_decorative = wording.description, wording.is_decorative
    media.rights, media.people = wording.rights, wording.people
    media.save()
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
    return not listed(post.web_page, settings.COUNCIL_WEBSITE_HOSTS)


@transaction.atomic
def submit(post: Post, *, by: User, is_declared: bool, reason: str, now: datetime) -> None:
    """Send a draft to the approvers, unless the policy holds it back."""
    post = lock(post)
    refuse_unless_author(post, by)
    draft = post.draft_facts()
    require(Stage.DRAFT, draft)
    warnings = tuple(f.sentence for f in post.findings() if f.verdict is Verdict.WARN)
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
