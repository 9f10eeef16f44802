"""A film with captions and a thumbnail, for whoever needs one."""

from __future__ import annotations

import hashlib
import struct

from django.core.files.base import ContentFile

from accounts.models import User
from posts.models import Extra, Media
from tests.posts.test_pictures import drawn

FILM = b"\x00\x00\x00\x18ftypmp42" + bytes(300_000)
"""A file that looks like a video from its head; what it shows, no test asks."""
SRT = b"1\n00:00:00,000 --> 00:00:02,000\nCroeso i Frynbuga\n"


def box(kind: bytes, *content: bytes) -> bytes:
    whole = b"".join(content)
    return struct.pack(">I4s", 8 + len(whole), kind) + whole


def mp4(
    *hidden: bytes, seconds: int = 9, handler: bytes = b"vide", film: bytes = bytes(4000)
) -> bytes:
    """An MP4 as a telephone makes it, with whatever else is to stand in its head."""
    length = box(b"mvhd", struct.pack(">IIIII", 0, 0, 0, 1000, seconds * 1000 - 1), bytes(80))
    measures = box(b"tkhd", bytes(76), struct.pack(">II", 1280 << 16, 720 << 16))
    says = box(b"hdlr", bytes(8), handler, bytes(12))
    track = box(b"trak", measures, box(b"mdia", says))
    kind = box(b"ftyp", b"mp42", bytes(4), b"mp42isom")
    return kind + box(b"moov", length, track, *hidden) + box(b"mdat", film)


def film(by: User, *, extras: bool = True) -> Media:
    media = Media(
        kind="video",
        mime="video/mp4",
        size=len(FILM),
        sha256=hashlib.sha256(FILM).hexdigest(),
        rights="ours",
        people="none",
        captions_plan="file" if extras else "no_speech",
        added_by=by,
    )
    media.file.save("a.mp4", ContentFile(FILM))
    if extras:
        put(media, "captions", SRT, "application/x-subrip", by=by, language="cy")
        put(media, "thumbnail", drawn("JPEG", (640, 360)), "image/jpeg", by=by)
    return media


def put(
    media: Media, kind: str, content: bytes, mime: str, *, by: User, language: str = ""
) -> None:
    extra = Extra(
        media=media,
        kind=kind,
        mime=mime,
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        language=language,
        added_by=by,
    )
    extra.file.save(kind, ContentFile(content))
