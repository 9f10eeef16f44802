"""What every platform can do for us, the values it speaks in, and the ways in which it can fail."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Protocol

from platforms.enclosed import Captions, Picture, PictureLimits, Video, VideoLimits
from platforms.errors import (
    Duplicate,
    NotThere,
    PlatformError,
    Reconnect,
    Rejected,
    Unavailable,
    Unconfirmed,
)

__all__ = [
    "Account",
    "Captions",
    "Content",
    "Duplicate",
    "Live",
    "Message",
    "NotThere",
    "Picture",
    "PictureLimits",
    "Platform",
    "PlatformError",
    "Published",
    "Reconnect",
    "Rejected",
    "RemoteComment",
    "Unavailable",
    "Unconfirmed",
    "Upload",
    "Video",
    "VideoLimits",
]


@dataclass(frozen=True)
class Account:
    """The account we speak as (a Page, an X account, a YouTube channel) and what lets us in."""

    external_id: str
    access_token: str
    refresh_token: str = ""
    expires_at: datetime | None = None


@dataclass(frozen=True)
class Message:
    """What the council wants to say, before any platform has given it its shape."""

    text: str
    link: str = ""
    picture: Picture | None = None
    video: Video | None = None
    captions: Captions | None = None
    thumbnail: Picture | None = None
    title: str = ""
    """Of a video, where a platform gives it one; empty for the first line of the text."""
    tags: tuple[str, ...] = ()


@dataclass(frozen=True)
class Content:
    """Exactly what one platform is sent: what the approver sees and the approval's hash covers."""

    text: str
    title: str = ""
    link: str = ""
    picture: Picture | None = None
    video: Video | None = None
    captions: Captions | None = None
    thumbnail: Picture | None = None
    tags: tuple[str, ...] = ()


@dataclass(frozen=True)
class Published:
    """Where a thing went. `note` is a sentence for the officer when it is not simply public."""

    external_id: str
    url: str
    note: str = ""
    posted_at: datetime | None = None
    """The platform's own time, where it was looked for and found."""


@dataclass(frozen=True)
class Live:
    """A post as it stands on the platform now, in our own terms: links expanded, entities undone.

    `alt_text` and `title` are None where the platform does not let us read them back. `note` is a
    sentence when it is not simply public (being processed, locked private).
    """

    external_id: str
    url: str
    text: str
    posted_at: datetime
    title: str | None = ""
    link: str = ""
    has_picture: bool = False
    has_video: bool = False
    alt_text: str | None = None
    note: str = ""
    is_settled: bool = True
    """False while the platform still works on it, so that it is worth looking again."""


@dataclass(frozen=True)
class RemoteComment:
    """What a resident wrote, as the platform gave it. `parent_id` is the comment it answers."""

    external_id: str
    post_id: str
    author: str
    author_id: str
    text: str
    posted_at: datetime
    url: str
    parent_id: str = ""
    hidden: bool | None = False
    """None where the platform does not say."""
    mentions_us: bool = True
    """Whether its author spoke to the account itself."""
    versions: tuple[str, ...] = ()
    """Where a change gives it a new id: all that it has had, the newest last."""


class Upload(Protocol):
    """The memory of a long upload, kept by the caller so that it survives the worker."""

    session: str
    """The platform's address of an upload already begun, or empty. Whoever has it can write."""

    def begin(self, session: str) -> None:
        """Remember the session's address. Called before the first byte is sent."""

    def progress(self, sent: int, total: int) -> None:
        """Remember how many bytes of how many the platform has."""

    def end(self) -> None:
        """Forget the session: from here on, only the channel can say what became of it."""


class Platform(Protocol):
    """One account on one platform.

    Construct one for each task: the SDK clients are not safe to share between threads.
    Every method but the static ones raises a `PlatformError` and nothing else, save the soft
    time limit of its task, which passes through.
    """

    label: ClassVar[str]
    max_length: ClassVar[int]
    """The most that `length` may say of a content's text."""
    needs_video: ClassVar[bool]
    """True where a post without a video cannot be made at all."""
    makes_cards: ClassVar[bool]
    """True where a content's link becomes a card, unless a picture or a video takes its place."""
    pictures: ClassVar[PictureLimits | None]
    """None where a post shows no picture."""
    videos: ClassVar[VideoLimits]
    takes_captions: ClassVar[bool]
    """Whether a captions file can stand with a video."""

    def __init__(self, account: Account) -> None: ...

    @staticmethod
    def compose(message: Message) -> Content:
        """Give the council's message this platform's shape. Pure: no network, no clock."""

    @staticmethod
    def length(text: str) -> int:
        """Count a text as the platform counts it."""

    @staticmethod
    def id_of(address: str, account_id: str) -> str | None:
        """Read a post's id from its web address: empty where it does not say, None for no post."""

    def publish(self, content: Content, upload: Upload) -> Published: ...

    def delete(self, external_id: str) -> None:
        """Take a post down. One that is already gone counts as taken down."""

    def live(self, external_id: str) -> Live | None:
        """Return a post as it stands on the platform, or None when it is gone."""

    def recent(self, *, since: datetime, after: str = "") -> Iterable[Live]:
        """Yield what the account itself has posted since then, whoever posted it, newest first.

        `after` is a post that is known already: where every post that is shown is paid for, it
        and those before it are not asked for.
        """

    def renew(self) -> Account:
        """Return the account with a fresh access token; the one before may no longer open.

        Raises `Reconnect` where nothing can be renewed, and then an administrator must connect.
        Tokens may be single-use: call it under the channel's lock and keep what it returns.
        """

    def comments(
        self, *, since: datetime, posts: Sequence[str], after: str = ""
    ) -> Iterable[RemoteComment]:
        """Yield what residents wrote since then; under these posts, where a platform asks which.

        `after` is a comment that is known already, as in `recent`.
        """

    def hide(self, comment_id: str) -> None:
        """Hide a resident's comment in a way that can be undone. Safe to repeat."""

    def show(self, comment_id: str) -> None:
        """Show a hidden comment again. Safe to repeat."""
