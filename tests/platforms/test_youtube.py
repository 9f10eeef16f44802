"""The YouTube adapter on its real SDK: against the practice platforms, and against oddities."""

import dataclasses
import logging
import re
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import pytest

from platforms.base import (
    Content,
    Message,
    PlatformError,
    Reconnect,
    Rejected,
    Unavailable,
    Unconfirmed,
    Video,
)
from platforms.practice.accounts import YOUTUBE
from platforms.practice.records import Line
from platforms.practice.server import Practice
from platforms.youtube import YouTube
from platforms.youtube.upload import CHUNK
from tests.platforms.conftest import Script
from tests.platforms.kept import Kept
from tests.platforms.scripted import HANG_UP, Answer, Scripted, says

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
LINK = "https://usk.example/agenda"
FILM = says({"id": "film", "status": {"privacyStatus": "public"}})
GO_ON = Answer(308, headers={"Range": f"bytes=0-{CHUNK - 1}"})


def problem(status: int, reason: str = "", message: str = "YouTube's words.") -> Answer:
    errors = [{"reason": reason, "domain": "youtube", "message": message}]
    return says({"error": {"code": status, "message": message, "errors": errors}}, status)


def session(server: Scripted) -> Answer:
    return Answer(headers={"Location": f"{server.url}/upload/youtube/v3/videos?upload_id=1"})


@pytest.fixture
def film(video: Video) -> Content:
    return Content(f"The council met.\n{LINK}", title="The council met.", video=video)


# What is sent


def test_the_first_line_is_the_title_and_all_of_it_the_description(video: Video) -> None:
    message = Message("The council met.\nIt was long.", link=LINK, video=video)
    assert YouTube.compose(message) == Content(
        f"The council met.\nIt was long.\n{LINK}", title="The council met.", video=video
    )


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("word " * 40, "word " * 18 + "word word…"),
        ("x" * 120, "x" * 100),
        ("  Cyfarfod   y Cyngor ", "Cyfarfod y Cyngor"),
        ("Before <b> & after", "Before ‹b› & after"),  # noqa: RUF001
        ("", "More ‹ that."),  # noqa: RUF001
    ],
)
def test_a_title_is_what_youtube_takes(line: str, title: str) -> None:
    composed = YouTube.compose(Message(f"{line}\nMore < that."))
    assert composed.title == title
    assert len(composed.title) <= 100
    assert not set(composed.text) & set("<>")


def test_a_description_is_counted_in_bytes() -> None:
    assert YouTube.length("Tŷ") == 3


def test_a_video_is_on_youtube(practice: Practice, film: Content) -> None:
    kept = Kept()
    published = YouTube(YOUTUBE).publish(film, kept)
    [post] = practice.store.posts("youtube")
    assert (post.id, post.title, post.text) == (published.external_id, film.title, film.text)
    assert published.url == f"{practice.url}/watch?v={post.id}"
    assert published.note == ""
    medium = practice.store.medium(post.id)
    assert medium
    assert film.video
    assert (practice.store.media / medium.file).read_bytes() == film.video.path.read_bytes()
    total = film.video.size
    assert kept.steps == [(0, total), (CHUNK, total), (2 * CHUNK, total), (total, total)]


def test_the_sessions_address_is_kept_before_the_first_byte(
    practice: Practice, film: Content
) -> None:
    class Watching(Kept):
        def begin(self, session: str) -> None:
            super().begin(session)
            sent.extend(practice.store.requests("youtube"))

    sent: list[Line] = []
    kept = Watching()
    YouTube(YOUTUBE).publish(film, kept)
    assert [line.method for line in sent] == ["POST"]
    assert urlsplit(kept.session).path == "/upload/youtube/v3/videos"


def test_a_post_without_a_video_is_refused(practice: Practice) -> None:
    with pytest.raises(Rejected, match="takes videos only"):
        YouTube(YOUTUBE).publish(Content("Words.", title="Words."), Kept())
    assert practice.store.requests("youtube") == []


def test_a_video_that_is_not_what_was_approved_is_not_sent(
    practice: Practice, film: Content
) -> None:
    assert film.video
    film.video.path.write_bytes(b"something else")
    with pytest.raises(Rejected, match="not the one that was approved"):
        YouTube(YOUTUBE).publish(film, Kept())
    film.video.path.unlink()
    with pytest.raises(Rejected, match="no longer on disk"):
        YouTube(YOUTUBE).publish(film, Kept())
    assert practice.store.requests("youtube") == []


