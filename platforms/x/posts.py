"""A post as X shows it, ours or a resident's, and what that is in our own terms."""

import html
import re
from collections.abc import Sequence
from datetime import datetime
from typing import NotRequired, TypedDict

from django.conf import settings
from twitter_text import extract_urls

from platforms.base import Live, RemoteComment
from platforms.matching import links
from platforms.transport import on_page, page

HOSTS = ("x.com", "www.x.com", "mobile.x.com", "twitter.com", "www.twitter.com")
PLACE = re.compile(r"/(?:i/web|\w+)/status/(\d+)(?:/|$)", re.ASCII)

MENTION_FIELDS = [
    "author_id",
    "conversation_id",
    "created_at",
    "entities",
    "note_tweet",
    "referenced_tweets",
]
FIELDS = ["attachments", "created_at", "entities", "note_tweet"]
MEDIA_FIELDS = ["alt_text", "type"]


class Link(TypedDict):
    url: str
    expanded_url: NotRequired[str]
    display_url: NotRequired[str]
    media_key: NotRequired[str]


class Named(TypedDict):
    username: str
    id: NotRequired[str]


class Entities(TypedDict):
    urls: NotRequired[list[Link]]
    mentions: NotRequired[list[Named]]


class Words(TypedDict):
    text: str
    entities: NotRequired[Entities]


class Attachments(TypedDict):
    media_keys: NotRequired[list[str]]


class Post(Words):
    id: str
    created_at: str
    note_tweet: NotRequired[Words]
    """The whole of a text that is longer than 280."""
    attachments: NotRequired[Attachments]


class Reference(TypedDict):
    type: str
    id: str


class Mention(Post):
    author_id: str
    conversation_id: str
    referenced_tweets: NotRequired[list[Reference]]
    edit_history_tweet_ids: NotRequired[list[str]]
    """Every number that it has had: X gives it a new one each time its author changes it."""


class Medium(TypedDict):
    media_key: str
    type: str
    alt_text: NotRequired[str]


class Beside(TypedDict):
    """What stands beside posts in an answer, as it was asked for."""

    media: NotRequired[list[Medium]]


def as_live(post: Post, beside: Beside) -> Live:
    keys = post.get("attachments", {}).get("media_keys", [])
    media = [medium for medium in beside.get("media", []) if medium["media_key"] in keys]
    pictures = [medium for medium in media if medium["type"] != "video"]
    return Live(
        external_id=post["id"],
        url=address(post["id"]),
        text=_as_written(post),
        posted_at=datetime.fromisoformat(post["created_at"]),
        has_picture=bool(pictures),
        has_video=len(pictures) < len(media),
        alt_text=_described(pictures),
    )


def as_comment(mention: Mention, name: str, *, mentions_us: bool = True) -> RemoteComment:
    conversation = mention["conversation_id"]
    answered = {one["type"]: one["id"] for one in mention.get("referenced_tweets", [])}
    parent = answered.get("replied_to", conversation)
    return RemoteComment(
        external_id=mention["id"],
        post_id=conversation,
        author=f"@{name}",
        author_id=mention["author_id"],
        text=_as_written(mention),
        posted_at=datetime.fromisoformat(mention["created_at"]),
        url=address(mention["id"]),
        parent_id="" if parent == conversation else parent,
        hidden=None,
        mentions_us=mentions_us,
        versions=tuple(mention.get("edit_history_tweet_ids", [])),
    )


def mentions(post: Mention, account_id: str) -> bool:
    """Return whether it names us: X lets only those be answered who do."""
    words: Words = post.get("note_tweet", post)
    named = words.get("entities", {}).get("mentions", [])
    return any(one.get("id") == account_id for one in named)


def has_link(text: str) -> bool:
    """As X finds them, and whatever else looks like one: better too much than too little."""
    return bool(links(text) or extract_urls(text))


def address(post_id: str) -> str:
    return page(f"https://x.com/i/status/{post_id}", settings.X_API_URL)


def id_at(address: str) -> str | None:
    there = on_page(address, HOSTS, settings.X_API_URL)
    place = PLACE.match(there.path) if there else None
    return place[1] if place else None


def _described(pictures: Sequence[Medium]) -> str | None:
    """Return what the first picture is said to show. Without words, X shows no such field."""
    return pictures[0].get("alt_text", "") if pictures else None


def _as_written(post: Post) -> str:
    """Undo what X does to a text.

    It escapes it, puts its own short links into it, and ends it with one to its pictures. Links
    come last: an address may look escaped where it is not.
    """
    words: Words = post.get("note_tweet", post)
    text = html.unescape(words["text"])
    for link in words.get("entities", {}).get("urls", []):
        text = text.replace(link["url"], _expanded(link))
    return text.rstrip()


def _expanded(link: Link) -> str:
    shown_as = link.get("display_url", "")
    if "media_key" in link or shown_as.startswith(("pic.twitter.com/", "pic.x.com/")):
        return ""
    return link.get("expanded_url") or link["url"]
