"""What only some platforms let us do: ask an adapter with `isinstance` or `issubclass`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from platforms.base import Captions, Content, Picture, Published


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
