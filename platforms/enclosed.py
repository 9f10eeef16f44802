"""Files on disk that go to a platform: exactly those that were approved, or none."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from platforms.errors import Rejected


@dataclass(frozen=True)
class Picture:
    """A picture on disk. `sha256` is the hex digest of its bytes, as approved."""

    path: Path
    mime: str
    sha256: str
    alt_text: str = ""
    """Empty only when a person has said that the picture is decorative."""

    def read(self) -> bytes:
        """Return the bytes, or raise `Rejected` when they are not what was approved."""
        return _as_approved(self.path, self.sha256, "picture")


@dataclass(frozen=True)
class PictureLimits:
    """The largest picture that a platform takes, or shows: the longer side in pixels, and bytes."""

    longest_side: int
    most_bytes: int
    png_bytes: int
    """Of a PNG, where a larger one would be spoilt."""


@dataclass(frozen=True)
class VideoLimits:
    """The longest video that a platform takes; None where it sets no bound that we could reach."""

    most_bytes: int
    seconds: int | None = None


@dataclass(frozen=True)
class Video:
    """A video on disk. `sha256` is the hex digest of its bytes, as approved; `size` is in bytes."""

    path: Path
    mime: str
    sha256: str
    size: int


@dataclass(frozen=True)
class Captions:
    """The spoken words of a video, SubRip or WebVTT on disk. `language` is a tag of BCP 47."""

    path: Path
    language: str
    sha256: str

    def read(self) -> bytes:
        """Return the bytes, or raise `Rejected` when they are not what was approved."""
        return _as_approved(self.path, self.sha256, "captions file")


def _as_approved(path: Path, sha256: str, noun: str) -> bytes:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise Rejected(f"The {noun} is no longer on disk; attach it again.") from error
    if hashlib.sha256(content).hexdigest() != sha256:
        raise Rejected(f"The {noun} on disk is not the one that was approved.")
    return content
