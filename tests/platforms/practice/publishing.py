"""Publishing on the practice platforms as the portal does: through the adapters themselves."""

from __future__ import annotations

import hashlib
from pathlib import Path

from platforms.base import Account, Content, Message, Picture, Published, Video
from platforms.practice import accounts
from platforms.registry import PLATFORMS
from tests.platforms.kept import Kept

ACCOUNTS: dict[str, Account] = {
    "facebook": accounts.FACEBOOK,
    "x": accounts.X,
    "youtube": accounts.YOUTUBE,
}
LINK = "https://usk.example/market"
SMALL_FILM = b"film"


def content(
    platform: str, folder: Path, text: str = "Market day", *, picture: Picture | None = None
) -> Content:
    """Return words and a link as the platform wants them; a small film with them on YouTube."""
    message = Message(text, link=LINK, picture=picture)
    if platform == "youtube":
        path = folder / "small.mp4"
        path.write_bytes(SMALL_FILM)
        digest = hashlib.sha256(SMALL_FILM).hexdigest()
        film = Video(path, "video/mp4", digest, len(SMALL_FILM))
        message = Message(text, link=LINK, video=film)
    return PLATFORMS[platform].compose(message)


def publish(platform: str, what: Content, upload: Kept | None = None) -> Published:
    return PLATFORMS[platform](ACCOUNTS[platform]).publish(what, upload or Kept())
