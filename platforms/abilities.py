"""What only some platforms let us do: ask an adapter with `isinstance` or `issubclass`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, runtime_checkable

from platforms.base import Captions, Content, Picture, Published, RemoteComment


@runtime_checkable
class Editable(Protocol):
    """A platform on which the words of a post can be changed once it is out."""

    def edit(self, external_id: str, content: Content) -> None:
        """Have a post say what the content says; its link and media stay. Safe to repeat."""


@runtime_checkable
class Captioned(Protocol):
    """A platform on which a video has captions, and a thumbnail that somebody has chosen."""

    def caption(self, external_id: str, captions: Captions) -> None:
        """Put captions under a video, unless it has them in that language. Safe to repeat."""

    def thumbnail(self, external_id: str, picture: Picture) -> None:
        """Set the picture that stands for a video. Safe to repeat."""


@runtime_checkable
class Resumable(Protocol):
    """A platform on which an upload has an address of its own, at which one can ask after it."""

    def uploaded(self, content: Content, session: str) -> Published:
        """Return what came of an upload. Only asks: nothing is sent.

        Raises `NotThere` when not all of it has arrived, so that nobody can see it, and
        `Unconfirmed` when the platform no longer knows this upload.
        """


@dataclass
class Usage:
    """What a client has done so far of what its platform charges for."""

    posts: int = 0
    links: int = 0
    """Posts with a link, which cost more; they are not counted among the others."""
    reads: int = 0
    own_reads: int = 0
    """Of the account's own timeline, and of what mentions it."""


@runtime_checkable
class Metered(Protocol):
    """A platform that charges for every post that it takes or shows."""

    def used(self) -> Usage:
        """Return what this client has used, calls that ended badly among it."""

    @staticmethod
    def has_link(content: Content) -> bool:
        """Whether it is charged as a post with a link."""


@runtime_checkable
class Removing(Protocol):
    """A platform on which we can remove what a resident wrote under our post."""

    def remove(self, comment_id: str) -> None:
        """Remove a comment for good. One that is gone already counts as removed."""


@runtime_checkable
class Answering(Protocol):
    """A platform on which we can answer what a resident wrote."""

    def reply(self, comment_id: str, text: str) -> Published:
        """Answer a comment in public, as the council. Not safe to repeat."""

    @staticmethod
    def measured(text: str) -> tuple[int, int]:
        """Return how long an answer is, counted as it is there, and how long it may be."""


@runtime_checkable
class Recalling(Protocol):
    """A platform on which we can see what we have answered."""

    def answers(self, comment_id: str, *, since: datetime) -> Iterable[RemoteComment]:
        """Yield what the account itself has answered to a comment since then."""


@runtime_checkable
class Banning(Protocol):
    """A platform on which somebody can be kept from speaking to us for a while."""

    def shut_out(self, author_id: str, comment_id: str, *, kind: str) -> None:
        """Mute or ban ("mute", "ban") whoever wrote this comment. Safe to repeat.

        Raises `Rejected`, saying where to do it, where the platform knows only the other kind.
        """

    def let_in(self, author_id: str, *, kind: str) -> None:
        """Lift that. Safe to repeat; raises `Rejected` where only a person can do it there."""


@runtime_checkable
class Rereading(Protocol):
    """A platform on which one comment can be asked for by its id."""

    def comment(self, comment_id: str) -> RemoteComment | None:
        """Return a comment as it stands now, or None when it is gone."""
