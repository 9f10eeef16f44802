"""What stands on YouTube, read back through the YouTube adapter and its real SDK."""

import dataclasses
import logging
from datetime import UTC, datetime, timedelta

import pytest
from celery.exceptions import SoftTimeLimitExceeded

from platforms.base import (
    Account,
    Content,
    Live,
    Reconnect,
    Rejected,
    Unavailable,
    Video,
)
from platforms.practice.accounts import YOUTUBE
from platforms.practice.records import Post
from platforms.practice.server import Practice
from platforms.youtube import YouTube
from tests.platforms.clock import stopped_by
from tests.platforms.conftest import Script
from tests.platforms.kept import Kept
from tests.platforms.scripted import HANG_UP, SILENCE, Answer, Scripted, says

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
CHANNEL = says({"items": [{"contentDetails": {"relatedPlaylists": {"uploads": "UU1"}}}]})
WORKING = "YouTube is still working on this video."


def shown(processing: str = "succeeded", **status: str) -> dict[str, object]:
    return {
        "id": "film",
        "snippet": {"title": "T", "description": "D", "publishedAt": "2026-11-20T12:00:00Z"},
        "status": {"uploadStatus": "processed", "privacyStatus": "public", **status},
        "processingDetails": {"processingStatus": processing},
    }


def listed(*ids: str, **more: str) -> Answer:
    return says({"items": [{"contentDetails": {"videoId": one}} for one in ids], **more})


def refused(status: int, reason: str) -> Answer:
    problem = {"reason": reason, "domain": "youtube", "message": "YouTube's words."}
    body = {"code": status, "message": "YouTube's words.", "errors": [problem]}
    return says({"error": body}, status)


def live(script: Script, **said: str) -> Live:
    script(says({"items": [shown(**said)]}))
    found = YouTube(YOUTUBE).live("film")
    assert found
    return found


@pytest.fixture
def film(video: Video) -> Content:
    return Content("The council met.\nhttps://usk.example/", title="The council", video=video)


# One video


def test_a_video_is_read_back_as_it_was_sent(practice: Practice, film: Content) -> None:
    published = YouTube(YOUTUBE).publish(film, Kept())
    found = YouTube(YOUTUBE).live(published.external_id)
    assert found
    assert abs(found.posted_at - datetime.now(UTC)) < timedelta(minutes=1)
    assert found == Live(
        published.external_id,
        published.url,
        film.text,
        found.posted_at,
        title=film.title,
        has_video=True,
        note=WORKING,
        is_settled=False,
    )


def test_a_video_that_everybody_sees_needs_no_note(script: Script) -> None:
    found = live(script)
    assert (found.note, found.is_settled) == ("", True)


@pytest.mark.parametrize(
    "said", [{"uploadStatus": "uploaded"}, {"processing": "processing"}, {"processing": "other"}]
)
def test_a_video_is_settled_when_youtube_has_done_with_it(
    script: Script, said: dict[str, str]
) -> None:
    found = live(script, **said)
    working = "other" not in said.values()
    assert (found.note, found.is_settled) == (WORKING if working else "", not working)


@pytest.mark.parametrize(
    ("said", "note"),
    [
        (
            {"uploadStatus": "failed", "failureReason": "emptyFile"},
            "YouTube could not process this video: the file is empty.",
        ),
        (
            {"uploadStatus": "failed", "failureReason": "new"},
            "YouTube could not process this video: it gave no reason.",
        ),
        (
            {"uploadStatus": "rejected", "rejectionReason": "length"},
            "YouTube has rejected this video: it is longer than this channel may upload.",
        ),
        (
            {"privacyStatus": "unlisted"},
            "On YouTube this video is unlisted: only people who have its address see it.",
        ),
        (
            {"privacyStatus": "private", "publishAt": "2026-12-01T09:00:00Z"},
            "On YouTube this video is private, and set to become public later.",
        ),
    ],
)
def test_what_became_of_a_video_is_said(script: Script, said: dict[str, str], note: str) -> None:
    found = live(script, **said)
    assert (found.note, found.is_settled) == (note, True)


def test_a_video_that_is_locked_says_so_while_it_is_worked_on_too(script: Script) -> None:
    locked = live(script, privacyStatus="private")
    both = live(script, privacyStatus="private", uploadStatus="uploaded")
    assert locked.note.startswith("YouTube has locked this video as private until Google has")
    assert both.note == f"{WORKING} {locked.note}"
    assert (locked.is_settled, both.is_settled) == (True, False)


def test_a_video_that_was_deleted_is_gone(practice: Practice, film: Content) -> None:
    video_id = YouTube(YOUTUBE).publish(film, Kept()).external_id
    YouTube(YOUTUBE).delete(video_id)
    assert YouTube(YOUTUBE).live(video_id) is None


def test_a_video_that_is_listed_as_deleted_is_gone(script: Script) -> None:
    youtube = script(says({"items": [shown(uploadStatus="deleted")]}))
    assert YouTube(YOUTUBE).live("film") is None
    assert youtube.heard[0].query["part"] == "snippet,status,processingDetails"


