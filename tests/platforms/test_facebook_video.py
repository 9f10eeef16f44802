"""A video for the Page, on the real SDK: sent in pieces, never twice, seen once it is ready."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from platforms import files
from platforms.base import Content, Message, NotThere, Published, Rejected, Unavailable, Video
from platforms.facebook import Facebook
from platforms.matching import differences, is_same
from platforms.practice.accounts import FACEBOOK
from platforms.practice.facebook import videos, working
from platforms.practice.server import Practice
from tests import playing
from tests.platforms.conftest import Script, small_film
from tests.platforms.kept import Kept
from tests.platforms.scripted import HANG_UP, says

BEGUN = {"upload_session_id": "7", "video_id": "8", "start_offset": "0", "end_offset": "8"}


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(working, "PROCESSING_SECONDS", 0)
    monkeypatch.setattr(videos, "PIECE", 1000)


@pytest.fixture
def video(tmp_path: Path) -> Video:
    """A film of four pieces and a bit."""
    return small_film(tmp_path / "meeting.mp4")


@pytest.fixture
def content(video: Video) -> Content:
    return Facebook.compose(Message("The bandstand.", link="https://usk.example/b", video=video))


def publish(content: Content, upload: Kept | None = None) -> Published:
    return Facebook(FACEBOOK).publish(content, upload or Kept())


def film(**status: object) -> dict[str, object]:
    phases = {f"{name}_phase": {"status": said} for name, said in status.items() if name != "is"}
    return {"id": "8", "published": False, "status": phases | {"video_status": status.get("is")}}


READY = film(**{"is": "ready"}) | {"published": True, "post_id": "99"}


def test_a_video_carries_its_words_and_the_link_under_them(video: Video) -> None:
    said = Facebook.compose(Message("Look.", link="https://usk.example", title="Film", video=video))
    assert said == Content("Look.\nhttps://usk.example", title="Film", video=video)


def test_a_video_is_on_the_page_and_read_back_as_it_was_approved(
    content: Content, practice: Practice
) -> None:
    before = datetime.now(UTC)
    kept = Kept()
    out = publish(content, kept)
    [post] = practice.store.posts("facebook")
    medium = practice.store.medium(post.media[0])
    assert content.video
    assert (out.external_id, post.text) == (post.id, content.text)
    assert medium
    assert medium.size == content.video.size
    assert (practice.store.media / medium.file).read_bytes() == content.video.path.read_bytes()
    assert kept.steps[-1] == (content.video.size, content.video.size)
    live = Facebook(FACEBOOK).live(out.external_id)
    assert live
    assert live.has_video
    assert differences(content, live) == []
    [found] = Facebook(FACEBOOK).recent(since=before - timedelta(minutes=1))
    assert is_same(content, found, since=before)


def test_its_title_is_sent(content: Content, practice: Practice) -> None:
    publish(Content(content.text, title="The bandstand in winter", video=content.video))
    assert practice.store.posts("facebook")[0].title == "The bandstand in winter"


def test_the_address_is_kept_before_the_first_byte(content: Content, script: Script) -> None:
    script(says(BEGUN), HANG_UP)
    kept = Kept()
    with pytest.raises(Unavailable):
        publish(content, kept)
    assert kept.session == "7 8"


@pytest.mark.parametrize("phase", ["start", "transfer", "finish"])
@pytest.mark.parametrize("fault", ["500-before", "500-after", "502-html", "lost-answer", "reset"])
def test_whatever_breaks_it_can_be_gone_on_with_and_makes_one_video(
    phase: str, fault: str, content: Content, practice: Practice
) -> None:
    kept = Kept()
    playing.misbehave(practice, "facebook", fault, path=f"upload_phase={phase}")
    with pytest.raises(Unavailable):
        publish(content, kept)
    out = publish(content, kept)
    [post] = practice.store.posts("facebook")
    assert out.external_id == post.id


def test_what_came_of_it_can_be_asked_for(content: Content, practice: Practice) -> None:
    kept = Kept()
    out = publish(content, kept)
    found = Facebook(FACEBOOK).uploaded(content, kept.session)
    assert found.external_id == out.external_id
    assert found.posted_at


@pytest.mark.parametrize(
    ("answer", "error", "sentence"),
    [
        (film(uploading="in_progress"), NotThere, "does not have all of it"),
        (film(uploading="complete", publishing="not_started"), NotThere, "nobody can see it"),
        (film(uploading="complete", publishing="in_progress"), Unavailable, "still working"),
        (film(**{"is": "error"}), NotThere, "could not read this video"),
    ],
    ids=["broken off", "not ended", "being worked on", "unreadable"],
)
def test_it_says_how_far_an_upload_is(
    answer: dict[str, object],
    error: type[Exception],
    sentence: str,
    content: Content,
    script: Script,
) -> None:
    script(says(answer))
    with pytest.raises(error, match=sentence):
        Facebook(FACEBOOK).uploaded(content, "7 8")


def test_what_is_ended_already_is_only_waited_for(content: Content, script: Script) -> None:
    facebook = script(says(film(uploading="complete", publishing="in_progress")), says(READY))
    out = publish(content, Kept(session="7 8"))
    assert out.external_id == f"{FACEBOOK.external_id}_99"
    assert [heard.method for heard in facebook.heard] == ["GET", "GET"]


def test_what_is_whole_is_ended_and_no_byte_is_sent_again(content: Content, script: Script) -> None:
    facebook = script(says(film(uploading="complete")), says({"success": True}), says(READY))
    publish(content, Kept(session="7 8"))
    assert [heard.method for heard in facebook.heard] == ["GET", "POST", "GET"]
    assert facebook.heard[1].query["upload_phase"] == "finish"


def test_whoever_has_lost_the_claim_does_not_end_the_upload(
    content: Content, script: Script
) -> None:
    class Lost(Kept):
        def progress(self, sent: int, total: int) -> None:
            raise LookupError

    facebook = script(says(film(uploading="complete")))
    with pytest.raises(Unavailable):
        publish(content, Lost(session="7 8"))
    assert len(facebook.heard) == 1


def test_a_long_work_is_come_back_to(
    content: Content, practice: Practice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "PATIENCE", 0.1)
    playing.misbehave(practice, "facebook", "slow-processing")
    kept = Kept()
    with pytest.raises(Unavailable, match="still working on it") as later:
        publish(content, kept)
    assert later.value.retry_at
    assert kept.session
    assert list(Facebook(FACEBOOK).recent(since=datetime.now(UTC) - timedelta(hours=1))) == []


def test_a_video_that_facebook_cannot_read_is_said(content: Content, practice: Practice) -> None:
    playing.misbehave(practice, "facebook", "processing-fails", milliseconds=1)
    with pytest.raises(Rejected, match="could not read this video"):
        publish(content)


def test_a_video_changed_after_approval_is_not_sent(content: Content, practice: Practice) -> None:
    assert content.video
    content.video.path.write_bytes(b"something else")
    with pytest.raises(Rejected, match="not the one that was approved"):
        publish(content)
    assert practice.store.requests("facebook") == []
