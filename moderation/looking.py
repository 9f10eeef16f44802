"""Asks a platform for one comment as it stands there now."""

from __future__ import annotations

from accounts.models import Channel
from platforms.abilities import Rereading
from platforms.base import Platform, Rejected, RemoteComment
from posts.models.metering import speak


def look(channel: Channel, comment_id: str) -> RemoteComment | None:
    """Return a comment, or None when it is gone. Raises `PlatformError`."""

    def ask(client: Platform) -> RemoteComment | None:
        if not isinstance(client, Rereading):
            raise Rejected("This platform lets nobody ask for one comment; look at it there.")
        return client.comment(comment_id)

    return speak(channel, ask)
