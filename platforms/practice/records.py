"""The values that the practice platforms remember: posts, comments, media, uploads, requests."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from platforms.practice.exchange import JsonObject

COUNCIL_KEY = "council"
PUBLISHED, HIDDEN, HELD, SPAM, REJECTED = (
    "published",
    "hidden",
    "heldForReview",
    "likelySpam",
    "rejected",
)


def _moment(seconds: float | None) -> datetime | None:
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC)


@dataclass(frozen=True)
class Post:
    id: str
    platform: str
    text: str
    created_at: datetime
    title: str = ""
    link: str = ""
    media: tuple[str, ...] = ()
    """Ids of its pictures or its video."""
    details: JsonObject = field(default_factory=dict)
    published: bool = True
    deleted_at: datetime | None = None

    @classmethod
    def read(cls, row: sqlite3.Row) -> Post:
        return cls(
            id=row["id"],
            platform=row["platform"],
            text=row["text"],
            created_at=datetime.fromtimestamp(row["created_at"], UTC),
            title=row["title"],
            link=row["link"],
            media=tuple(json.loads(row["media"])),
            details=json.loads(row["details"]),
            published=bool(row["published"]),
            deleted_at=_moment(row["deleted_at"]),
        )

    def columns(self) -> Mapping[str, object]:
        return {
            "platform": self.platform,
            "id": self.id,
            "text": self.text,
            "title": self.title,
            "link": self.link,
            "media": json.dumps(self.media),
            "details": json.dumps(self.details),
            "published": self.published,
            "created_at": self.created_at.timestamp(),
            "deleted_at": self.deleted_at and self.deleted_at.timestamp(),
        }


@dataclass(frozen=True)
class Comment:
    id: str
    platform: str
    post_id: str
    author: str
    """The key of a resident, or `COUNCIL_KEY`."""
    text: str
    created_at: datetime
    parent_id: str = ""
    state: str = PUBLISHED

    @classmethod
    def read(cls, row: sqlite3.Row) -> Comment:
        return cls(
            id=row["id"],
            platform=row["platform"],
            post_id=row["post_id"],
            author=row["author"],
            text=row["text"],
            created_at=datetime.fromtimestamp(row["created_at"], UTC),
            parent_id=row["parent_id"],
            state=row["state"],
        )

    def columns(self) -> Mapping[str, object]:
        return {
            "platform": self.platform,
            "id": self.id,
            "post_id": self.post_id,
            "parent_id": self.parent_id,
            "author": self.author,
            "text": self.text,
            "state": self.state,
            "created_at": self.created_at.timestamp(),
        }

    @property
    def hidden(self) -> bool:
        return self.state != PUBLISHED

    @property
    def by_council(self) -> bool:
        return self.author == COUNCIL_KEY


@dataclass(frozen=True)
class Medium:
    """A picture or a video that was sent to us. Width and height are 0 where we did not look."""

    id: str
    platform: str
    file: str
    mime: str
    size: int
    created_at: float
    width: int = 0
    height: int = 0
    alt_text: str = ""

    @property
    def is_video(self) -> bool:
        return self.mime.startswith("video/")


@dataclass(frozen=True)
class Upload:
    """An upload that comes in pieces. Its bytes so far are the file of the same name."""

    id: str
    target: str
    mime: str
    total: int | None
    details: JsonObject
    created_at: float
    result: str = ""


@dataclass(frozen=True)
class Line:
    """One request in the log. Never its query, its headers or its body: tokens live there."""

    platform: str
    method: str
    path: str
    received_ns: int
    answered_ns: int
    size: int
    status: int
    outcome: str


@dataclass(frozen=True)
class Consent:
    """What somebody has let an app do, as far as a code or a token carries it."""

    who: str
    """The key of a persona."""
    account: str
    """The id of the account that it opens; empty for a person on Facebook, or where none is."""
    scopes: tuple[str, ...]
    back: str = ""
    challenge: str = ""

    @classmethod
    def read(cls, row: sqlite3.Row) -> Consent:
        scopes = tuple(row["scopes"].split())
        return cls(row["who"], row["account"], scopes, row["back"], row["challenge"])

    def columns(self) -> Mapping[str, object]:
        return {
            "who": self.who,
            "account": self.account,
            "scopes": " ".join(self.scopes),
            "back": self.back,
            "challenge": self.challenge,
        }
