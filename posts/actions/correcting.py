"""What a person does about a published post that is not right: write the words that should stand.

A correction is a post of its own that is checked and approved as any other. What it corrects is
kept as it was.
"""

from __future__ import annotations

from dataclasses import fields
from datetime import datetime
from uuid import UUID

from django.db import transaction

from accounts.models import User
from audit.models import MovedOn
from policy.clause import Refused
from policy.words import says_words
from posts import corrections
from posts.actions import showing
from posts.actions.answered import Answered
from posts.actions.holding import as_opened, lock, refuse_unless_author
from posts.actions.writing import ask_for_page, note_change
from posts.models import Post
from posts.taken import Taken


def as_seen(original: Post, correction: Post | None) -> str:
    """A mark of what stands and of what was written so far, which a form keeps until it is sent."""
    so_far = as_opened(correction) if correction else ""
    return f"{corrections.next_number(original)} {so_far}"


@transaction.atomic
def correct(
    original: Post,
    *,
    key: UUID,
    message: str,
    welsh: str = "",
    reason: str,
    seen: str,
    captions: Taken | None = None,
    captions_language: str = "",
    by: User,
    now: datetime,
) -> Post:
    """Write down what a published post should say, and why; nothing is sent by it.

    `key` stands for the correction, so that a form sent twice makes one. `seen` is the mark of
    what its author saw. Raises `MovedOn` when something else stands there by now.
    """
    channels = corrections.where(original)
    if not channels:
        raise Refused.by("3.6", "It stands on no channel on which it can be corrected.")
    if not says_words(reason):
        raise Refused.by("3.6", "Say why it is corrected.")
    number = corrections.next_number(original)
    post, is_new = Post.objects.get_or_create(key=key, defaults=_like(original, number, reason, by))
    if post.corrects_id != original.pk:
        raise Refused.by("3.5", "This form belongs to another post. Open this one again.")
    post = lock(post)
    refuse_unless_author(post, by)
    if (post.message, post.welsh, post.correction_reason) != (message, welsh, reason):
        _refuse_if_moved(seen, as_seen(original, None if is_new else post))
    before = post.as_read()
    post.message, post.welsh = message, welsh
    post.correction_reason, post.number = reason, number
    if captions and post.media:
        post.media = showing.captioned(post.media, captions, captions_language, by=by)
    post.save()
    post.channels.set(channels)
    note_change(post, before, by=by, now=now)
    ask_for_page(post, now=now)
    return post


def _like(original: Post, number: int, reason: str, by: User) -> dict[str, object]:
    """A correction to begin with: as the post it corrects, in what cannot be changed there."""
    answers = {each.name: getattr(original, each.name) for each in fields(Answered)}
    return answers | {
        "author": by,
        "corrects": original,
        "number": number,
        "correction_reason": reason,
        "kind": original.kind,
        "web_page": original.web_page,
        "no_page_reason": original.no_page_reason,
        "no_page_words": original.no_page_words,
        "media": corrections.words_now(original).media,
    }


def _refuse_if_moved(seen: str, now: str) -> None:
    if seen.partition(" ")[0] != now.partition(" ")[0]:
        raise MovedOn(
            "Somebody else has corrected this post since you opened it. "
            "Read what it says now, and save again if yours should stand instead."
        )
    if seen != now:
        raise MovedOn(
            "This correction was changed in another window since you opened it. "
            "Save again to keep what stands here."
        )
