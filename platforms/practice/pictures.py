"""Keeping a picture that was sent: looked at before it is believed."""

from __future__ import annotations

import io
from typing import Final

from PIL import Image, UnidentifiedImageError

from platforms.practice.exchange import Request
from platforms.practice.records import Medium
from platforms.practice.store import Store

KINDS: Final = ("JPEG", "PNG", "GIF", "WEBP", "BMP", "TIFF")


class NotAPicture(ValueError):
    """The bytes are not a picture, whatever they were called."""


def keep(
    store: Store, request: Request, platform: str, content: bytes, alt_text: str = ""
) -> Medium:
    """Keep a picture. May raise `NotAPicture`."""
    try:
        with Image.open(io.BytesIO(content), formats=KINDS) as image:
            mime, (width, height) = Image.MIME[image.format or ""], image.size
            image.verify()
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, SyntaxError):
        raise NotAPicture from None
    medium_id = store.snowflake()
    (store.media / medium_id).write_bytes(content)
    return store.add_medium(
        Medium(
            id=medium_id,
            platform=platform,
            file=medium_id,
            mime=mime,
            size=len(content),
            created_at=request.received_at.timestamp(),
            width=width,
            height=height,
            alt_text=alt_text,
        )
    )