@pytest.mark.parametrize("unclear", [HANG_UP, refused(503, "backendError"), says({}), Answer(200)])
def test_an_unclear_answer_does_not_mean_that_a_video_is_gone(
    script: Script, unclear: Answer
) -> None:
    script(unclear, unclear)
    with pytest.raises(Unavailable, match="trying again does no harm"):
        YouTube(YOUTUBE).live("film")
    with pytest.raises(Unavailable):
        list(YouTube(YOUTUBE).recent(since=NOW))


# All videos


def test_our_own_videos_are_read_newest_first_and_no_older(practice: Practice) -> None:
    for number in range(60):
        at = NOW + timedelta(minutes=number)
        practice.store.add_post(Post(f"film{number}", "youtube", "", at, title=str(number)))
    found = list(YouTube(YOUTUBE).recent(since=NOW + timedelta(minutes=5)))
    assert [one.title for one in found] == [str(number) for number in range(59, 4, -1)]


def test_reading_ends_where_nothing_is_new(script: Script) -> None:
    youtube = script(CHANNEL, listed("film", nextPageToken="more"), says({"items": [shown()]}))
    assert list(YouTube(YOUTUBE).recent(since=NOW + timedelta(minutes=1))) == []
    channel, uploads, videos = youtube.heard
    assert (channel.path, channel.query["mine"]) == ("/youtube/v3/channels", "true")
    assert (uploads.path, uploads.query["playlistId"]) == ("/youtube/v3/playlistItems", "UU1")
    assert (videos.path, videos.query["id"]) == ("/youtube/v3/videos", "film")


@pytest.mark.parametrize("none", [refused(404, "playlistNotFound"), listed()])
def test_a_channel_without_videos_is_no_error(script: Script, none: Answer) -> None:
    youtube = script(CHANNEL, none)
    assert list(YouTube(YOUTUBE).recent(since=NOW)) == []
    assert len(youtube.heard) == 2


def test_a_read_that_is_refused_says_why(script: Script) -> None:
    script(refused(403, "forbidden"), CHANNEL, refused(403, "quotaExceeded"))
    with pytest.raises(Rejected, match="may not do this: YouTube's words"):
        YouTube(YOUTUBE).live("film")
    with pytest.raises(Unavailable, match="allowance is used up") as caught:
        list(YouTube(YOUTUBE).recent(since=NOW))
    assert caught.value.retry_at


# Tokens and clocks


def test_a_renewed_account_opens_again(practice: Practice) -> None:
    account = YouTube(YOUTUBE).renew()
    assert account.access_token != YOUTUBE.access_token
    assert account.refresh_token == YOUTUBE.refresh_token
    assert account.expires_at
    left = account.expires_at - datetime.now(UTC)
    assert timedelta(minutes=55) < left <= timedelta(hours=1)
    assert YouTube(account).live("film") is None


def test_a_renewal_is_asked_for_as_google_specifies_it(script: Script) -> None:
    youtube = script(says({"access_token": "new", "token_type": "Bearer"}))
    account = YouTube(YOUTUBE).renew()
    [heard] = youtube.heard
    assert (heard.method, heard.path) == ("POST", "/token")
    assert heard.form == {
        "grant_type": "refresh_token",
        "refresh_token": YOUTUBE.refresh_token,
        "client_id": "practice-app",
        "client_secret": "practice-secret",
    }
    assert account == Account(YOUTUBE.external_id, "new", YOUTUBE.refresh_token, None)


@pytest.mark.parametrize("error", ["invalid_grant", "unauthorized_client"])
def test_a_renewal_that_google_refuses_needs_an_administrator(
    script: Script, caplog: pytest.LogCaptureFixture, error: str
) -> None:
    caplog.set_level(logging.INFO)
    script(says({"error": error, "error_description": "Revoked."}, 400))
    with pytest.raises(Reconnect, match="administrator needs to reconnect"):
        YouTube(YOUTUBE).renew()
    assert YOUTUBE.refresh_token not in caplog.text


def test_an_account_without_a_refresh_token_needs_an_administrator(practice: Practice) -> None:
    with pytest.raises(Reconnect):
        YouTube(dataclasses.replace(YOUTUBE, refresh_token="")).renew()
    assert practice.store.requests("youtube") == []


@pytest.mark.parametrize(
    "unclear",
    [
        HANG_UP,
        says({"error": "internal_failure"}, 500),
        Answer(502, b"<html>"),
        says({"error": "rate_limit_exceeded"}, 429),
        Answer(403, b"<html>"),
        says({}),
    ],
)
def test_a_renewal_without_an_answer_can_be_asked_for_again(
    script: Script, unclear: Answer
) -> None:
    youtube = script(unclear)
    with pytest.raises(Unavailable, match="trying again does no harm"):
        YouTube(YOUTUBE).renew()
    assert len(youtube.heard) == 1


def test_an_upload_that_is_stopped_in_the_middle_is_just_that(
    script: Script, film: Content
) -> None:
    youtube: Scripted = script()
    address = f"{youtube.url}/upload/youtube/v3/videos?upload_id=1"
    youtube.answers = [Answer(200, headers={"Location": address}), SILENCE]
    kept = Kept()
    with stopped_by(youtube), pytest.raises(SoftTimeLimitExceeded):
        YouTube(YOUTUBE).publish(film, kept)
    assert kept.session == address
