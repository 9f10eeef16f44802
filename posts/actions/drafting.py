"""What happens to a draft while it is typed: it is tried out, and it is saved unasked."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from uuid import UUID

from django.db import transaction

from accounts.models import User
from audit.models import MovedOn
from posts.actions.holding import lock
from posts.actions.wording import Wording
from posts.actions.writing import put, start, write
from posts.models import Post

WITH_THE_AUTHOR = (Post.Status.DRAFT, Post.Status.RETURNED, Post.Status.EXPIRED)


@contextmanager
def as_if_written(wording: Wording, *, key: UUID, by: User) -> Iterator[Post]:
    """The post as it would be if this were saved. Nothing that is done in here stays."""
    with transaction.atomic():
        post = lock(start(key=key, by=by))
        put(post, wording, by=by)
        yield post
        transaction.set_rollback(True)


@transaction.atomic
def save_as_typed(wording: Wording, *, key: UUID, opened: str, by: User, now: datetime) -> Post:
    """Save a draft that its author is typing. What has been sent on waits to be saved by hand.

    Raises `MovedOn` and `Refused` as `write` does.
    """
    post = lock(start(key=key, by=by))
    if post.status not in WITH_THE_AUTHOR:
        raise MovedOn(
            "This post has been sent on meanwhile, so it is not saved as you type. "
            "Save it yourself to change it all the same."
        )
    write(post, wording, by=by, now=now, opened=opened)
    post.refresh_from_db()
    return post
