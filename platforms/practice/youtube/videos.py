"""Videos: what one must say about one, how one is shown, changed and deleted."""

from __future__ import annotations

import secrets
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from platforms.practice.accounts import COUNCIL, YOUTUBE
from platforms.practice.exchange import (
    Answer,
    Json,
    JsonObject,
    Refused,
    Request,
    inside,
    json_answer,
)
from platforms.practice.kinds import Kind
from platforms.practice.records import Medium, Post, Upload
from platforms.practice.spoiling import spoiled
from platforms.practice.store import Store
from platforms.practice.youtube import errors

PROCESSING_SECONDS: Final = 2
LONGEST_TITLE: Final = 100
LARGEST_DESCRIPTION: Final = 5_000
PRIVACY: Final = ("public", "unlisted", "private")


def random_id(length: int) -> str:
    """Return letters and digits as YouTube uses them for its ids."""
    return secrets.token_urlsafe(length)[:length]


def new_id() -> str:
    return random_id(11)


def parts(request: Request) -> list[str]:
    """Return the parts asked for. Without any, nothing is answered at all."""
    found = [part.strip() for part in request.query.get("part", "").split(",") if part.strip()]
    if not found:
        raise Refused(errors.missing_part())
    return found


def moment(at: datetime) -> str:
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")


def check(store: Store, request: Request, said: JsonObject) -> None:
    """Refuse what YouTube refuses of a title, a description and a status."""
    parts(request)
    snippet, status = inside(said, "snippet"), inside(said, "status")
    title, description = str(snippet.get("title") or ""), str(snippet.get("description") or "")
    if not 0 < len(title) <= LONGEST_TITLE or set(title) & set("<>"):
        raise Refused(errors.bad("invalidTitle", "The title is empty, too long, or has < or >."))
    if len(description.encode()) > LARGEST_DESCRIPTION or set(description) & set("<>"):
        raise Refused(
            errors.bad("invalidDescription", "The description is too long, or has < or >.")
        )
    if status.get("privacyStatus", "public") not in PRIVACY:
        raise Refused(errors.bad("invalidVideoMetadata", "The privacy status is not known."))


def make(store: Store, upload: Upload, file: Path) -> str:
    """Make a video of an upload that is complete."""
    video_id = new_id()
    snippet, status = (inside(upload.details, part) for part in ("snippet", "status"))
    bent = {name: int(str(value)) for name, value in inside(upload.details, "bent").items()}
    kept = file.rename(store.media / video_id)
    now = datetime.now(UTC)
    with store.together():
        store.add_medium(
            Medium(
                id=video_id,
                platform="youtube",
                file=kept.name,
                mime=upload.mime if upload.mime.startswith("video/") else "video/mp4",
                size=kept.stat().st_size,
                created_at=now.timestamp(),
            )
        )
        post = Post(
            id=video_id,
            platform="youtube",
            title=str(snippet.get("title", "")),
            text=str(snippet.get("description") or ""),
            media=(video_id,),
            created_at=now,
            details={"snippet": snippet, "status": status, "bent": {**bent}},
        )
        store.add_post(spoiled(store, post, bent))
    return video_id


def privacy(post: Post) -> str:
    """Return who sees a video: who was meant to, or nobody when the app was not audited."""
    if Kind.UNAUDITED in inside(post.details, "bent"):
        return "private"
    return str(inside(post.details, "status").get("privacyStatus", "public"))


def _processing(post: Post, now: datetime) -> tuple[JsonObject, JsonObject]:
    """Return how far a video is: the words for it in `status`, and in `processingDetails`."""
    bent = inside(post.details, "bent")
    slow = bent.get(Kind.SLOW_PROCESSING) or bent.get(Kind.PROCESSING_FAILS)
    needs = int(str(slow)) / 1000 if slow else PROCESSING_SECONDS
    left = needs - (now - post.created_at).total_seconds()
    if left > 0:
        progress: JsonObject = {
            "partsTotal": "100",
            "partsProcessed": str(int(100 - 100 * left / needs)),
            "timeLeftMs": str(int(left * 1000)),
        }
        return {"uploadStatus": "uploaded"}, {
            "processingStatus": "processing",
            "processingProgress": progress,
            "thumbnailsAvailability": "inProgress",
        }
    if Kind.PROCESSING_FAILS in bent:
        return {"uploadStatus": "failed", "failureReason": "codec"}, {
            "processingStatus": "failed",
            "processingFailureReason": "transcodeFailed",
        }
    return {"uploadStatus": "processed"}, {
        "processingStatus": "succeeded",
        "thumbnailsAvailability": "available",
    }