def test_a_video_that_is_not_public_says_so(script: Script, film: Content) -> None:
    youtube = script()
    youtube.answers = [
        session(youtube),
        says({"id": "film", "status": {"privacyStatus": "private"}}),
    ]
    published = YouTube(YOUTUBE).publish(film, Kept())
    assert published.note.startswith("YouTube has locked this video as private until Google")
    assert published.note.endswith(".")


# How it went


@pytest.mark.parametrize(
    "fault", ["500-before", "500-after", "502-html", "lost-answer", "reset", "drop"]
)
@pytest.mark.parametrize("spared", [0, 1, 2])
def test_an_upload_goes_on_where_the_line_was_lost(
    practice: Practice, film: Content, fault: str, spared: int
) -> None:
    class Breaking(Kept):
        def progress(self, sent: int, total: int) -> None:
            super().progress(sent, total)
            if len(self.steps) == spared + 1:
                practice.faults.switch_on(
                    {"platform": "youtube", "fault": fault, "method": "PUT", "times": 1}
                )

    kept = Breaking()
    with pytest.raises(Unavailable, match="trying again does no harm"):
        YouTube(YOUTUBE).publish(film, kept)
    before = len(practice.store.requests("youtube"))
    published = YouTube(YOUTUBE).publish(film, kept)
    [post] = practice.store.posts("youtube")
    assert post.id == published.external_id
    methods = {line.method for line in practice.store.requests("youtube")[before:]}
    assert methods == {"PUT"}
    resumed_at = kept.steps[spared + 1][0]
    assert resumed_at >= spared * CHUNK


def test_a_finished_upload_that_is_sent_again_is_the_same_video(
    practice: Practice, film: Content
) -> None:
    kept = Kept()
    first = YouTube(YOUTUBE).publish(film, kept)
    assert YouTube(YOUTUBE).publish(film, kept) == first
    assert len(practice.store.posts("youtube")) == 1


@pytest.mark.usefixtures("impatient")
def test_an_answer_that_never_comes_can_be_asked_for_again(
    practice: Practice, film: Content
) -> None:
    practice.faults.switch_on({"platform": "youtube", "fault": "never", "method": "PUT"})
    with pytest.raises(Unavailable):
        YouTube(YOUTUBE).publish(film, Kept())


@pytest.mark.parametrize("status", [404, 410])
def test_a_session_that_youtube_has_forgotten_is_unconfirmed(
    script: Script, film: Content, status: int
) -> None:
    youtube = script(problem(status))
    with pytest.raises(Unconfirmed, match="look at the channel before you send it again"):
        YouTube(YOUTUBE).publish(film, Kept(f"{youtube.url}/upload/youtube/v3/videos?upload_id=1"))


def test_go_on_is_not_taken_for_a_redirect(script: Script, film: Content) -> None:
    youtube = script()
    address = session(youtube).headers
    go_on = dataclasses.replace(GO_ON, headers={**GO_ON.headers, **address})
    youtube.answers = [session(youtube), go_on, FILM]
    assert YouTube(YOUTUBE).publish(film, Kept()).external_id == "film"
    assert [heard.headers["Content-Range"] for heard in youtube.heard[1:]] == [
        f"bytes 0-{CHUNK - 1}/{2 * CHUNK + 7}",
        f"bytes {CHUNK}-{2 * CHUNK - 1}/{2 * CHUNK + 7}",
    ]


def test_a_session_that_does_not_move_is_given_up_for_now(script: Script, film: Content) -> None:
    youtube = script()
    youtube.answers = [session(youtube), GO_ON, *[GO_ON] * 20]
    with pytest.raises(Unavailable, match="not taking the video"):
        YouTube(YOUTUBE).publish(film, Kept())
    assert len(youtube.heard) == 3


@pytest.mark.parametrize("lost", [HANG_UP, problem(500), problem(503), Answer(200)])
def test_an_upload_that_was_never_begun_is_begun_again(
    script: Script, film: Content, lost: Answer
) -> None:
    youtube = script(lost)
    kept = Kept()
    with pytest.raises(Unavailable):
        YouTube(YOUTUBE).publish(film, kept)
    assert kept.session == ""
    assert len(youtube.heard) == 1


@pytest.mark.usefixtures("nobody")
def test_what_could_not_leave_can_be_sent_again(film: Content) -> None:
    with pytest.raises(Unavailable, match="could not be reached, so nothing was sent"):
        YouTube(YOUTUBE).publish(film, Kept())


