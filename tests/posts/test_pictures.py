"""What is taken in as a picture or a video, and what is refused in a sentence."""

from __future__ import annotations

import struct
from io import BytesIO
from zlib import crc32

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from posts import pictures


def drawn(kind: str = "JPEG", size: tuple[int, int] = (40, 20), **extra: object) -> bytes:
    out = BytesIO()
    Image.new("RGB", size, "green").save(out, kind, **extra)
    return out.getvalue()


def moving(kind: str = "GIF") -> bytes:
    out = BytesIO()
    first, second = (Image.new("RGB", (40, 20), colour) for colour in ("green", "red"))
    first.save(out, kind, save_all=True, append_images=[second], duration=100)
    return out.getvalue()


def header(width: int, height: int) -> bytes:
    """A PNG that says how large it is, and then nothing."""
    said = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + said + struct.pack(">I", crc32(said))


def file(content: bytes, name: str = "square.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def test_a_picture_keeps_nothing_of_where_it_was_taken() -> None:
    exif = Image.Exif()
    exif[0x010E] = "Taken at home"
    exif.get_ifd(0x8825)[2] = (51.0, 42.0, 9.0)
    taken = pictures.picture(file(drawn(exif=exif)))
    with Image.open(BytesIO(taken.file.read())) as kept:
        assert not kept.getexif()
        assert kept.info.get("exif") is None


def test_a_picture_is_turned_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    taken = pictures.picture(file(drawn(exif=exif)))
    with Image.open(BytesIO(taken.file.read())) as kept:
        assert kept.size == (20, 40)


def test_a_large_picture_is_made_small_enough_for_every_platform() -> None:
    taken = pictures.picture(file(drawn(size=(6000, 4000))))
    with Image.open(BytesIO(taken.file.read())) as kept:
        assert max(kept.size) == pictures.LONGEST_SIDE
    assert taken.size < 5 * 1024 * 1024


def test_what_the_bytes_say_counts_and_not_the_name() -> None:
    assert pictures.picture(file(drawn("PNG"), "mislabelled.jpg")).mime == "image/png"
    assert pictures.picture(file(drawn("WEBP"), "phone.png")).mime == "image/png"


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        (b"", "empty.jpg", "is empty"),
        (b"%PDF-1.7 not a picture", "plan.png", "Put it on the website and link to it"),
        (b"PK\x03\x04 word/document.xml", "plan.jpg", "Put it on the website and link to it"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "logo.svg", "SVG drawing"),
        (b"\x00\x00\x00\x18ftypheic" + bytes(99), "IMG_1.HEIC", "Most Compatible"),
        (moving(), "moving.gif", "That picture moves"),
        (moving("WEBP"), "moving.webp", "That picture moves"),
        (header(30_000, 30_000), "bomb.png", "not a picture|30000 by 30000 pixels"),
        (drawn()[:200], "cut.jpg", "not a picture"),
        (b"anything", "plan.pdf", "Put it on the website and link to it"),
        (b"anything", "Minutes.DOCX", "Put it on the website and link to it"),
        (b"\xff" * (30 * 1024 * 1024), "large.jpg", "30 MB and may be at most 20 MB"),
    ],
    ids=[
        *("0 bytes", "PDF called png", "Word called jpg", "SVG", "HEIC", "GIF that moves"),
        *("WebP that moves", "bomb", "cut off", "PDF", "Word", "30 MB"),
    ],
)
def test_what_is_no_picture_is_refused_in_a_sentence(
    content: bytes, name: str, sentence: str
) -> None:
    with pytest.raises(ValidationError, match=sentence):
        pictures.picture(file(content, name))


def test_what_else_a_file_holds_does_not_come_along() -> None:
    taken = pictures.picture(file(drawn() + b"PK\x03\x04<script>alert(1)</script>"))
    assert b"script" not in taken.file.read()
    assert taken.original
    assert b"script" in b"".join(taken.original.chunks())


def test_a_still_gif_is_taken() -> None:
    taken = pictures.picture(file(drawn("GIF"), "still.gif"))
    assert (taken.mime, taken.width, taken.height) == ("image/png", 40, 20)


def test_a_telephones_photograph_with_more_behind_it_stays_a_photograph() -> None:
    out = BytesIO()
    first, second = (Image.new("RGB", (40, 20), colour) for colour in ("green", "red"))
    first.save(out, "MPO", save_all=True, append_images=[second])
    assert pictures.picture(file(out.getvalue())).mime == "image/jpeg"


def test_a_picture_of_very_many_pixels_is_refused_before_it_is_unpacked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pictures, "MOST_PIXELS", 100)
    with pytest.raises(ValidationError, match="40 by 20 pixels"):
        pictures.picture(file(drawn()))


def test_a_picture_that_unpacks_to_far_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 100)
    with pytest.raises(ValidationError, match="not a picture that we can read"):
        pictures.picture(file(drawn()))
