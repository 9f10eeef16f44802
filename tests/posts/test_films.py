"""What is taken in as a video, what is blanked in it, and what is refused in a sentence."""

from __future__ import annotations

import hashlib

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import File
from PIL import Image

from posts import films
from posts.films import elements
from tests.posts.filming import box, mp4
from tests.posts.test_pictures import drawn, file
from usk_social.demo.film import _element as element
from usk_social.demo.film import film as webm

PLACE = b"+51.7037-002.9038/"


@pytest.mark.parametrize(
    ("head", "mime"),
    [
        (b"\x00\x00\x00\x18ftypmp42", "video/mp4"),
        (b"\x00\x00\x00\x14ftypqt  ", "video/quicktime"),
        (b"\x1a\x45\xdf\xa3\x01\x00", "video/webm"),
    ],
)
def test_a_video_is_known_by_its_first_bytes(head: bytes, mime: str) -> None:
    taken = films.video(file(head + b"\x00" * 64, "film.bin"))
    assert taken.mime == mime
    assert taken.size == len(head) + 64


def test_it_says_how_long_and_how_large_it_is() -> None:
    taken = films.video(file(mp4(seconds=141)))
    assert (taken.seconds, taken.width, taken.height) == (141, 1280, 720)
    assert taken.original is None


def test_where_it_was_filmed_is_blanked_and_nothing_else_moves() -> None:
    content = mp4(box(b"udta", box(b"\xa9xyz", PLACE)), film=b"picture" * 1000)
    taken = films.video(file(content))
    kept = b"".join(taken.file.chunks())
    assert PLACE not in kept
    assert (len(kept), kept[-7000:]) == (len(content), content[-7000:])
    assert taken.sha256 == hashlib.sha256(kept).hexdigest()


def test_a_track_of_places_is_blanked_too() -> None:
    beside = box(
        b"trak", box(b"mdia", box(b"hdlr", bytes(8), b"meta", b"GPS"), box(b"x   ", PLACE))
    )
    taken = films.video(file(mp4(beside)))
    assert PLACE not in b"".join(taken.file.chunks())
    assert taken.width == 1280


@pytest.mark.parametrize("size", [0, 40, 500])
def test_the_original_can_be_made_again_of_what_was_cut_out(size: int) -> None:
    content = mp4(box(b"udta", bytes(size), PLACE), box(b"meta", b"Anna's telephone"))
    taken = films.video(file(content))
    assert isinstance(taken.original, File)
    again = b"".join(films.whole(taken.file, taken.original.read()))
    assert again == content
    assert taken.original_sha256 == hashlib.sha256(content).hexdigest()


@pytest.mark.parametrize("size", [1, 100, 5000])
def test_the_tags_of_a_webm_are_blanked(size: int) -> None:
    content = webm([pictured()]) + element("1254C367", PLACE * size)
    taken = films.video(file(content))
    kept = b"".join(taken.file.chunks())
    assert PLACE not in kept
    assert len(kept) == len(content)
    assert (taken.seconds, taken.width) == (3, 40)
    assert elements.read(taken.file, len(kept)).hidden == ()


def pictured() -> Image.Image:
    return Image.new("RGB", (40, 20), "green")


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        (b"", "film.mp4", "is empty"),
        (drawn(), "film.mp4", "not a video that we can read"),
        (b"\x00\x00\x00\x18ftypheic" + bytes(99), "film.mp4", "not a video that we can read"),
        (b"hello", "film.mp4", "not a video that we can read"),
        (mp4(handler=b"soun"), "talk.mp4", "nothing to see"),
        (mp4()[:-100], "film.mp4", "broken off"),
        (mp4().replace(b"moov", b"free"), "film.mp4", "broken off"),
        (b"%PDF-1.7", "film.mp4", "Put it on the website"),
    ],
    ids=["empty", "picture", "HEIC", "text", "sound", "cut off", "no head", "PDF"],
)
def test_what_is_no_video_is_refused_in_a_sentence(
    content: bytes, name: str, sentence: str
) -> None:
    with pytest.raises(ValidationError, match=sentence):
        films.video(file(content, name))
