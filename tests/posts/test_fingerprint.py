"""The hash of what is approved, over every kind of content: each part counts, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accounts.models import Channel
from platforms.base import Captions, Content, Picture, Video
from posts.models.fingerprint import fingerprint

Owed = list[tuple[Channel, Content]]

SHA = st.text("0123456789abcdef", min_size=64, max_size=64)
WORDS = st.text(max_size=40)
PICTURES = st.builds(Picture, path=st.just(Path("a")), mime=st.just("image/png"), sha256=SHA)
DESCRIBED = st.builds(replace, PICTURES, alt_text=WORDS)
VIDEOS = st.builds(
    Video, path=st.just(Path("a")), mime=st.just("video/mp4"), sha256=SHA, size=st.just(9)
)
CAPTIONS = st.builds(Captions, path=st.just(Path("a")), language=st.just("en"), sha256=SHA)
CONTENTS = st.builds(
    Content,
    text=WORDS,
    title=WORDS,
    link=WORDS,
    picture=st.none() | DESCRIBED,
    video=st.none() | VIDEOS,
    captions=st.none() | CAPTIONS,
    thumbnail=st.none() | PICTURES,
    tags=st.lists(WORDS, max_size=3).map(tuple),
)
CHANNELS = st.builds(
    Channel,
    platform=st.sampled_from(["facebook", "x", "youtube"]),
    external_id=st.text("0123456789", min_size=1, max_size=6),
    name=WORDS,
)
POSTS = st.lists(
    st.tuples(CHANNELS, CONTENTS),
    min_size=1,
    max_size=3,
    unique_by=lambda owed: (owed[0].platform, owed[0].external_id),
)
TIMES = st.none() | st.datetimes(datetime(2026, 1, 1), datetime(2030, 1, 1)).map(
    lambda at: at.replace(tzinfo=UTC)
)
often = settings(max_examples=30, deadline=None)


def first(owed: Owed, change: Callable[[Content], Content]) -> Owed:
    (channel, content), *others = owed
    return [(channel, change(content)), *others]


CHANGES: dict[str, Callable[[Content], Content]] = {
    "text": lambda it: replace(it, text=f"{it.text}."),
    "title": lambda it: replace(it, title=f"{it.title}."),
    "link": lambda it: replace(it, link=f"{it.link}/"),
    "a tag more": lambda it: replace(it, tags=(*it.tags, "usk")),
    "a letter of a tag": lambda it: replace(it, tags=tuple(f"{tag}." for tag in it.tags or ("",))),
    "picture": lambda it: replace(it, picture=other(it.picture)),
    "picture or none": lambda it: replace(it, picture=None if it.picture else PICTURE),
    "description": lambda it: replace(
        it, picture=replace(it.picture or PICTURE, alt_text=f"{(it.picture or PICTURE).alt_text}.")
    ),
    "video": lambda it: replace(
        it, video=replace(it.video or VIDEO, sha256=turned((it.video or VIDEO).sha256))
    ),
    "captions": lambda it: replace(
        it, captions=replace(it.captions or SPOKEN, sha256=turned((it.captions or SPOKEN).sha256))
    ),
    "language of the captions": lambda it: replace(
        it, captions=replace(it.captions or SPOKEN, language="cy")
    ),
    "thumbnail": lambda it: replace(it, thumbnail=other(it.thumbnail)),
}
PICTURE = Picture(Path("a"), "image/png", "a" * 64)
VIDEO = Video(Path("a"), "video/mp4", "a" * 64, 9)
SPOKEN = Captions(Path("a"), "en", "a" * 64)


def turned(sha256: str) -> str:
    return ("1" if sha256[0] == "0" else "0") + sha256[1:]


def other(picture: Picture | None) -> Picture:
    return replace(picture, sha256=turned(picture.sha256)) if picture else PICTURE


@pytest.mark.parametrize("what", CHANGES)
@often
@given(at=TIMES, owed=POSTS)
def test_a_change_of_any_part_changes_it(what: str, at: datetime | None, owed: Owed) -> None:
    assert fingerprint(at, first(owed, CHANGES[what])) != fingerprint(at, owed)


@often
@given(at=TIMES, other_time=TIMES, owed=POSTS)
def test_it_changes_with_the_time_and_only_when_that_is_another(
    at: datetime | None, other_time: datetime | None, owed: Owed
) -> None:
    assert (fingerprint(at, owed) == fingerprint(other_time, owed)) is (at == other_time)


@often
@given(at=TIMES, owed=POSTS, more=st.tuples(CHANNELS, CONTENTS))
def test_it_changes_with_the_channels(
    at: datetime | None, owed: Owed, more: tuple[Channel, Content]
) -> None:
    before = fingerprint(at, owed)
    assert fingerprint(at, [*owed, more]) != before
    assert fingerprint(at, owed[1:]) != before
    (channel, content), *others = owed
    elsewhere = Channel(platform=channel.platform, external_id=f"{channel.external_id}0")
    assert fingerprint(at, [(elsewhere, content), *others]) != before


@often
@given(at=TIMES, owed=POSTS)
def test_what_is_said_on_two_channels_cannot_change_places_unseen(
    at: datetime | None, owed: Owed
) -> None:
    contents = [content for _, content in owed]
    turned_round = list(zip([channel for channel, _ in owed], contents[::-1], strict=True))
    is_same = contents == contents[::-1]
    assert (fingerprint(at, turned_round) == fingerprint(at, owed)) is is_same


@often
@given(at=TIMES, owed=POSTS, hours=st.integers(-12, 12))
def test_nothing_else_changes_it(at: datetime | None, owed: Owed, hours: int) -> None:
    """Not the order of the channels, their names, where a file lies, or how the clock is read."""
    elsewhere = at and at.astimezone(timezone(timedelta(hours=hours)))
    same = [
        (
            Channel(platform=channel.platform, external_id=channel.external_id, name="Renamed"),
            replace(
                content,
                picture=content.picture and replace(content.picture, path=Path("/b")),
                video=content.video and replace(content.video, path=Path("/b")),
            ),
        )
        for channel, content in reversed(owed)
    ]
    assert fingerprint(elsewhere, same) == fingerprint(at, owed)


def test_it_is_the_same_in_every_process() -> None:
    """Python mixes its sets anew each time it starts; what was approved yesterday still holds."""
    channel = Channel(platform="facebook", external_id="1")
    content = Content("Croeso i Frynbuga", title="Croeso", picture=PICTURE, tags=("usk", "cymru"))
    assert fingerprint(datetime(2027, 1, 1, tzinfo=UTC), [(channel, content)]) == EXPECTED


EXPECTED = "d61fca09106d280e25bd4ef240ce4f6f952f1db069171a3940f1bdc3735c4679"
