"""By hand: what somebody does on a platform itself, past the portal."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from platforms.practice.facebook.posts import new_id as facebook_id
from platforms.practice.kinds import PLATFORMS
from platforms.practice.records import Post
from platforms.practice.store import Store
from platforms.practice.youtube import videos

LONGEST = 5_000


def post(store: Store, wish: Mapping[str, str], *, now: datetime) -> Post:
    """Post as the council, or raise `ValueError` with a sentence.

    `platform` and `text` say where and what; `link` is Facebook's card. On YouTube the first line
    is the title of a film that nobody sees.
    """
    platform, text = wish.get("platform", ""), wish.get("text", "").strip()[:LONGEST]
    if platform not in PLATFORMS:
        raise ValueError(f"platform must be one of: {', '.join(PLATFORMS)}.")
    if not text:
        raise ValueError("Write something to post.")
    film = platform == "youtube"
    return store.add_post(
        Post(
            id=_new_id(store, platform),
            platform=platform,
            text=text,
            title=text.partition("\n")[0][: videos.LONGEST_TITLE] if film else "",
            link=wish.get("link", "") if platform == "facebook" else "",
            created_at=now,
        )
    )


def _new_id(store: Store, platform: str) -> str:
    if platform == "facebook":
        return facebook_id(store)
    return store.snowflake() if platform == "x" else videos.new_id()


def delete(store: Store, wish: Mapping[str, str], *, now: datetime) -> None:
    """Delete the `post` on its `platform`, or raise `ValueError` with a sentence."""
    if not store.delete_post(wish.get("post", ""), wish.get("platform", ""), now=now):
        raise ValueError("The post is no longer there.")
