"""Videos on the Page: sent in pieces, then ended, then worked on, and then a post shows them."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Final

from platforms.practice.exchange import Answer, JsonObject, Refused, Request, json_answer
from platforms.practice.facebook import errors
from platforms.practice.facebook.posts import LONGEST, new_id, refuse_unless_ours
from platforms.practice.facebook.shapes import moment
from platforms.practice.facebook.working import state
from platforms.practice.records import Medium, Post, Upload
from platforms.practice.spoiling import spoiled
from platforms.practice.store import Store

TARGET: Final = "facebook-video"
LARGEST: Final = 10 * 1024**3
PIECE: Final = 4 * 1024 * 1024
WEBM: Final = b"\x1a\x45\xdf\xa3"
NOT_BEGUN: Final = {"status": "not_started"}


def create(store: Store, request: Request) -> Answer:
    """POST /{page}/videos, in one of its three phases."""
    refuse_unless_ours(request)
    match request.fields.get("upload_phase"):
        case "start":
            return _start(store, request)
        case "transfer":
            return _transfer(store, request)
        case "finish":
            return _finish(store, request)
    raise Refused(errors.bad_parameter("Param upload_phase must be start, transfer or finish"))


def _start(store: Store, request: Request) -> Answer:
    size = request.fields.get("file_size", "")
    if not size.isdecimal() or not 0 < int(size) <= LARGEST:
        raise Refused(errors.bad_parameter("Param file_size is not a size that we take"))
    upload = store.begin_upload(
        Upload(
            id=store.snowflake(),
            target=TARGET,
            mime="",
            total=int(size),
            details={},
            created_at=request.received_at.timestamp(),
        )
    )
    ids: JsonObject = {"upload_session_id": upload.id, "video_id": video_of(upload.id)}
    return json_answer(ids | _wanted(0, int(size)))


def video_of(session: str) -> str:
    return str(int(session) + 1)


def _wanted(have: int, total: int) -> JsonObject:
    return {"start_offset": str(have), "end_offset": str(min(total, have + PIECE))}


def _upload(store: Store, session: str) -> Upload:
    if upload := store.upload(session, TARGET):
        return upload
    raise Refused(errors.gone(session))


def _transfer(store: Store, request: Request) -> Answer:
    upload = _upload(store, request.fields.get("upload_session_id", ""))
    total, kept = upload.total or 0, store.upload_file(upload.id)
    have, piece = kept.stat().st_size, request.file("video_file_chunk")
    if request.fields.get("start_offset") != str(have):
        raise Refused(errors.wrong_offset(have))
    if piece is None or have + len(piece.content) > total:
        raise Refused(errors.bad_parameter("Param video_file_chunk is missing or too long"))
    with kept.open("ab") as file:
        file.write(piece.content)
    return json_answer(_wanted(have + len(piece.content), total))


def _finish(store: Store, request: Request) -> Answer:
    """End an upload: a video comes of it once, however often that is asked for."""
    upload = _upload(store, request.fields.get("upload_session_id", ""))
    with store.together():
        if not _upload(store, upload.id).result:
            store.finish_upload(upload.id, _publish(store, request, upload).id)
    return json_answer({"success": True})


def _publish(store: Store, request: Request, upload: Upload) -> Post:
    kept, text = store.upload_file(upload.id), request.fields.get("description", "")
    if kept.stat().st_size != upload.total:
        raise Refused(errors.bad_parameter("The upload is not complete"))
    if len(text) > LONGEST:
        raise Refused(errors.bad_parameter("Param description is too long"))
    video_id = video_of(upload.id)
    place = kept.rename(store.media / video_id)
    store.add_medium(
        Medium(
            id=video_id,
            platform="facebook",
            file=place.name,
            mime=_mime(place),
            size=place.stat().st_size,
            created_at=request.received_at.timestamp(),
        )
    )
    post = Post(
        id=new_id(store),
        platform="facebook",
        title=request.fields.get("title", ""),
        text=text,
        media=(video_id,),
        created_at=request.received_at,
        details={"bent": {**request.bent}},
    )
    return store.add_post(spoiled(store, post, request.bent))


def _mime(place: Path) -> str:
    with place.open("rb") as file:
        return "video/webm" if file.read(4) == WEBM else "video/mp4"


def film(store: Store, video_id: str, now: datetime) -> JsonObject | None:
    """A video as whoever manages the Page is shown it, from its first byte on; or nothing."""
    upload = store.upload(str(int(video_id) - 1), TARGET) if video_id.isdecimal() else None
    if upload is None:
        return None
    if not upload.result:
        return {"id": video_id, "published": False, "status": _uploading(store, upload)}
    post = store.post(upload.result, "facebook")
    return _done(post, video_id, now) if post else None


def _uploading(store: Store, upload: Upload) -> JsonObject:
    have = store.upload_file(upload.id).stat().st_size
    is_whole = have == upload.total
    return {
        "video_status": "upload_complete" if is_whole else "uploading",
        "uploading_phase": {"status": "complete" if is_whole else "in_progress"},
        "processing_phase": {**NOT_BEGUN},
        "publishing_phase": {**NOT_BEGUN},
    }


def _done(post: Post, video_id: str, now: datetime) -> JsonObject:
    now_is = state(post, now)
    phase = {"processing": "in_progress", "ready": "complete", "error": "error"}[now_is]
    shown: JsonObject = {
        "id": video_id,
        "title": post.title or None,
        "description": post.text,
        "created_time": moment(post.created_at),
        "published": now_is == "ready",
        "status": {
            "video_status": now_is,
            "uploading_phase": {"status": "complete"},
            "processing_phase": {"status": phase},
            "publishing_phase": {"status": "complete" if now_is == "ready" else "in_progress"},
        },
    }
    # Until then, the post that will show it has no name.
    return shown | {"post_id": post.id.partition("_")[2] if now_is == "ready" else None}
