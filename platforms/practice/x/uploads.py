"""Videos in pieces: announce, append, finish, and ask how far the processing is."""

from __future__ import annotations

import time
from typing import Final

from platforms.practice.exchange import Answer, JsonObject, Refused, Request, inside, json_answer
from platforms.practice.records import Medium, Upload
from platforms.practice.store import Store
from platforms.practice.x import errors, media

TARGET: Final = "x-media"
LARGEST: Final = 512 * 1024 * 1024
PROCESSING_SECONDS: Final = 1


def _upload(store: Store, upload_id: str) -> Upload:
    if upload := store.upload(upload_id, TARGET):
        return upload
    raise Refused(errors.gone("id", upload_id))


def initialise(store: Store, request: Request) -> Answer:
    """POST /2/media/upload/initialize."""
    said = request.json
    total, mime = said.get("total_bytes"), str(said.get("media_type") or "")
    if not isinstance(total, int) or not 0 < total <= LARGEST:
        raise Refused(errors.invalid("[$.total_bytes: is not a size we take]"))
    upload = store.begin_upload(
        Upload(
            id=store.snowflake(),
            target=TARGET,
            mime=mime,
            total=total,
            details={"category": said.get("media_category")},
            created_at=request.received_at.timestamp(),
        )
    )
    return json_answer(
        {
            "data": {
                "id": upload.id,
                "media_key": f"7_{upload.id}",
                "expires_after_secs": media.A_DAY,
            }
        }
    )


def append(store: Store, request: Request) -> Answer:
    """POST /2/media/upload/{id}/append: the next piece."""
    upload = _upload(store, request.at["id"])
    index = request.fields.get("segment_index", "")
    if not index.isdecimal() or int(index) > 999:
        raise Refused(errors.invalid("[$.segment_index: must be between 0 and 999]"))
    with store.upload_file(upload.id).open("ab") as file:
        file.write(media.sent(request))
    expires_at = int(upload.created_at) + media.A_DAY
    return json_answer({"data": {"expires_at": expires_at}})


def finalise(store: Store, request: Request) -> Answer:
    """POST /2/media/upload/{id}/finalize: everything has come, begin to process it."""
    upload = _upload(store, request.at["id"])
    file = store.upload_file(upload.id)
    if not file.exists() or file.stat().st_size != upload.total:
        raise Refused(errors.invalid("The upload is not complete.", media_id=upload.id))
    kept = file.rename(store.media / upload.id)
    medium = store.add_medium(
        Medium(
            id=upload.id,
            platform="x",
            file=kept.name,
            mime=upload.mime,
            size=kept.stat().st_size,
            created_at=time.time(),
        )
    )
    store.finish_upload(upload.id, medium.id)
    return json_answer({"data": _progress(medium, request)})


def status(store: Store, request: Request) -> Answer:
    """GET /2/media/upload?command=STATUS."""
    medium_id = request.query.get("media_id", "")
    medium = store.medium(medium_id)
    if not medium:
        raise Refused(errors.gone("media_id", medium_id))
    return json_answer({"data": _progress(medium, request)})


def is_ready(medium: Medium, request: Request) -> bool:
    """Whether a post can show it: a video only once it has been worked on."""
    age = request.received_at.timestamp() - medium.created_at
    return not medium.is_video or age >= PROCESSING_SECONDS


def subtitles(store: Store, request: Request) -> Answer:
    """POST /2/media/subtitles: captions that were left before go with a video."""
    video, track = str(request.json.get("id") or ""), inside(request.json, "subtitles")
    for name, one in (("id", video), ("subtitles.id", str(track.get("id") or ""))):
        if not store.medium(one):
            raise Refused(errors.gone(name, one))
    said: JsonObject = {"id": video, "media_category": request.json.get("media_category")}
    return json_answer({"data": said | {"associated_subtitles": track}})


def _progress(medium: Medium, request: Request) -> JsonObject:
    if not medium.is_video:
        return media.described(medium)
    done = is_ready(medium, request)
    processing: JsonObject = {
        "state": "succeeded" if done else "pending",
        "progress_percent": 100 if done else 0,
    }
    if not done:
        processing["check_after_secs"] = PROCESSING_SECONDS
    return {**media.described(medium), "processing_info": processing}
