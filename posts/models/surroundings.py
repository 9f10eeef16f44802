"""What stands round a draft: what was said lately, what goes out beside it, what it costs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from accounts.models import Channel, Council
from platforms.base import Content
from policy.facts import Price

if TYPE_CHECKING:
    from posts.models.post import Post


def said_lately(post: Post) -> tuple[str, ...]:
    """Where the same was said within a week, as in "Facebook on 3 November"."""
    return ()


def close_by(post: Post) -> tuple[str, ...]:
    """What else goes out on the same channel within a quarter of an hour of its time."""
    return ()


def quiet(post: Post, council: Council) -> str:
    """Why the time it is set for is an unusual one, or nothing."""
    return ""


def prices(
    post: Post, contents: Sequence[tuple[Channel, Content]], council: Council
) -> tuple[Price, ...]:
    """What it would cost on each channel that charges."""
    return ()
