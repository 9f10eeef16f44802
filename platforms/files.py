"""A video on its way out: read in pieces, and waited for while a platform works on it."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import BinaryIO, TypeVar

from platforms.base import Rejected, Unavailable, Upload, Video

Found = TypeVar("Found")

PATIENCE = 60.0
"""Seconds for which a worker stays with what a platform is working on."""
SIGN_OF_LIFE = 0.5
"""Seconds after which whoever waits says that it is still there."""
COME_BACK_AFTER = timedelta(minutes=2)


@contextmanager
def as_approved(video: Video) -> Iterator[BinaryIO]:
    """Open a video, or raise `Rejected` when it is not what was approved."""
    try:
        file = video.path.open("rb")
    except OSError:
        raise Rejected("The video is no longer on disk; attach it again.") from None
    with file:
        if hashlib.file_digest(file, "sha256").hexdigest() != video.sha256:
            raise Rejected("The video on disk is not the one that was approved.")
        file.seek(0)
        yield file


def wait_for(
    look: Callable[[], tuple[Found, float]], upload: Upload, size: int, label: str
) -> Found:
    """Look until there is nothing left to wait for, and return what was found then.

    `look` says what it found, and after how many seconds to look again: 0 for never. Raises
    `Unavailable` when it takes long: all of the video is there, and asking again does no harm.
    """
    deadline = time.monotonic() + PATIENCE
    while True:
        found, seconds = look()
        if not seconds:
            return found
        until = time.monotonic() + seconds
        if until > deadline:
            raise Unavailable(
                f"{label} has the whole video and is still working on it.",
                retry_at=datetime.now(UTC) + COME_BACK_AFTER,
            )
        while (left := until - time.monotonic()) > 0:
            upload.progress(size, size)
            time.sleep(min(left, SIGN_OF_LIFE))
