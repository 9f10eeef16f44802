"""What goes with a video: its captions and its thumbnail."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Final

from platforms.practice.exchange import (
    Answer,
    JsonObject,
    Refused,
    Request,
    inside,
    json_answer,
    objects,
)
from platforms.practice.records import Medium, Upload
from platforms.practice.store import Store
from platforms.practice.youtube import errors, videos

THUMBNAILS: Final = ("image/jpeg", "image/png", "application/octet-stream")
LARGEST_THUMBNAIL: Final = 2 * 1024 * 1024


def check_caption(store: Store, request: Request, said: JsonObject) -> None:
    videos.parts(request)
    snippet = inside(said, "snippet")
    if not snippet.get("language") or not isinstance(snippet.get("name"), str):
        raise Refused(
            errors.bad("invalidMetadata", "Captions need a language and a name.", "youtube.caption")
        )
    video = store.post(str(snippet.get("videoId") or ""), "youtube")
    if not video:
        raise Refused(errors.no_video("youtube.caption"))
    tracks = [inside(track, "snippet") for track in objects(video.details.get("captions"))]
    if any(_named(track) == _named(snippet) for track in tracks):
        raise Refused(
            errors.refuse(
                409,
                "captionExists",
                "The specified video already has a caption track with the given language and name.",
                "youtube.caption",
            )
        )


def _named(snippet: JsonObject) -> tuple[object, object]:
    """Return what a video has only one of."""
    return snippet.get("language"), snippet.get("name")


def check_thumbnail(store: Store, request: Request, said: JsonObject) -> None:
    if not store.post(request.query.get("videoId", ""), "youtube"):
        raise Refused(errors.no_video("youtube.thumbnail"))


def make_caption(store: Store, upload: Upload, file: Path) -> str:
    """Keep the words, and write down with the video that it has them. Returns the caption's id."""
    snippet = inside(upload.details, "snippet")
    video = videos.find(store, str(snippet["videoId"]))
    track: JsonObject = {"id": videos.random_id(40), "snippet": {**snippet, "file": file.name}}
    tracks = [*objects(video.details.get("captions")), track]
    store.change_post(replace(video, details={**video.details, "captions": tracks}))
    return str(track["id"])


def caption(store: Store, request: Request, caption_id: str) -> JsonObject:
    for post in store.posts("youtube"):
        for track in objects(post.details.get("captions")):
            if track["id"] == caption_id:
                return _shown(track, videos.moment(post.created_at))
    raise Refused(
        errors.refuse(404, "captionNotFound", "The captions cannot be found.", "youtube.caption")
    )


def _shown(track: JsonObject, updated: str) -> JsonObject:
    snippet = inside(track, "snippet")
    return {
        "kind": "youtube#caption",
        "etag": "practice",
        "id": track["id"],
        "snippet": {
            "videoId": snippet.get("videoId"),
            "lastUpdated": updated,
            "trackKind": "standard",
            "language": snippet.get("language"),
            "name": snippet.get("name"),
            "isDraft": bool(snippet.get("isDraft")),
            "status": "serving",
        },
    }


def captions(store: Store, request: Request) -> Answer:
    """GET /youtube/v3/captions?videoId=."""
    parts = videos.parts(request)
    video = videos.find(store, request.query.get("videoId", ""))
    tracks = objects(video.details.get("captions"))
    shown = [_shown(track, videos.moment(video.created_at)) for track in tracks]
    items = [videos.picked(one, parts) for one in shown]
    return json_answer({"kind": "youtube#captionListResponse", "etag": "practice", "items": items})


def delete_caption(store: Store, request: Request) -> Answer:
    """DELETE /youtube/v3/captions?id=."""
    caption_id = request.query.get("id", "")
    video_id = inside(caption(store, request, caption_id), "snippet")["videoId"]
    video = videos.find(store, str(video_id))
    left = [track for track in objects(video.details.get("captions")) if track["id"] != caption_id]
    store.change_post(replace(video, details={**video.details, "captions": [*left]}))
    return Answer(204)


def make_thumbnail(store: Store, upload: Upload, file: Path) -> str:
    """Keep a picture for a video. Returns the video's id."""
    if upload.mime not in THUMBNAILS:
        raise Refused(
            errors.bad(
                "invalidImage", "The thumbnail must be a JPEG or a PNG.", "youtube.thumbnail"
            )
        )
    if file.stat().st_size > LARGEST_THUMBNAIL:
        raise Refused(
            errors.bad("invalidImage", "The thumbnail is larger than 2 MB.", "youtube.thumbnail")
        )
    video = videos.find(store, str(inside(upload.details, "query")["videoId"]))
    picture = store.add_medium(
        Medium(
            id=store.snowflake(),
            platform="youtube",
            file=file.name,
            mime=upload.mime,
            size=file.stat().st_size,
            created_at=upload.created_at,
        )
    )
    store.change_post(replace(video, details={**video.details, "thumbnail": picture.id}))
    return video.id


def thumbnails(store: Store, request: Request, video_id: str) -> JsonObject:
    place = videos.thumbnail(videos.find(store, video_id), request)
    return {
        "kind": "youtube#thumbnailSetResponse",
        "etag": "practice",
        "items": [{"default": place}],
    }
