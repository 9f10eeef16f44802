"""What is taken in as a picture or a video, and what is refused in a sentence."""

from __future__ import annotations

from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from posts import pictures


def drawn(kind: str = "JPEG", size: tuple[int, int] = (40, 20), **extra: object) -> bytes:
    out = BytesIO()
    Image.new("RGB", size, "green").save(out, kind, **extra)
    return out.getvalue()


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
        (b"%PDF-1.7 not a picture", "plan.png", "not a picture"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "logo.svg", "not a picture"),
        (drawn()[:200], "cut.jpg", "not a picture"),
        (b"anything", "plan.pdf", "Put it on the website and link to it"),
        (b"anything", "Minutes.DOCX", "Put it on the website and link to it"),
        (b"\xff" * (30 * 1024 * 1024), "large.jpg", "30 MB and may be at most 20 MB"),
    ],
    ids=["0 bytes", "PDF called png", "SVG", "cut off", "PDF", "Word", "30 MB"],
)
def test_what_is_no_picture_is_refused_in_a_sentence(
    content: bytes, name: str, sentence: str
) -> None:
    with pytest.raises(ValidationError, match=sentence):
        pictures.picture(file(content, name))


def test_a_picture_that_unpacks_to_far_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 100)
    with pytest.raises(ValidationError, match="not a picture that we can read"):
        pictures.picture(file(drawn()))


@pytest.mark.parametrize(
    ("head", "mime"),
    [
        (b"\x00\x00\x00\x18ftypmp42", "video/mp4"),
        (b"\x00\x00\x00\x14ftypqt  ", "video/quicktime"),
        (b"\x1a\x45\xdf\xa3\x01\x00", "video/webm"),
    ],
)
def test_a_video_is_known_by_its_first_bytes(head: bytes, mime: str) -> None:
    taken = pictures.video(file(head + b"\x00" * 64, "film.bin"))
    assert taken.mime == mime
    assert taken.size == len(head) + 64


def test_a_picture_offered_as_a_video_is_refused() -> None:
    with pytest.raises(ValidationError, match="not a video"):
        pictures.video(file(drawn(), "film.mp4"))
