"""Google's client against the practice YouTube: both keep to the statement and the discovery."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from googleapiclient.discovery import Resource
from googleapiclient.errors import HttpError
from googleapiclient.http import MediaFileUpload, MediaInMemoryUpload

from platforms.practice.accounts import YOUTUBE
from platforms.practice.server import Practice
from tests.platforms.contract import sdks, specs
from tests.platforms.contract.statement import Statement

STATEMENT = Statement.of("youtube")
GRAIN = 256 * 1024
Wire = tuple[Resource, sdks.Ear]


@pytest.fixture
def wire(practice: Practice) -> Iterator[Wire]:
    with sdks.youtube(practice.url) as (service, ear):
        yield service, ear
        for exchange in ear.exchanges:
            assert STATEMENT.complaints(exchange) == [], exchange
            schema = STATEMENT.call(exchange).schema
            if schema and exchange.status == 200:
                specs.check_youtube(exchange, schema)


@pytest.fixture
def video(wire: Wire, tmp_path: Path) -> str:
    """A video of two pieces and a bit, uploaded."""
    service, _ = wire
    file = tmp_path / "meeting.mp4"
    file.write_bytes(b"film" * (GRAIN // 2) + b"end")
    request = service.videos().insert(
        part="snippet,status",
        body={
            "snippet": {"title": "Council meeting", "description": "All of it."},
            "status": {"privacyStatus": "public", "selfDeclaredMadeForKids": False},
        },
        media_body=MediaFileUpload(
            str(file), mimetype="video/mp4", chunksize=GRAIN, resumable=True
        ),
    )
    seen, done = [], None
    while done is None:
        progress, done = request.next_chunk()
        seen.append(progress and progress.resumable_progress)
    assert seen == [GRAIN, 2 * GRAIN, None]
    return str(done["id"])


def test_a_video_is_uploaded_in_pieces_and_found_again(wire: Wire, video: str) -> None:
    service, _ = wire
    found = service.videos().list(part="status,snippet,processingDetails", id=video).execute()
    assert found["items"][0]["snippet"]["title"] == "Council meeting"
    channel = service.channels().list(part="contentDetails", mine=True).execute()["items"][0]
    uploads = channel["contentDetails"]["relatedPlaylists"]["uploads"]
    listed = service.playlistItems().list(part="snippet", playlistId=uploads).execute()
    assert [one["snippet"]["resourceId"]["videoId"] for one in listed["items"]] == [video]


def test_a_video_is_changed_and_deleted(wire: Wire, video: str) -> None:
    service, _ = wire
    body = {"id": video, "snippet": {"title": "The meeting", "categoryId": "25"}}
    changed = service.videos().update(part="snippet", body=body).execute()
    assert changed["snippet"]["title"] == "The meeting"
    assert service.videos().delete(id=video).execute() == ""
    assert service.videos().list(part="id", id=video).execute()["items"] == []


def test_a_video_may_be_worked_on_for_long_or_in_vain(
    wire: Wire, video: str, practice: Practice
) -> None:
    service, _ = wire

    def state(fault: str, milliseconds: int) -> tuple[dict[str, object], dict[str, object]]:
        wish = {"platform": "youtube", "fault": fault, "milliseconds": milliseconds, "times": 1}
        practice.faults.switch_on(wish)
        film = MediaInMemoryUpload(b"film", mimetype="video/mp4", resumable=True)
        body = {"snippet": {"title": "Council meeting"}}
        made = service.videos().insert(part="snippet", body=body, media_body=film).execute()["id"]
        wanted = "status,processingDetails"
        [found] = service.videos().list(part=wanted, id=made).execute()["items"]
        return found["status"], found["processingDetails"]

    status, processing = state("slow-processing", 600_000)
    assert (status["uploadStatus"], processing["processingStatus"]) == ("uploaded", "processing")
    assert 500_000 < int(processing["processingProgress"]["timeLeftMs"]) <= 600_000
    status, processing = state("processing-fails", 1)
    assert (status["uploadStatus"], status["failureReason"]) == ("failed", "codec")
    assert processing["processingFailureReason"] == "transcodeFailed"


def test_a_locked_video_stays_private_whatever_is_asked(
    wire: Wire, tmp_path: Path, practice: Practice
) -> None:
    service, _ = wire
    practice.faults.switch_on({"platform": "youtube", "fault": "unaudited"})
    body = {"snippet": {"title": "Council meeting"}, "status": {"privacyStatus": "public"}}
    film = MediaInMemoryUpload(b"film", mimetype="video/mp4", resumable=True)
    made = service.videos().insert(part="snippet,status", body=body, media_body=film).execute()
    assert made["status"]["privacyStatus"] == "private"
    practice.faults.clear()
    change = {"id": made["id"], "status": {"privacyStatus": "public"}}
    changed = service.videos().update(part="status", body=change).execute()
    assert changed["status"]["privacyStatus"] == "private"
    channel = service.channels().list(part="contentDetails", mine=True).execute()["items"][0]
    uploads = channel["contentDetails"]["relatedPlaylists"]["uploads"]
    listed = service.playlistItems().list(part="snippet,status", playlistId=uploads).execute()
    assert [one["status"] for one in listed["items"]] == [{"privacyStatus": "private"}]


def test_a_changed_video_keeps_its_captions(wire: Wire, video: str) -> None:
    service, _ = wire
    words = MediaInMemoryUpload(b"1", mimetype="text/srt")
    body = {"snippet": {"videoId": video, "language": "cy", "name": ""}}
    service.captions().insert(part="snippet", body=body, media_body=words).execute()
    change = {"id": video, "snippet": {"title": "The meeting", "categoryId": "25"}}
    service.videos().update(part="snippet", body=change).execute()
    assert len(service.captions().list(part="snippet", videoId=video).execute()["items"]) == 1


def test_several_videos_are_read_at_once(wire: Wire, video: str) -> None:
    service, _ = wire
    found = service.videos().list(part=["id", "status"], id=[video, "gone"]).execute()["items"]
    assert [one["id"] for one in found] == [video]


def test_comments_are_read_held_back_and_answered(
    wire: Wire, video: str, practice: Practice
) -> None:
    service, _ = wire
    first, second = (sdks.resident(practice.url, "youtube", video) for _ in range(2))
    body = {"snippet": {"parentId": first, "textOriginal": "Yes, it is."}}
    answer = service.comments().insert(part="snippet", body=body).execute()["id"]
    assert answer.startswith(f"{first}.")

    def threads(**wish: object) -> list[dict[str, object]]:
        asked = service.commentThreads().list(
            part="snippet,replies",
            allThreadsRelatedToChannelId=YOUTUBE.external_id,
            order="time",
            textFormat="plainText",
            **wish,
        )
        return list(asked.execute()["items"])

    assert [one["id"] for one in threads()] == [second, first]
    assert threads()[1]["replies"]["comments"][0]["id"] == answer
    hold = service.comments().setModerationStatus(id=second, moderationStatus="heldForReview")
    assert hold.execute() == ""
    assert [one["id"] for one in threads()] == [first]
    assert [one["id"] for one in threads(moderationStatus="heldForReview")] == [second]
    replies = service.comments().list(part="snippet", parentId=first).execute()["items"]
    assert [one["id"] for one in replies] == [answer]
    assert service.comments().delete(id=answer).execute() == ""


def test_a_video_has_a_thumbnail_and_captions(wire: Wire, video: str) -> None:
    service, _ = wire
    picture = MediaInMemoryUpload(b"not looked at", mimetype="image/png")
    service.thumbnails().set(videoId=video, media_body=picture).execute()
    service.captions().insert(
        part="snippet",
        body={"snippet": {"videoId": video, "language": "cy", "name": "", "isDraft": False}},
        media_body=MediaInMemoryUpload(
            b"1\n00:00:00,000 --> 00:00:01,000\nCroeso\n", mimetype="text/srt"
        ),
    ).execute()
    listed = service.captions().list(part="snippet", videoId=video).execute()["items"]
    assert [one["snippet"]["language"] for one in listed] == ["cy"]


def test_captions_of_the_same_name_are_there_once(wire: Wire, video: str) -> None:
    service, _ = wire

    def insert() -> None:
        body = {"snippet": {"videoId": video, "language": "cy", "name": ""}}
        words = MediaInMemoryUpload(b"1", mimetype="application/octet-stream")
        service.captions().insert(part="snippet", body=body, media_body=words).execute()

    insert()
    with pytest.raises(HttpError) as again:
        insert()
    assert again.value.status_code == 409
    assert again.value.error_details[0]["reason"] == "captionExists"


def test_a_refusal_has_a_reason(wire: Wire, video: str, practice: Practice) -> None:
    service, _ = wire
    with pytest.raises(HttpError) as missing:
        service.videos().delete(id="nowhere").execute()
    comment = sdks.resident(practice.url, "youtube", video)
    with pytest.raises(HttpError) as ban:
        service.comments().setModerationStatus(
            id=comment, moderationStatus="heldForReview", banAuthor=True
        ).execute()
    assert missing.value.error_details[0]["reason"] == "videoNotFound"
    assert ban.value.error_details[0]["reason"] == "banWithoutReject"
