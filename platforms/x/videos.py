"""A video for a post on X: left there in pieces, with its captions, before anybody sees it."""

from __future__ import annotations

import base64
from typing import NotRequired, TypedDict, cast

import tweepy

from platforms.base import Captions, Rejected, Upload, Video
from platforms.files import as_approved, wait_for

PIECE = 4 * 1024 * 1024
"""Bytes of a piece. X takes a thousand of them, and 512 MB are 128."""
AT_ONCE = 1.0
"""Seconds to wait where X does not say how long."""
KINDS = {".srt": "text/srt", ".vtt": "text/vtt"}
LANGUAGES = {"en": "English", "cy": "Cymraeg"}


class Processing(TypedDict):
    state: str
    check_after_secs: NotRequired[float]


class Left(TypedDict):
    """What X has of a file."""

    id: str
    processing_info: NotRequired[Processing]


def left(client: tweepy.Client, video: Video, upload: Upload) -> str:
    """Leave a video with X and return its id, once X can show it.

    X does not say which pieces it has: what was broken off is left there anew, and nobody sees
    either. Only for what X has in whole and works on does a later attempt wait.
    """
    found = _had(client, upload.session) or _sent(client, video, upload)

    def look() -> tuple[Left, float]:
        now = _how_far(client, found["id"])
        return now, _still(now)

    if _still(found):
        found = wait_for(look, upload, video.size, "X")
    return found["id"]


def _sent(client: tweepy.Client, video: Video, upload: Upload) -> Left:
    with as_approved(video) as file:
        media_id = _begun(client, video.mime, "tweet_video", video.size)
        upload.begin(media_id)
        for number, start in enumerate(range(0, video.size, PIECE)):
            upload.progress(start, video.size)
            _append(client, media_id, number, file.read(PIECE))
    upload.progress(video.size, video.size)
    return _post(client, f"/2/media/upload/{media_id}/finalize")


def _had(client: tweepy.Client, session: str) -> Left | None:
    """What X has in whole of an earlier attempt."""
    if not session:
        return None
    try:
        found = _how_far(client, session)
    except (tweepy.NotFound, tweepy.BadRequest):
        return None
    return found if "processing_info" in found else None


def put_captions(client: tweepy.Client, media_id: str, captions: Captions) -> None:
    """Put captions with a video that is left there."""
    content = captions.read()
    kind = KINDS.get(captions.path.suffix, "text/srt")
    track = _begun(client, kind, "subtitles", len(content))
    _append(client, track, 0, content)
    _post(client, f"/2/media/upload/{track}/finalize")
    _post(
        client,
        "/2/media/subtitles",
        {
            "id": media_id,
            "media_category": "TweetVideo",
            "subtitles": {
                "id": track,
                "language_code": captions.language.upper(),
                "display_name": LANGUAGES[captions.language],
            },
        },
    )


def _begun(client: tweepy.Client, mime: str, category: str, size: int) -> str:
    said = {"media_type": mime, "media_category": category, "total_bytes": size}
    return _post(client, "/2/media/upload/initialize", said)["id"]


def _append(client: tweepy.Client, media_id: str, number: int, piece: bytes) -> None:
    sent = {"media": base64.b64encode(piece).decode(), "segment_index": number}
    client.request("POST", f"/2/media/upload/{media_id}/append", json=sent)


def _how_far(client: tweepy.Client, media_id: str) -> Left:
    asked = {"media_id": media_id, "command": "STATUS"}
    answer = client.request("GET", "/2/media/upload", params=asked)
    return cast(Left, answer.json()["data"])


def _still(left: Left) -> float:
    """How long to wait before asking once more; 0 when X is done. May raise `Rejected`."""
    processing: Processing = left.get("processing_info") or {"state": "succeeded"}
    if processing["state"] == "failed":
        raise Rejected(
            "X could not read this video; save it as an MP4 (H.264, AAC) and attach that."
        )
    if processing["state"] == "succeeded":
        return 0.0
    return processing.get("check_after_secs", AT_ONCE)


def _post(client: tweepy.Client, path: str, said: dict[str, object] | None = None) -> Left:
    answer = client.request("POST", path, json=said)
    return cast(Left, answer.json()["data"])
