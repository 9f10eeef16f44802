"""What an author does to a post that should go out at another time, and is right otherwise."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from accounts.models import User
from audit.models import MovedOn
from posts.actions.holding import as_opened, lock, refuse_unless_author
from posts.actions.writing import note_change
from posts.models import Post


@transaction.atomic
def move(post: Post, *, to: datetime, by: User, opened: str, now: datetime) -> None:
    """Set another time. What was sent on or approved becomes a draft again, as by any change.

    `opened` is the mark of the post that its author saw.
    """
    post = lock(post)
    refuse_unless_author(post, by)
    if opened != as_opened(post) and post.publish_at != to:
        raise MovedOn(
            f"This post has moved on since you opened it: {post.get_status_display().lower()}. "
            "Save again to give it this time all the same."
        )
    before = post.as_read()
    post.publish_at = to
    post.save(update_fields=["publish_at", "updated_at"])
    note_change(post, before, by=by, now=now)
