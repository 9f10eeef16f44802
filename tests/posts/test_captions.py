"""Which captions files are taken, what is kept of them, and what is said of the others."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from posts.captions import MAX_BYTES, captions
from tests.posts.test_pictures import drawn, file

SRT = "1\n00:00:01,000 --> 00:00:02,500\nCroeso\n\n2\n00:00:02,500 --> 00:00:04,000\nWelcome\n"
VTT = "WEBVTT - Council\n\nNOTE by us\n\n00:01.000 --> 00:02.500 align:start\n<v Mayor>Croeso\n"


@pytest.mark.parametrize(
    ("text", "name", "mime"),
    [(SRT, "captions.srt", "application/x-subrip"), (VTT, "captions.vtt", "text/vtt")],
)
def test_captions_are_known_by_what_stands_in_them(text: str, name: str, mime: str) -> None:
    taken = captions(file(text.encode(), "notes.txt"))
    assert (taken.name, taken.mime) == (name, mime)
    assert taken.file.read().decode() == text
    assert taken.size == len(text.encode())


@pytest.mark.parametrize(
    "text",
    [
        SRT + "\n3\n00:00:04,000 --> 00:00:05,000\n",
        VTT.replace("00:01.000", "NOTEWORTHY\n00:01.000"),
        SRT.replace("00:00:04,000", "12:00:00,000"),
    ],
)
def test_what_editors_write_is_taken_as_it_is(text: str) -> None:
    assert captions(file(text.encode())).file.read().decode() == text


def test_what_nobody_sees_is_left_out() -> None:
    odd = "\ufeff" + SRT.replace("\n", "\r\n").replace("Croeso", "Cro\u200beso\u202e")
    assert captions(file(odd.encode())).file.read().decode() == SRT


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "not a captions file"),
        (b"WEBVTT\n", "not a captions file"),
        (b"Just some words.\n", "not a captions file"),
        (drawn("PNG"), "not a captions file"),
        (SRT.encode("utf-16"), "not a captions file"),
        (SRT.replace("00:00:02,500 -->", "soon -->").encode(), "Caption 2 cannot be used: it has"),
        (SRT.replace("2\n00:00:02,500 -->", "2\n00:00:00,500 -->").encode(), "not in order"),
        (SRT.replace("00:00:04,000", "00:00:02,000").encode(), "Caption 2 cannot be used: its"),
        (SRT.replace("Croeso", "\u200b").encode(), "Caption 1 cannot be used: it has no words"),
        (SRT.replace("00:00:04,000", "12:00:00,001").encode(), "later than the end of any video"),
        (VTT.replace("00:01.000", "NOTEWORTHY\n\n00:01.000").encode(), "not a captions file"),
        (SRT.replace("00:00:01", "00:61:01").encode(), "not a captions file"),
    ],
)
def test_what_cannot_be_read_is_refused_in_a_sentence(content: bytes, why: str) -> None:
    with pytest.raises(ValidationError, match=why):
        captions(file(content, "a.srt"))


def test_a_file_that_is_too_large_is_refused() -> None:
    with pytest.raises(ValidationError, match="larger than 1 MB"):
        captions(file(SRT.encode() * (MAX_BYTES // len(SRT) + 1)))
