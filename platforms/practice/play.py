"""Playing a resident: writing a comment as one of the invented people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from platforms.practice.accounts import HANDLE
from platforms.practice.facebook.comments import new_id as facebook_id
from platforms.practice.hooks import Verb
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
    if store.shut_out_as(platform, author) == "ban":
        raise ValueError("The council has banned them there.")
    return _told(
        store,
        Verb.ADD,
        store.add_comment(
            Comment(
                id=_new_id(store, platform, post_id, parent_id),
                platform=platform,
                post_id=post_id,
                parent_id=parent_id,
                author=author,
                text=text,
                created_at=now,
            )
        ),
    )


def rewrite(store: Store, wish: Mapping[str, str]) -> Comment:
    """Change what a resident wrote: the `comment` on its `platform` says `text` now.

    X gives a changed post a new number and keeps the old one; here it may only be written anew.
    """
    comment, text = _written(store, wish), wish.get("text", "").strip()[:LONGEST]
    if comment.platform == "x":
        raise ValueError("On X, delete it and write it anew.")
    if not text:
        raise ValueError("Write what it is to say.")
    store.change_comment(comment.id, text)
    return _told(store, Verb.EDITED, replace(comment, text=text))


def withdraw(store: Store, wish: Mapping[str, str], *, now: datetime) -> None:
    """Delete what a resident wrote, as they do themselves."""
    comment = _written(store, wish)
    store.delete_comment(comment.id, comment.platform, now=now)
    _told(store, Verb.REMOVE, comment)


def _written(store: Store, wish: Mapping[str, str]) -> Comment:
    comment = store.comment(wish.get("comment", ""), wish.get("platform", ""))
    if not comment or comment.by_council:
        raise ValueError("The comment is no longer there.")
    return comment


def _told(store: Store, verb: Verb, comment: Comment) -> Comment:
    if store.hooks:
        store.hooks.tell(verb, comment)
    return comment


def _new_id(store: Store, platform: str, post_id: str, parent_id: str) -> str:
    if platform == "facebook":
        return facebook_id(store, post_id)
    return store.snowflake() if platform == "x" else youtube_id(parent_id)
