"""Playing a resident: writing a comment as one of the invented people."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from platforms.practice.accounts import HANDLE
from platforms.practice.facebook.comments import new_id as facebook_id
from platforms.practice.records import Comment
from platforms.practice.residents import BY_KEY
from platforms.practice.store import Store
from platforms.practice.x.text import mentions_council
from platforms.practice.youtube.comments import new_id as youtube_id

LONGEST = 8_000


def write(store: Store, wish: Mapping[str, str], *, now: datetime) -> Comment:
    """Write as a resident, or raise `ValueError` with a sentence.

    `platform`, `post` and `author` (the key of a resident) say where and who; `text` is what, or
    else the ready-made `line`; `parent` is the comment that is answered, where one is.
    """
    platform, post_id = wish.get("platform", ""), wish.get("post", "")
    if not store.post(post_id, platform):
        raise ValueError("The post is no longer there.")
    if (author := wish.get("author", "")) not in BY_KEY:
        raise ValueError(f"Choose who writes: {', '.join(BY_KEY)}.")
    text = (wish.get("text", "").strip() or wish.get("line", "").strip())[:LONGEST]
    if not text:
        raise ValueError("Write something, or choose one of the ready-made lines.")
    parent_id = wish.get("parent", "")
    parent = store.comment(parent_id, platform) if parent_id else None
    if parent_id and (not parent or parent.post_id != post_id):
        raise ValueError("The comment to answer is no longer there.")
    if parent and platform != "x":
        # Facebook and YouTube know two floors only: an answer to an answer joins its thread.
        parent_id = parent.parent_id or parent.id
    if platform == "x" and not mentions_council(text):
        text = f"@{HANDLE} {text}"
    return store.add_comment(
        Comment(
            id=_new_id(store, platform, post_id, parent_id),
            platform=platform,
            post_id=post_id,
            parent_id=parent_id,
            author=author,
            text=text,
            created_at=now,
        )
    )


def _new_id(store: Store, platform: str, post_id: str, parent_id: str) -> str:
    if platform == "facebook":
        return facebook_id(store, post_id)
    return store.snowflake() if platform == "x" else youtube_id(parent_id)