@pytest.mark.parametrize(
    ("status", "reason", "error"),
    [
        (400, "invalidTitle", Rejected),
        (400, "uploadLimitExceeded", Unavailable),
        (401, "authError", Reconnect),
        (401, "", Reconnect),
        (403, "accountClosed", Rejected),
        (403, "commentsDisabled", Rejected),
        (403, "forbidden", Rejected),
        (403, "insufficientPermissions", Rejected),
        (403, "quotaExceeded", Unavailable),
        (403, "rateLimitExceeded", Unavailable),
        (403, "userRateLimitExceeded", Unavailable),
        (403, "youtubeSignupRequired", Rejected),
        (409, "somethingNew", Rejected),
        (429, "somethingNew", Unavailable),
        (500, "backendError", Unavailable),
    ],
)
def test_every_reason_has_its_meaning_and_a_sentence(
    script: Script, film: Content, status: int, reason: str, error: type[PlatformError]
) -> None:
    script(problem(status, reason))
    with pytest.raises(error) as caught:
        YouTube(dataclasses.replace(YOUTUBE, refresh_token="")).publish(film, Kept())
    assert str(caught.value).endswith(".")
    assert "{" not in str(caught.value)


@pytest.mark.parametrize(
    "answer",
    [
        problem(403, "quotaExceeded"),
        problem(429, "rateLimitExceeded", "Quota exceeded for limit 'Video Uploads per day'."),
    ],
)
def test_a_spent_allowance_comes_back_at_midnight_in_california(
    script: Script, film: Content, answer: Answer
) -> None:
    script(answer)
    with pytest.raises(Unavailable, match="allowance is used up") as caught:
        YouTube(YOUTUBE).publish(film, Kept())
    assert re.search(r"at \dam, which is midnight in California", str(caught.value))
    assert caught.value.retry_at
    there = caught.value.retry_at.astimezone(ZoneInfo("America/Los_Angeles"))
    assert (there.hour, there.minute, there.second) == (0, 0, 0)
    assert timedelta(0) < there - datetime.now(UTC) <= timedelta(hours=25)


def test_a_channel_that_sent_too_many_videos_waits_a_day(script: Script, film: Content) -> None:
    script(problem(400, "uploadLimitExceeded"))
    with pytest.raises(Unavailable) as caught:
        YouTube(YOUTUBE).publish(film, Kept())
    assert caught.value.retry_at
    assert caught.value.retry_at - datetime.now(UTC) > timedelta(hours=23)


def test_an_access_token_that_has_run_out_is_renewed(practice: Practice, film: Content) -> None:
    practice.faults.switch_on({"platform": "youtube", "fault": "token-expired"})
    published = YouTube(YOUTUBE).publish(film, Kept())
    assert [post.id for post in practice.store.posts("youtube")] == [published.external_id]


def test_a_token_known_to_have_run_out_is_renewed_first(practice: Practice) -> None:
    YouTube(dataclasses.replace(YOUTUBE, expires_at=NOW - timedelta(days=900))).delete("none")
    lines = practice.store.requests("youtube")
    assert [line.path for line in lines] == ["/token", "/youtube/v3/videos"]


def test_an_ended_connection_needs_an_administrator(practice: Practice) -> None:
    practice.faults.switch_on({"platform": "youtube", "fault": "token-expired"})
    with pytest.raises(Reconnect, match="administrator needs to reconnect"):
        YouTube(dataclasses.replace(YOUTUBE, refresh_token="revoked")).delete("film")


def test_the_log_says_what_happened_and_no_secret(
    script: Script, film: Content, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    script(problem(403, "forbidden"), HANG_UP)
    with pytest.raises(Rejected):
        YouTube(YOUTUBE).publish(film, Kept())
    with pytest.raises(Unavailable):
        YouTube(YOUTUBE).publish(film, Kept())
    assert "403, reason forbidden, to /upload/youtube/v3/videos" in caplog.text
    assert "ConnectionError" in caplog.text
    assert YOUTUBE.access_token not in caplog.text
    assert film.title not in caplog.text


# Taking down, hiding, reading


def test_a_video_is_taken_down_and_taking_it_down_again_is_no_error(
    practice: Practice, film: Content
) -> None:
    published = YouTube(YOUTUBE).publish(film, Kept())
    YouTube(YOUTUBE).delete(published.external_id)
    YouTube(YOUTUBE).delete(published.external_id)
    assert practice.store.posts("youtube") == []


@pytest.mark.parametrize("lost", [HANG_UP, problem(503)])
def test_a_request_goes_out_once(script: Script, lost: Answer) -> None:
    youtube = script(lost, lost, lost)
    client = YouTube(YOUTUBE)
    for act in (client.delete, client.hide, client.show):
        with pytest.raises(Unavailable, match="trying again does no harm"):
            act("1")
    assert [heard.method for heard in youtube.heard] == ["DELETE", "POST", "POST"]
