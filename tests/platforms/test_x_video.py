"""A video for X, on the real SDK: left there in pieces, and shown by one post."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from platforms import files
from platforms.base import (
    Captions,
    Content,
    Message,
    NotThere,
    Rejected,
    Unavailable,
    Unconfirmed,
    Video,
)
from platforms.matching import is_same
from platforms.practice.accounts import X as ACCOUNT
from platforms.practice.server import Practice
from platforms.practice.x import uploads
from platforms.x import X, videos
from tests import playing
from tests.platforms.conftest import Script, small_film
from tests.platforms.kept import Kept
from tests.platforms.scripted import says

MADE = says({"data": {"id": "1900000000000000001", "text": "Look."}}, 201)


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "PROCESSING_SECONDS", 0)
    monkeypatch.setattr(videos, "PIECE", 1000)


@pytest.fixture
def video(tmp_path: Path) -> Video:
    """A film of four pieces and a bit."""
    return small_film(tmp_path / "meeting.mp4")


@pytest.fixture
def content(video: Video) -> Content:
    return X.compose(Message("The bandstand.", link="https://usk.example/b", video=video))


@pytest.fixture
def captions(tmp_path: Path) -> Captions:
    path = tmp_path / "words.srt"
    path.write_bytes(b"1\n00:00:00,000 --> 00:00:02,000\nCroeso\n")
    return Captions(path, "cy", hashlib.sha256(path.read_bytes()).hexdigest())


def left(state: str, **more: object) -> dict[str, object]:
    return {"data": {"id": "7", "processing_info": {"state": state, **more}}}


def test_a_video_is_on_x_and_read_back_as_it_was_approved(
    content: Content, practice: Practice
) -> None:
    before = datetime.now(UTC)
    kept = Kept()
    out = X(ACCOUNT).publish(content, kept)
    [post] = practice.store.posts("x")
    medium = practice.store.medium(post.media[0])
    assert content.video
    assert (out.external_id, post.text) == (post.id, content.text)
    assert medium
    assert (practice.store.media / medium.file).read_bytes() == content.video.path.read_bytes()
    assert kept.steps[-1] == (content.video.size, content.video.size)
    [live] = X(ACCOUNT).recent(since=before - timedelta(minutes=1))
    assert live.has_video
    assert is_same(content, live, since=before)


def test_captions_are_left_with_the_video(
    content: Content, captions: Captions, practice: Practice
) -> None:
    X(ACCOUNT).publish(replace(content, captions=captions), Kept())
    paths = [line.path for line in practice.store.requests("x")]
    assert paths[-2:] == ["/2/media/subtitles", "/2/tweets"]


def test_captions_are_sent_as_x_specifies_them(
    content: Content, captions: Captions, script: Script
) -> None:
    begun, done = says({"data": {"id": "7"}}), says({"data": {"id": "7"}})
    pieces = [says({"data": {"expires_at": 1}})] * 5
    track = (says({"data": {"id": "9"}}), pieces[0], says({"data": {"id": "9"}}), done, MADE)
    x = script(begun, *pieces, done, *track)
    X(ACCOUNT).publish(replace(content, captions=captions), Kept())
    assert x.heard[-2].json() == {
        "id": "7",
        "media_category": "TweetVideo",
        "subtitles": {"id": "9", "language_code": "CY", "display_name": "Cymraeg"},
    }
    assert x.heard[0].json()["media_category"] == "tweet_video"
    assert [one.json()["segment_index"] for one in x.heard[1:6]] == [0, 1, 2, 3, 4]


@pytest.mark.parametrize("step", ["initialize", "append", "finalize"])
@pytest.mark.parametrize("fault", ["500-before", "500-after", "lost-answer"])
def test_what_is_broken_off_before_the_post_is_simply_begun_anew(
    step: str, fault: str, content: Content, practice: Practice
) -> None:
    kept = Kept()
    playing.misbehave(practice, "x", fault, path=step)
    with pytest.raises(Unavailable):
        X(ACCOUNT).publish(content, kept)
    assert practice.store.posts("x") == []
    X(ACCOUNT).publish(content, kept)
    assert len(practice.store.posts("x")) == 1


def test_nothing_is_sent_again_once_the_post_may_be_there(
    content: Content, practice: Practice
) -> None:
    """The session is gone by then, so that nobody takes the upload up again."""
    kept = Kept()
    playing.misbehave(practice, "x", "lost-answer", path="/2/tweets")
    with pytest.raises(Unconfirmed):
        X(ACCOUNT).publish(content, kept)
    assert kept.session == ""
    assert len(practice.store.posts("x")) == 1


def test_an_upload_without_its_post_is_seen_by_nobody(content: Content) -> None:
    with pytest.raises(NotThere, match="no post shows it"):
        X(ACCOUNT).uploaded(content, "7")


def test_what_x_has_in_whole_is_not_sent_again(content: Content, script: Script) -> None:
    x = script(says(left("succeeded")), MADE)
    X(ACCOUNT).publish(content, Kept(session="7"))
    assert [heard.path for heard in x.heard] == ["/2/media/upload", "/2/tweets"]
    assert x.heard[0].query == {"media_id": "7", "command": "STATUS"}


def test_a_long_work_is_come_back_to(
    content: Content, practice: Practice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "PATIENCE", 0.1)
    monkeypatch.setattr(uploads, "PROCESSING_SECONDS", 60)
    kept = Kept()
    with pytest.raises(Unavailable, match="X has the whole video and is still working on it"):
        X(ACCOUNT).publish(content, kept)
    assert kept.session
    assert practice.store.posts("x") == []


def test_a_video_that_x_cannot_read_is_said(content: Content, script: Script) -> None:
    x = script(says(left("failed")))
    with pytest.raises(Rejected, match="could not read this video"):
        X(ACCOUNT).publish(content, Kept(session="7"))
    assert len(x.heard) == 1
