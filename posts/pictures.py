"""Takes in pictures and videos: what they really are, how large, and nothing hidden in them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from io import BytesIO

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

MAX_PICTURE_BYTES = 20 * 1024 * 1024
MAX_VIDEO_BYTES = 2 * 1024 * 1024 * 1024
LONGEST_SIDE = 2048
"""Pixels. Keeps every picture under the 5 MB that X takes, whatever the telephone made of it."""
THUMBNAIL_SIDE, NARROWEST_THUMBNAIL = 1280, 640
"""Pixels. YouTube takes no narrower one, and shows none larger."""
PICTURES = {"JPEG": "image/jpeg", "PNG": "image/png"}
DOCUMENTS = (".pdf", ".doc", ".docx", ".odt", ".xls", ".xlsx", ".ppt", ".pptx")


@dataclass(frozen=True)
class Taken:
    """A file as it will be kept: `sha256` is the hex digest of its bytes."""

    name: str
    file: File
    mime: str
    sha256: str
    size: int


def _refuse_at_sight(upload: File, *, at_most: int) -> None:
    name = (upload.name or "").lower()
    if name.endswith(DOCUMENTS):
        raise ValidationError(
            _("A document cannot be attached. Put it on the website and link to it. (Policy 2.4)")
        )
    if not upload.size:
        raise ValidationError(_("That file is empty. Choose it again."))
    if upload.size > at_most:
        raise ValidationError(
            _("That file is %(size)s MB and may be at most %(most)s MB. Make it smaller.")
            % {"size": round(upload.size / 1024**2), "most": at_most // 1024**2}
        )


def picture(upload: File) -> Taken:
    """Draw the picture anew, upright, without place or other hidden data, and small enough.

    Takes JPEG, PNG, WebP and GIF by what the bytes say, whatever the name says. Raises
    `ValidationError` with a sentence.
    """
    kind, drawn = _drawn(upload, ["JPEG", "PNG", "WEBP", "GIF"], longest=LONGEST_SIDE)
    return _clean(drawn, kind, "picture")


def _drawn(upload: File, kinds: list[str], *, longest: int) -> tuple[str, Image.Image]:
    """Return a picture upright and no larger than is needed, and as what to keep it."""
    _refuse_at_sight(upload, at_most=MAX_PICTURE_BYTES)
    try:
        with Image.open(upload, formats=kinds) as opened:
            upright = ImageOps.exif_transpose(opened)
            upright.thumbnail((longest, longest))
            kind = "JPEG" if opened.format == "JPEG" else "PNG"
            return kind, upright.convert("RGB" if kind == "JPEG" else "RGBA")
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError) as error:
        raise ValidationError(
            _("That file is not a picture that we can read. Choose a JPEG or PNG picture.")
        ) from error


def _clean(drawn: Image.Image, kind: str, name: str) -> Taken:
    """Keep what is seen, and nothing else: a new image carries no EXIF."""
    out = BytesIO()
    clean = Image.new(drawn.mode, drawn.size)
    clean.paste(drawn)
    clean.save(out, kind, quality=88, optimize=True)
    content = out.getvalue()
    return Taken(
        f"{name}.{kind.lower()}",
        ContentFile(content),
        PICTURES[kind],
        hashlib.sha256(content).hexdigest(),
        len(content),
    )


def thumbnail(upload: File) -> Taken:
    """Draw a thumbnail anew as a JPEG: well under the 2 MB that YouTube takes."""
    drawn = _drawn(upload, ["JPEG", "PNG"], longest=THUMBNAIL_SIDE)[1]
    if drawn.width < NARROWEST_THUMBNAIL:
        raise ValidationError(
            _("That picture is %(width)s pixels wide. YouTube asks for %(least)s or more.")
            % {"width": drawn.width, "least": NARROWEST_THUMBNAIL}
        )
    return _clean(drawn.convert("RGB"), "JPEG", "thumbnail")


def video(upload: File) -> Taken:
    """Accept an MP4, QuickTime or WebM video by what its first bytes say."""
    _refuse_at_sight(upload, at_most=MAX_VIDEO_BYTES)
    upload.seek(0)
    head = upload.read(16)
    if head[4:8] == b"ftyp":
        mime, ending = ("video/quicktime", "mov") if head[8:10] == b"qt" else ("video/mp4", "mp4")
    elif head.startswith(b"\x1a\x45\xdf\xa3"):
        mime, ending = "video/webm", "webm"
    else:
        raise ValidationError(
            _("That file is not a video that we can read. Choose an MP4, MOV or WebM video.")
        )
    digest = hashlib.sha256()
    upload.seek(0)
    for piece in upload.chunks():
        digest.update(piece)
    return Taken(f"video.{ending}", upload, mime, digest.hexdigest(), upload.size)
