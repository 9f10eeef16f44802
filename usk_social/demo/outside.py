"""Puts what the council and its residents said on the practice platforms."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings
from PIL import Image

from platforms.base import Content, Published, RemoteComment
from platforms.practice import play
from platforms.practice.accounts import FACEBOOK
from platforms.practice.facebook.comments import new_id
from platforms.practice.records import COUNCIL_KEY, HELD, HIDDEN, Comment, Medium, Post
from platforms.practice.residents import BY_KEY, Resident
from platforms.practice.store import Store
from platforms.transport import page


@dataclass(frozen=True)
class Place:
    """How one platform names things: the adapters of `platforms` read the same from it."""

    new_id: Callable[[Store], str]
    address: Callable[[str], str]
    comment_address: Callable[[Comment], str]
    author: Callable[[Resident], str]
    author_id: Callable[[Resident], str]
    hidden: str


def _facebook(post_id: str) -> str:
    address = f"https://www.facebook.com/{post_id.replace('_', '/posts/')}"
    return page(address, settings.FACEBOOK_API_URL)


def _x(tweet_id: str) -> str:
    return page(f"https://x.com/i/status/{tweet_id}", settings.X_API_URL)


def _youtube(video_id: str) -> str:
    return page(f"https://www.youtube.com/watch?v={video_id}", settings.YOUTUBE_API_URL)


PLACES = {
    "facebook": Place(
        new_id=lambda store: f"{FACEBOOK.external_id}_{store.snowflake()[-16:]}",
        address=_facebook,
        comment_address=lambda said: (
            f"{_facebook(said.post_id)}?comment_id={said.id.partition('_')[2]}"
        ),
        author=lambda resident: resident.name,
        author_id=lambda resident: resident.facebook_id,
        hidden=HIDDEN,
    ),
    "x": Place(
        new_id=lambda store: store.snowflake(),
        address=_x,
        comment_address=lambda said: _x(said.id),
        author=lambda resident: f"@{resident.handle}",
        author_id=lambda resident: resident.x_id,
        hidden=HIDDEN,
    ),
    "youtube": Place(
        new_id=lambda store: secrets.token_urlsafe(8),
        address=_youtube,
        comment_address=lambda said: f"{_youtube(said.post_id)}&lc={said.id}",
        author=lambda resident: resident.name,
        author_id=lambda resident: resident.channel_id,
        hidden=HELD,
    ),
}


def publish(store: Store, platform: str, content: Content, *, at: datetime) -> Published:
    """Put a post where residents see it."""
    place = PLACES[platform]
    post_id = place.new_id(store)
    media = _media(store, platform, post_id, content, at=at)
    store.add_post(
        Post(
            id=post_id,
            platform=platform,
            title=content.title,
            text=content.text,
            link=content.link,
            media=media,
            created_at=at,
        )
    )
    return Published(post_id, place.address(post_id))


def _media(
    store: Store, platform: str, post_id: str, content: Content, *, at: datetime
) -> tuple[str, ...]:
    file = content.picture or content.video
    if file is None:
        return ()
    # A video and its post have one id; a picture has its own.
    medium_id = post_id if content.video else store.snowflake()
    shutil.copyfile(file.path, store.media / medium_id)
    width, height = _measure(file.path) if content.picture else (0, 0)
    store.add_medium(
        Medium(
            id=medium_id,
            platform=platform,
            file=medium_id,
            mime=file.mime,
            size=file.path.stat().st_size,
            created_at=at.timestamp(),
            width=width,
            height=height,
            alt_text=content.picture.alt_text if content.picture else "",
        )
    )
    return (medium_id,)


def _measure(picture: Path) -> tuple[int, int]:
    with Image.open(picture) as opened:
        return opened.size


def comment(
    store: Store,
    platform: str,
    post_id: str,
    *,
    author: str,
    text: str,
    parent_id: str,
    at: datetime,
) -> RemoteComment:
    """Let a resident write below a post, and return what the portal reads of it."""
    wish = {"platform": platform, "post": post_id, "author": author, "text": text}
    said = play.write(store, {**wish, "parent": parent_id}, now=at)
    place, resident = PLACES[platform], BY_KEY[author]
    return RemoteComment(
        external_id=said.id,
        post_id=post_id,
        author=place.author(resident),
        author_id=place.author_id(resident),
        text=said.text,
        posted_at=at,
        url=place.comment_address(said),
        parent_id=said.parent_id,
    )


def reply(store: Store, platform: str, answered: str, text: str, *, at: datetime) -> Published:
    """Let the council answer a comment there."""
    parent = store.comment(answered, platform)
    if parent is None:
        raise ValueError("There is no such comment to answer.")
    own_id = new_id(store, parent.post_id) if platform == "facebook" else store.snowflake()
    said = Comment(
        id=own_id,
        platform=platform,
        post_id=parent.post_id,
        parent_id=parent.parent_id or parent.id,
        author=COUNCIL_KEY,
        text=text,
        created_at=at,
    )
    store.add_comment(said)
    return Published(said.id, PLACES[platform].comment_address(said))
