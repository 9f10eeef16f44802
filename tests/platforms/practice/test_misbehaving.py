"""What the adapters make of each misbehaviour, and what the platform has of it in truth."""

from __future__ import annotations

from pathlib import Path

import pytest

from platforms import transport
from platforms.base import (
    Message,
    Picture,
    Reconnect,
    Rejected,
    Unavailable,
    Unconfirmed,
    Video,
)
from platforms.practice.kinds import NATURES, Kind
from platforms.practice.server import Practice
from platforms.practice.youtube.uploads import GRAIN
from platforms.registry import PLATFORMS
from tests.platforms.kept import Kept
from tests.platforms.practice import publishing, speaking


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize("platform", PLATFORMS)
@pytest.mark.parametrize(
    ("fault", "kept"),
    [
        ("500-before", 0),
        ("500-after", 1),
        ("502-html", 0),
        ("lost-answer", 1),
        ("reset", 1),
        ("never", 1),
        ("too-late", 1),
        ("drop", 0),
    ],
)
def test_without_a_clear_answer_a_post_is_in_doubt_and_a_video_can_go_on(
    practice: Practice, tmp_path: Path, platform: str, fault: str, kept: int
) -> None:
    method = "PUT" if platform == "youtube" else "POST"
    speaking.trouble(practice.url, platform, fault, method=method, times=1)
    doubt = Unavailable if platform == "youtube" else Unconfirmed
    with pytest.raises(doubt):
        publishing.publish(platform, publishing.content(platform, tmp_path))
    assert speaking.posts(practice.url, platform)["count"] == kept


@pytest.mark.parametrize("platform", PLATFORMS)
@pytest.mark.parametrize("fault", ["429", "429-no-reset"])
def test_a_limit_is_a_wait_and_nothing_is_kept(
    practice: Practice, tmp_path: Path, platform: str, fault: str
) -> None:
    speaking.trouble(practice.url, platform, fault, times=1)
    with pytest.raises(Unavailable):
        publishing.publish(platform, publishing.content(platform, tmp_path))
    assert speaking.posts(practice.url, platform)["count"] == 0


def test_an_unheard_word_about_usage_does_no_harm(practice: Practice, tmp_path: Path) -> None:
    speaking.trouble(practice.url, "facebook", "usage-key")
    publishing.publish("facebook", publishing.content("facebook", tmp_path))
    assert speaking.posts(practice.url, "facebook")["count"] == 1


def test_what_answers_too_late_is_later_than_we_wait() -> None:
    assert NATURES[Kind.TOO_LATE].milliseconds > 1000 * sum(transport.TIMEOUT)


@pytest.mark.parametrize("platform", ["facebook", "x"])
def test_a_repeat_is_refused_on_request(
    practice: Practice, tmp_path: Path, platform: str, picture: Picture
) -> None:
    speaking.trouble(practice.url, platform, "duplicate", times=1)
    what = publishing.content(platform, tmp_path, picture=picture)
    with pytest.raises(Rejected, match=r"duplicate|repeat"):
        publishing.publish(platform, what)
    publishing.publish(platform, what)
    assert speaking.posts(practice.url, platform)["count"] == 1


@pytest.mark.parametrize("platform", PLATFORMS)
def test_a_post_may_lose_its_link(practice: Practice, tmp_path: Path, platform: str) -> None:
    speaking.trouble(practice.url, platform, "link-stripped", times=1)
    publishing.publish(platform, publishing.content(platform, tmp_path))
    publishing.publish(platform, publishing.content(platform, tmp_path, "Bins"))
    bare, whole = speaking.posts(practice.url, platform)["posts"]
    assert (bare["text"], bare["link"]) == ("Market day", "")
    assert publishing.LINK in whole["text"] + whole["link"]


@pytest.mark.parametrize("platform", ["facebook", "x"])
@pytest.mark.parametrize(("fault", "left"), [("picture-stripped", []), ("alt-stripped", [""])])
def test_a_post_may_lose_its_picture_or_the_words_for_it(
    practice: Practice, tmp_path: Path, picture: Picture, platform: str, fault: str, left: list[str]
) -> None:
    speaking.trouble(practice.url, platform, fault, times=1)
    what = publishing.content(platform, tmp_path, picture=picture)
    publishing.publish(platform, what)
    [post] = speaking.posts(practice.url, platform)["posts"]
    assert [one["alt_text"] for one in post["media"]] == left


@pytest.mark.parametrize(("platform", "path"), [("facebook", "/feed"), ("x", "/2/tweets")])
def test_a_token_expires_in_the_middle_of_a_run(
    practice: Practice, tmp_path: Path, platform: str, path: str
) -> None:
    speaking.trouble(practice.url, platform, "token-expired", path=path, after=2)
    for text in ("One", "Two"):
        publishing.publish(platform, publishing.content(platform, tmp_path, text))
    for text in ("Three", "Four"):
        with pytest.raises(Reconnect):
            publishing.publish(platform, publishing.content(platform, tmp_path, text))
    assert speaking.posts(practice.url, platform)["count"] == 2


def test_youtube_renews_an_expired_token_in_the_middle_of_an_upload(
    practice: Practice, tmp_path: Path
) -> None:
    speaking.trouble(practice.url, "youtube", "token-expired", after=1)
    publishing.publish("youtube", publishing.content("youtube", tmp_path))
    answered = [(one["path"], one["outcome"]) for one in speaking.log(practice.url, "youtube")]
    place = "/upload/youtube/v3/videos"
    assert answered == [
        (place, "answered"),
        (place, "token-expired"),
        ("/token", "answered"),
        (place, "answered"),
    ]


def test_an_upload_breaks_off_at_four_fifths_of_the_whole(practice: Practice, video: Video) -> None:
    what = PLATFORMS["youtube"].compose(Message("Council meeting", video=video))
    speaking.trouble(practice.url, "youtube", "drop", times=1)
    first, second = Kept(), Kept()
    with pytest.raises(Unavailable):
        publishing.publish("youtube", what, first)
    second.session = first.session
    publishing.publish("youtube", what, second)
    have = video.size * 8 // 10 // GRAIN * GRAIN
    assert second.steps[0] == (have, video.size)
    [kept] = speaking.posts(practice.url, "youtube")["posts"]
    assert kept["media"][0]["size"] == video.size


def test_an_app_that_was_not_audited_uploads_for_nobody_to_see(
    practice: Practice, tmp_path: Path
) -> None:
    speaking.trouble(practice.url, "youtube", "unaudited", times=1)
    for text in ("Council meeting", "Another meeting"):
        what = publishing.content("youtube", tmp_path, text)
        assert "locked" in publishing.publish("youtube", what).note
    assert speaking.end_trouble(practice.url) == []
    assert publishing.publish("youtube", publishing.content("youtube", tmp_path)).note == ""


@pytest.mark.usefixtures("impatient")
def test_what_is_held_from_the_start_is_kept_only_for_who_still_waits(
    practice: Practice, tmp_path: Path
) -> None:
    speaking.trouble(practice.url, "x", "hold-before", times=1)
    with pytest.raises(Unconfirmed):
        publishing.publish("x", publishing.content("x", tmp_path))
    assert [one.fault for one in practice.faults.held()] == ["hold-before"]
    speaking.release(practice.url)
    outcome = speaking.until(lambda: [one["outcome"] for one in speaking.log(practice.url, "x")])
    assert outcome == ["hold-before, caller left"]
    assert speaking.posts(practice.url, "x")["count"] == 0