def shown(store: Store, post: Post, request: Request) -> JsonObject:
    """Return a video as a resource with the parts asked for."""
    return picked(_full(store, post, request), parts(request))


def picked(full: JsonObject, names: list[str]) -> JsonObject:
    return {name: value for name, value in full.items() if name in ("kind", "etag", "id", *names)}


def _full(store: Store, post: Post, request: Request) -> JsonObject:
    state, processing = _processing(post, request.received_at)
    given, status = inside(post.details, "snippet"), inside(post.details, "status")
    snippet: dict[str, Json] = {
        "publishedAt": moment(post.created_at),
        "channelId": YOUTUBE.external_id,
        "channelTitle": COUNCIL,
        "title": post.title,
        "description": post.text,
        "categoryId": str(given.get("categoryId", "22")),
        "liveBroadcastContent": "none",
        "thumbnails": {"default": thumbnail(post, request)},
        "localized": {"title": post.title, "description": post.text},
    }
    if isinstance(tags := given.get("tags"), list):
        snippet["tags"] = tags
    return {
        "kind": "youtube#video",
        "etag": f"practice-{post.id}",
        "id": post.id,
        "snippet": snippet,
        "status": {
            **state,
            "privacyStatus": privacy(post),
            "license": "youtube",
            "embeddable": True,
            "publicStatsViewable": True,
            "madeForKids": bool(status.get("selfDeclaredMadeForKids")),
            "selfDeclaredMadeForKids": bool(status.get("selfDeclaredMadeForKids")),
        },
        "processingDetails": processing,
        "statistics": {
            "viewCount": "0",
            "likeCount": "0",
            "commentCount": str(len(store.comments("youtube", post_id=post.id))),
        },
        "contentDetails": {"duration": "PT30S", "definition": "hd"},
    }


def thumbnail(post: Post, request: Request) -> JsonObject:
    """Return the picture that stands for a video: the one that was set, or its first."""
    picture = post.details.get("thumbnail") or post.id
    return {"url": f"{request.base}/practice/media/{picture}", "width": 120, "height": 90}


def resource(store: Store, request: Request, video_id: str) -> JsonObject:
    return shown(store, find(store, video_id), request)


def find(store: Store, video_id: str) -> Post:
    if post := store.post(video_id, "youtube"):
        return post
    raise Refused(errors.no_video())


def listing(store: Store, request: Request) -> Answer:
    """GET /youtube/v3/videos?id=: those that are there; the others are left out."""
    ids = request.query.get("id", "").split(",")
    found = [post for one in ids if (post := store.post(one, "youtube"))]
    return json_answer(
        {
            "kind": "youtube#videoListResponse",
            "etag": "practice",
            "items": [shown(store, post, request) for post in found],
            "pageInfo": {"totalResults": len(found), "resultsPerPage": len(found)},
        }
    )


def update(store: Store, request: Request) -> Answer:
    """PUT /youtube/v3/videos: the whole of each part that is named."""
    said = request.json
    post = find(store, str(said.get("id") or ""))
    named: JsonObject = {
        part: inside(said, part) for part in ("snippet", "status") if part in parts(request)
    }
    merged: JsonObject = {**post.details, **named}
    if "snippet" in named:
        check(store, request, merged)
        snippet = inside(merged, "snippet")
        post = replace(
            post, title=str(snippet["title"]), text=str(snippet.get("description") or "")
        )
    store.change_post(replace(post, details=merged))
    return json_answer(resource(store, request, post.id))


def delete(store: Store, request: Request) -> Answer:
    """DELETE /youtube/v3/videos?id=."""
    if not store.delete_post(request.query.get("id", ""), "youtube", now=request.received_at):
        raise Refused(errors.no_video())
    return Answer(204)
