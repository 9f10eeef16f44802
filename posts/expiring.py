"""Lets a post expire that still waits for approval when its time comes: none goes out late."""

from __future__ import annotations

import logging
from datetime import datetime

from audit.models import MovedOn
from posts.models import Post

logger = logging.getLogger(__name__)

WHY = "The time set for it came before anybody had approved it."


def expire_all(*, now: datetime) -> None:
    """Expire each. One that was decided or moved in this very moment is left as it is."""
    for post in Post.objects.past_their_time(now):
        try:
            expire(post, now=now)
        except MovedOn:
            logger.info("Post %s was decided in the moment in which its time passed.", post.pk)


def expire(post: Post, *, now: datetime) -> None:
    post.move_to(Post.Status.EXPIRED, by=None, detail={"why": WHY}, while_={"publish_at__lt": now})
