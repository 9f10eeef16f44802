"""The captions of a video: put there once, whoever asks how often."""

from typing import TypedDict

from googleapiclient.discovery import Resource
from googleapiclient.errors import HttpError
from googleapiclient.http import MediaInMemoryUpload

from platforms.base import Captions

THERE_ALREADY = 409


class Snippet(TypedDict):
    language: str
    name: str
    trackKind: str


class Track(TypedDict):
    """Captions of a video, in one language."""

    id: str
    snippet: Snippet


def put(api: Resource, video_id: str, captions: Captions) -> None:
    """Put captions under a video that has none of ours in that language."""
    media = MediaInMemoryUpload(captions.read(), "application/octet-stream")
    snippet = {"videoId": video_id, "language": captions.language, "name": ""}
    found = api.captions().list(part="snippet", videoId=video_id).execute()
    if any(_is_ours(track, captions) for track in found["items"]):
        return
    try:
        api.captions().insert(part="snippet", body={"snippet": snippet}, media_body=media).execute()
    except HttpError as error:
        # The list may be a moment behind. What is refused as a repeat is there.
        if error.status_code != THERE_ALREADY:
            raise


def _is_ours(track: Track, captions: Captions) -> bool:
    """Return whether captions are ours. Those that YouTube makes by itself are of another kind."""
    snippet = track["snippet"]
    ours = (captions.language, "", "standard")
    return (snippet["language"], snippet["name"], snippet["trackKind"]) == ours
