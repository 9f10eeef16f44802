"""Takes in pictures: what they really are, how large, and nothing hidden in them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from io import BytesIO

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

from platforms.base import PictureLimits
from posts.taken import Taken, digest, refuse_at_sight

MAX_PICTURE_BYTES = 20 * 1024 * 1024
MOST_PIXELS = 80_000_000
"""Unpacked, such a picture takes a third of a gigabyte. Telephones make a quarter of that."""
LONGEST_SIDE = 4096
"""Pixels of the kept picture: the most that any platform shows."""
THUMBNAIL_SIDE, NARROWEST_THUMBNAIL = 1280, 640
"""Pixels. YouTube takes no narrower one, and shows none larger."""
PICTURES = {"JPEG": "image/jpeg", "PNG": "image/png"}
READABLE = ["JPEG", "PNG", "WEBP", "GIF"]
PHOTOGRAPHS = ("JPEG", "MPO")
"""An MPO is the JPEG of a telephone with more of the same picture behind it."""
QUALITIES = (88, 80, 70)
HEIC = (b"ftypheic", b"ftypheix", b"ftyphevc", b"ftypmif1", b"ftypmsf1", b"ftypheim")


def picture(upload: File) -> Taken:
    """Draw the picture anew, upright, without place or other hidden data, and small enough.

    Takes JPEG, PNG, WebP and GIF by what the bytes say, whatever the name says. Raises
    `ValidationError` with a sentence.
    """
    kind, drawn = _drawn(upload, READABLE, longest=LONGEST_SIDE)
    return _kept(drawn, kind, "picture", original=upload)


def thumbnail(upload: File) -> Taken:
    """Draw a thumbnail anew as a JPEG: well under the 2 MB that YouTube takes."""
    drawn = _drawn(upload, ["JPEG", "PNG"], longest=THUMBNAIL_SIDE)[1]
    if drawn.width < NARROWEST_THUMBNAIL:
        raise ValidationError(
            _("That picture is %(width)s pixels wide. YouTube asks for %(least)s or more.")
            % {"width": drawn.width, "least": NARROWEST_THUMBNAIL}
        )
    return _kept(drawn.convert("RGB"), "JPEG", "thumbnail")


def fitted(kept: File, size: int, limits: PictureLimits) -> Taken | None:
    """Draw a kept picture as a platform takes it; nothing where it takes it as it is."""
    with Image.open(kept, formats=list(PICTURES)) as opened:
        is_png = opened.format == "PNG"
        most = limits.png_bytes if is_png else limits.most_bytes
        if max(opened.size) <= limits.longest_side and size <= most:
            return None
        opened.thumbnail((limits.longest_side, limits.longest_side))
        small = opened.convert("RGBA" if is_png else "RGB")
    for attempt in _ever_smaller(small, is_png=is_png):
        if attempt.size <= (limits.png_bytes if attempt.mime == PICTURES["PNG"] else most):
            break
    return attempt


def _ever_smaller(drawn: Image.Image, *, is_png: bool) -> Iterator[Taken]:
    """As it is; as a JPEG, on white where one could see through it; and that with less detail."""
    if is_png:
        yield _kept(drawn, "PNG", "picture")
        white = Image.new("RGBA", drawn.size, "white")
        drawn = Image.alpha_composite(white, drawn).convert("RGB")
    for quality in QUALITIES:
        yield _kept(drawn, "JPEG", "picture", quality=quality)
    while max(drawn.size) > THUMBNAIL_SIDE:
        drawn = drawn.resize((drawn.width * 3 // 4, drawn.height * 3 // 4))
        yield _kept(drawn, "JPEG", "picture", quality=QUALITIES[-1])


def _drawn(upload: File, kinds: list[str], *, longest: int) -> tuple[str, Image.Image]:
    """Return a picture upright and no larger than is needed, and as what to keep it."""
    _refuse_by_name(refuse_at_sight(upload, at_most=MAX_PICTURE_BYTES))
    try:
        with Image.open(upload, formats=kinds) as opened:
            kind = "JPEG" if opened.format in PHOTOGRAPHS else "PNG"
            _refuse_unless_still(opened)
            # Before anything is unpacked; a photograph is then unpacked at the smaller size.
            opened.thumbnail((longest, longest))
            upright = ImageOps.exif_transpose(opened)
            return kind, upright.convert("RGB" if kind == "JPEG" else "RGBA")
    except (
        UnidentifiedImageError,
        OSError,
        ValueError,
        SyntaxError,
        Image.DecompressionBombError,
        Image.DecompressionBombWarning,
    ) as error:
        raise ValidationError(
            _("That file is not a picture that we can read. Choose a JPEG or PNG picture.")
        ) from error


def _refuse_by_name(head: bytes) -> None:
    """Say of what many people try what to do instead."""
    if head[4:12] in HEIC:
        raise ValidationError(
            _(
                "That is an HEIC picture, as iPhones make them, and no platform takes it. On the "
                "iPhone choose Settings, Camera, Formats, Most Compatible; or save it as a JPEG."
            )
        )
    if b"<svg" in head.lower():
        raise ValidationError(
            _("That is an SVG drawing, which no platform takes. Save it as a PNG picture.")
        )


def _refuse_unless_still(opened: Image.Image) -> None:
    if opened.width * opened.height > MOST_PIXELS:
        raise ValidationError(
            _("That picture is %(width)s by %(height)s pixels. Make it smaller, then choose it.")
            % {"width": opened.width, "height": opened.height}
        )
    if opened.format not in PHOTOGRAPHS and getattr(opened, "is_animated", False):
        raise ValidationError(
            _(
                "That picture moves, and only its first moment would be shown. "
                "Save it as a still picture, or add it as a video."
            )
        )


def _kept(
    drawn: Image.Image,
    kind: str,
    name: str,
    *,
    quality: int = QUALITIES[0],
    original: File | None = None,
) -> Taken:
    """Keep what is seen, and nothing else: a new image carries no EXIF."""
    out = BytesIO()
    clean = Image.new(drawn.mode, drawn.size)
    clean.paste(drawn)
    clean.save(out, kind, quality=quality, optimize=True)
    content = out.getvalue()
    return Taken(
        f"{name}.{kind.lower()}",
        ContentFile(content),
        PICTURES[kind],
        hashlib.sha256(content).hexdigest(),
        len(content),
        width=drawn.width,
        height=drawn.height,
        original=original,
        original_sha256=digest(original.chunks()) if original else "",
    )
