"""How X shows its objects: three fields unless more are asked for, and others beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from platforms.practice.accounts import COUNCIL, HANDLE, X
from platforms.practice.exchange import Json, JsonObject, Request
from platforms.practice.records import COUNCIL_KEY, Comment, Medium, Post
from platforms.practice.residents import BY_KEY
from platforms.practice.store import Store
from platforms.practice.x import text

ALWAYS: Final = ("id", "text", "edit_history_tweet_ids")
NEW_NAMES: Final = {
    "referenced_tweets": "referenced_posts",
    "edit_history_tweet_ids": "edit_history_post_ids",
}
"""The published specification calls a tweet a post; the SDK does not. We answer as we are asked."""


@dataclass(frozen=True)
class Tweet:
    """A post or a reply: on X they are the same thing."""

    id: str
    written: str
    author: str
    """The key of a resident, or `COUNCIL_KEY`."""
    created_at: datetime
    answers: str
    """The tweet it answers, or empty."""
    conversation: str
    media: tuple[Medium, ...] = ()

    @property
    def author_id(self) -> str:
        return X.external_id if self.author == COUNCIL_KEY else BY_KEY[self.author].x_id


def tweet(store: Store, one: Post | Comment) -> Tweet:
    if isinstance(one, Post):
        media = tuple(medium for id_ in one.media if (medium := store.medium(id_)))
        return Tweet(one.id, one.text, COUNCIL_KEY, one.created_at, "", one.id, media)
    answers = one.parent_id or one.post_id
    return Tweet(one.id, one.text, one.author, one.created_at, answers, one.post_id)


def find(store: Store, tweet_id: str) -> Tweet | None:
    found = store.post(tweet_id, "x") or store.comment(tweet_id, "x")
    return tweet(store, found) if found else None


def moment(at: datetime) -> str:
    return at.strftime("%Y-%m-%dT%H:%M:%S.000Z")


def asked(request: Request, name: str) -> list[str]:
    return [field for field in request.query.get(name, "").split(",") if field]


def media_key(medium: Medium) -> str:
    return f"{7 if medium.is_video else 3}_{medium.id}"


def place(medium: Medium, base: str) -> str:
    return f"{base}/practice/media/{medium.id}"


def shown(store: Store, one: Tweet, request: Request) -> JsonObject:
    """Return a tweet with the fields that were asked for."""
    page = f"https://x.com/{HANDLE}/status/{one.id}/photo/1"
    pairs = tuple((media_key(medium), page) for medium in one.media)
    said = text.show(one.written, pairs)
    answered = find(store, one.answers) if one.answers else None
    full: JsonObject = {
        "id": one.id,
        "text": said.text,
        "edit_history_tweet_ids": [one.id],
        "author_id": one.author_id,
        "conversation_id": one.conversation,
        "created_at": moment(one.created_at),
        "lang": "en",
        "entities": said.entities or None,
        "referenced_tweets": [{"type": "replied_to", "id": one.answers}] if one.answers else None,
        "in_reply_to_user_id": answered.author_id if answered else None,
        "attachments": {"media_keys": [media_key(medium) for medium in one.media]}
        if one.media
        else None,
        "reply_settings": "everyone",
        "possibly_sensitive": False,
    }
    new = "post.fields" in request.query
    fields = asked(request, "post.fields" if new else "tweet.fields")
    wanted = {*ALWAYS, *fields, *_expanded(request)}
    names = NEW_NAMES if new else {}
    return {
        names.get(name, name): value
        for name, value in full.items()
        if value is not None and {name, names.get(name, name)} & wanted
    }


def _expanded(request: Request) -> set[str]:
    """An expansion brings the field that it expands."""
    expansions = asked(request, "expansions")
    return {
        "attachments" if one == "attachments.media_keys" else one.split(".")[0]
        for one in expansions
    }


def user(author: str, request: Request) -> JsonObject:
    user_id, name, handle = X.external_id, COUNCIL, HANDLE
    if resident := BY_KEY.get(author):
        user_id, name, handle = resident.x_id, resident.name, resident.handle
    full: JsonObject = {
        "id": user_id,
        "name": name,
        "username": handle,
        "verified": author == COUNCIL_KEY,
        "protected": False,
        "created_at": "2020-04-01T09:00:00.000Z",
    }
    wanted = {"id", "name", "username", *asked(request, "user.fields")}
    return {key: value for key, value in full.items() if key in wanted}


def includes(tweets: Sequence[Tweet], request: Request) -> JsonObject:
    """Return the objects that stand beside a list of tweets, as the expansions ask."""
    expansions = asked(request, "expansions")
    found: dict[str, Json] = {}
    if "author_id" in expansions:
        authors = dict.fromkeys(one.author for one in tweets)
        found["users"] = [user(author, request) for author in authors]
    if "attachments.media_keys" in expansions:
        found["media"] = [medium_shown(medium, request) for one in tweets for medium in one.media]
    return {name: value for name, value in found.items() if value}


def medium_shown(medium: Medium, request: Request) -> JsonObject:
    full: JsonObject = {
        "media_key": media_key(medium),
        "type": "video" if medium.is_video else "photo",
        "url": None if medium.is_video else place(medium, request.base),
        "alt_text": medium.alt_text or None,
        "width": medium.width,
        "height": medium.height,
    }
    wanted = {"media_key", "type", *asked(request, "media.fields")}
    return {key: value for key, value in full.items() if key in wanted and value is not None}
