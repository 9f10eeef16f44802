"""A film with captions and a thumbnail, for whoever needs one."""

from __future__ import annotations

import hashlib

from django.core.files.base import ContentFile

from accounts.models import User
from posts.models import Extra, Media
from tests.posts.test_pictures import drawn

FILM = b"\x00\x00\x00\x18ftypmp42" + bytes(300_000)
SRT = b"1\n00:00:00,000 --> 00:00:02,000\nCroeso i Frynbuga\n"


def film(by: User, *, extras: bool = True) -> Media:
    media = Media(
        kind="video",
        mime="video/mp4",
        size=len(FILM),
        sha256=hashlib.sha256(FILM).hexdigest(),
        rights="ours",
        people="none",
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
