"""Whether Facebook still works on a video, so that nobody sees the post that shows it."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from platforms.practice.exchange import inside
from platforms.practice.kinds import Kind
from platforms.practice.records import Post

PROCESSING_SECONDS: Final = 1


def state(post: Post, now: datetime) -> str:
    """Processing, ready or error. What shows no video is ready at once."""
    if "bent" not in post.details:
        return "ready"
    bent = inside(post.details, "bent")
    slow = bent.get(Kind.SLOW_PROCESSING) or bent.get(Kind.PROCESSING_FAILS)
    needs = int(str(slow)) / 1000 if slow else PROCESSING_SECONDS
    if (now - post.created_at).total_seconds() < needs:
        return "processing"
    return "error" if Kind.PROCESSING_FAILS in bent else "ready"


def is_out(post: Post, now: datetime) -> bool:
    return post.published and state(post, now) == "ready"
