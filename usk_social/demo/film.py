"""Makes a silent film of a few drawings, so that practice has a video that really plays.

A WebM file is a Matroska one with VP8 pictures in it, and a WebP picture is one VP8 key frame:
https://www.matroska.org/technical/elements.html and
https://developers.google.com/speed/webp/docs/riff_container.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from io import BytesIO

from PIL import Image

SECONDS_EACH = 3
FRAMES_A_SECOND = 2
"""The same picture again and again, so that a player can start anywhere."""


def film(pictures: Sequence[Image.Image]) -> bytes:
    """Return a WebM film that shows pictures of one size one after the other."""
    width, height = pictures[0].size
    shown = [frame for one in pictures for frame in [_key_frame(one)] * _frames_each()]
    step = 1000 // FRAMES_A_SECOND
    kind = _element(
        "1A45DFA3",
        _element("4282", b"webm"),
        _element("4287", _number(2)),
        _element("4285", _number(2)),
    )
    length = _element("4489", struct.pack(">d", len(shown) * step))
    about = _element(
        "1549A966",
        _element("2AD7B1", _number(1_000_000)),
        length,
        _element("4D80", b"Usk Social"),
        _element("5741", b"Usk Social"),
    )
    measures = _element("E0", _element("B0", _number(width)), _element("BA", _number(height)))
    track = _element(
        "AE",
        _element("D7", _number(1)),
        _element("73C5", _number(1)),
        _element("83", _number(1)),
        _element("86", b"V_VP8"),
        measures,
    )
    blocks = [
        _element("A3", b"\x81", struct.pack(">h", number * step), b"\x80", frame)
        for number, frame in enumerate(shown)
    ]
    cluster = _element("1F43B675", _element("E7", _number(0)), *blocks)
    return kind + _element("18538067", about, _element("1654AE6B", track), cluster)


def _frames_each() -> int:
    return SECONDS_EACH * FRAMES_A_SECOND


def _key_frame(picture: Image.Image) -> bytes:
    """Return a picture as VP8, which is what a plain WebP file has in its only chunk."""
    out = BytesIO()
    picture.convert("RGB").save(out, "WEBP", quality=75, method=0)
    content = out.getvalue()
    (size,) = struct.unpack("<I", content[16:20])
    return content[20 : 20 + size]


def _element(name: str, *content: bytes) -> bytes:
    """Return an element of Matroska: its id, its size in eight bytes, and what is in it."""
    whole = b"".join(content)
    return bytes.fromhex(name) + (1 << 56 | len(whole)).to_bytes(8, "big") + whole


def _number(value: int) -> bytes:
    return value.to_bytes(4, "big")
