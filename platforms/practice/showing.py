"""What a post looks like to residents: the values that the pages for people are made of."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from urllib.parse import urlsplit

from django.utils import timezone

from platforms.practice.control import same
from platforms.practice.kinds import NAMES
from platforms.practice.records import REJECTED, Comment, Medium, Post
from platforms.practice.residents import BY_KEY
from platforms.practice.store import Store
from platforms.practice.website import PAGES
from platforms.practice.x.text import ADDRESS
from platforms.practice.youtube.videos import privacy

SHOWN: Final = 20
"""How many posts of a feed are shown. The others are kept."""
NOTES: Final = {
    "facebook": (NAMES["facebook"], "The council's Page. Residents comment below a post."),
    "x": (NAMES["x"], "The council's account. A comment is a reply that names the council."),
    "youtube": (NAMES["youtube"], "The council's channel. Residents comment below a video."),
}


@dataclass(frozen=True)
class LinkCard:
    address: str
    host: str
    title: str
    """The title of the page where it is one of ours, or empty: we fetch nothing."""


@dataclass(frozen=True)
class ShownComment:
    id: str
    author: str
    text: str
    when: str
    hidden: bool
    by_council: bool
    replies: tuple[ShownComment, ...]


@dataclass(frozen=True)
class ShownPost:
    platform: str
    id: str
    title: str
    text: str
    when: str
    times: int
    """How often the very same post has come."""
    pictures: tuple[Medium, ...]
    videos: tuple[Medium, ...]
    card: LinkCard | None
    comments: tuple[ShownComment, ...]
    talk: tuple[ShownComment, ...]
    """The same comments in one row, for choosing one to answer."""
    private: bool

    @property
    def anchor(self) -> str:
        return f"{self.platform}-{self.id}"


@dataclass(frozen=True)
class Feed:
    key: str
    name: str
    note: str
    posts: tuple[ShownPost, ...]
    count: int


def feed(store: Store, platform: str, now: datetime) -> Feed:
    posts = [post for post in store.posts(platform) if post.published]
    times = Counter(map(same, posts))
    shown = tuple(show(store, post, now, times[same(post)]) for post in posts[:SHOWN])
    name, note = NOTES[platform]
    return Feed(platform, name, note, shown, len(posts))


def show(store: Store, post: Post, now: datetime, times: int = 1) -> ShownPost:
    media = [medium for id_ in post.media if (medium := store.medium(id_))]
    comments = store.comments(post.platform, post_id=post.id)
    comments = [one for one in comments if one.state != REJECTED]
    threads = _threads(comments, "", now)
    return ShownPost(
        platform=post.platform,
        id=post.id,
        title=post.title,
        text=post.text,
        when=when(post.created_at, now),
        times=times,
        pictures=tuple(medium for medium in media if not medium.is_video),
        videos=tuple(medium for medium in media if medium.is_video),
        card=None if media else _card(post),
        comments=threads,
        talk=tuple(_flat(threads)),
        private=post.platform == "youtube" and privacy(post) == "private",
    )


def _threads(comments: list[Comment], parent_id: str, now: datetime) -> tuple[ShownComment, ...]:
    return tuple(
        ShownComment(
            id=one.id,
            author=BY_KEY[one.author].name if one.author in BY_KEY else "Usk Town Council",
            text=one.text,
            when=when(one.created_at, now),
            hidden=one.hidden,
            by_council=one.by_council,
            replies=_threads(comments, one.id, now),
        )
        for one in comments
        if one.parent_id == parent_id
    )


def _flat(threads: tuple[ShownComment, ...]) -> list[ShownComment]:
    return [found for one in threads for found in (one, *_flat(one.replies))]


def _card(post: Post) -> LinkCard | None:
    found = ADDRESS.search(post.text) if post.platform == "x" else None
    address = post.link or (found.group() if found else "")
    if not address:
        return None
    place = urlsplit(address)
    page = PAGES.get(re.sub(r"/?$", "/", place.path, count=1))
    return LinkCard(address, place.netloc, page.title if page else "")


def when(at: datetime, now: datetime) -> str:
    """Say a time as people say it: "today 5pm", "yesterday 9.05am", "Monday 14 December 7pm"."""
    local = timezone.localtime(at)
    hour = f"{local:%I.%M%p}".lower().lstrip("0").replace(".00", "")
    days = (timezone.localtime(now).date() - local.date()).days
    if days in (0, 1):
        return f"{('today', 'yesterday')[days]} {hour}"
    return f"{local:%A} {local.day} {local:%B} {hour}"
