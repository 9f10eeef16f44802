"""Takes in videos: what they really are, and nothing hidden in them."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import BinaryIO, cast

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.utils.translation import gettext as _

from posts.films import boxes, elements
from posts.films.reel import Span
from posts.taken import Taken, digest, refuse_at_sight

MAX_VIDEO_BYTES = 2 * 1024 * 1024 * 1024
PIECE = struct.Struct(">QI")
"""In front of each piece that was cut out: where it stood, and how long it is."""


def video(upload: File) -> Taken:
    """Accept an MP4, QuickTime or WebM video by what its bytes say, and blank what is hidden in it.

    What was blanked is kept as pieces, of which `whole` makes the original again. Raises
    `ValidationError` with a sentence.
    """
    head = refuse_at_sight(upload, at_most=MAX_VIDEO_BYTES)
    if head[4:8] == b"ftyp" and not head[8:12].startswith((b"hei", b"mif1", b"msf1", b"avif")):
        mime, ending = ("video/quicktime", "mov") if head[8:10] == b"qt" else ("video/mp4", "mp4")
        read, blank = boxes.read, boxes.blank
    elif head.startswith(b"\x1a\x45\xdf\xa3"):
        mime, ending = "video/webm", "webm"
        read, blank = elements.read, elements.blank
    else:
        raise ValidationError(
            _("That file is not a video that we can read. Choose an MP4, MOV or WebM video.")
        )
    film = cast(BinaryIO, upload)
    reel = read(film, upload.size)
    if not reel.is_seen:
        raise ValidationError(
            _("There is nothing to see in that file, only to hear. Choose a video.")
        )
    before = digest(upload.chunks()) if reel.hidden else ""
    cut = b"".join(_cut(film, span) for span in reel.hidden)
    for span in reel.hidden:
        blank(film, span)
    return Taken(
        f"video.{ending}",
        upload,
        mime,
        digest(upload.chunks()),
        upload.size,
        width=reel.width,
        height=reel.height,
        seconds=reel.seconds,
        original=ContentFile(cut) if cut else None,
        original_sha256=before,
    )


def _cut(film: BinaryIO, span: Span) -> bytes:
    film.seek(span.start)
    return PIECE.pack(span.start, span.end - span.start) + film.read(span.end - span.start)


def whole(kept: File, cut: bytes) -> Iterator[bytes]:
    """The video as it was uploaded: what is kept, with every piece back in its place."""
    film = cast(BinaryIO, kept)
    film.seek(0)
    at = 0
    while at < len(cut):
        start, length = PIECE.unpack_from(cut, at)
        at += PIECE.size
        while film.tell() < start:
            yield film.read(min(File.DEFAULT_CHUNK_SIZE, start - film.tell()))
        yield cut[at : at + length]
        film.seek(start + length)
        at += length
    while piece := film.read(File.DEFAULT_CHUNK_SIZE):
        yield piece
