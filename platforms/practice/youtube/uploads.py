"""Uploads: whole, or begun and then continued from whatever byte has arrived.

The address given at the beginning is all that is needed to go on, also after a crash: asked how
far it is, it answers with the range it has, or with what the upload became.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import urlencode

from platforms.practice.exchange import (
    Answer,
    Dropped,
    JsonObject,
    Part,
    Refused,
    Request,
    json_answer,
)
from platforms.practice.records import Upload
from platforms.practice.store import Store
from platforms.practice.youtube import errors, extras, videos

GRAIN: Final = 256 * 1024
"""Pieces are multiples of this, but for the last; of a broken piece only whole grains are kept."""
RANGE: Final = re.compile(r"bytes (?:(\d+)-(\d+)|\*)/(\d+|\*)")


@dataclass(frozen=True)
class Target:
    """What an upload can become."""

    check: Callable[[Store, Request, JsonObject], None]
    """Refuse what was said about it, before anything is sent."""
    make: Callable[[Store, Upload, Path], str]
    """Keep it, and return its id."""
    shown: Callable[[Store, Request, str], JsonObject]


TARGETS: Final = {
    "videos": Target(videos.check, videos.make, videos.resource),
    "captions": Target(extras.check_caption, extras.make_caption, extras.caption),
    "thumbnails/set": Target(extras.check_thumbnail, extras.make_thumbnail, extras.thumbnails),
}


def _target(request: Request) -> str:
    return request.path.rpartition("/youtube/v3/")[2]


def _finished(store: Store, request: Request, upload: Upload) -> Answer:
    """Make of a complete upload what it was meant to be, once, and show it."""
    target = TARGETS[upload.target]
    with store.together():
        now = store.upload(upload.id, upload.target) or upload
        result = now.result or target.make(store, upload, store.upload_file(upload.id))
        store.finish_upload(upload.id, result)
    return json_answer(target.shown(store, request, result))


def begin(store: Store, request: Request) -> Answer:
    """POST /upload/youtube/v3/{videos, captions, thumbnails/set}."""
    kind = request.query.get("uploadType", "media")
    if kind == "resumable":
        return _begin_resumable(store, request)
    if kind == "multipart" and len(request.parts) == 2:
        said, sent = request.parts
        return _whole(store, request, _read(said.content), sent)
    if kind == "media":
        return _whole(store, request, {}, Part("", "", request.mime, request.body.content))
    raise Refused(
        errors.bad("mediaBodyRequired", "The request does not include the video content.")
    )


def _read(content: bytes) -> JsonObject:
    try:
        said = json.loads(content or b"{}")
    except ValueError:
        raise Refused(errors.bad("parseError", "Parse Error", "global")) from None
    return said if isinstance(said, dict) else {}


def _started(
    store: Store, request: Request, said: JsonObject, mime: str, total: int | None
) -> Upload:
    TARGETS[_target(request)].check(store, request, said)
    return store.begin_upload(
        Upload(
            id=videos.random_id(40),
            target=_target(request),
            mime=mime,
            total=total,
            details={**said, "query": {**request.query}, "bent": {**request.bent}},
            created_at=request.received_at.timestamp(),
        )
    )


def _whole(store: Store, request: Request, said: JsonObject, sent: Part) -> Answer:
    if not sent.content:
        raise Refused(errors.bad("mediaBodyRequired", "The request does not include the content."))
    upload = _started(store, request, said, sent.mime, len(sent.content))
    store.upload_file(upload.id).write_bytes(sent.content)
    return _finished(store, request, upload)


def _begin_resumable(store: Store, request: Request) -> Answer:
    said = _read(request.body.content)
    mime = request.headers.get("X-Upload-Content-Type", "application/octet-stream")
    total = request.headers.get("X-Upload-Content-Length", "")
    upload = _started(store, request, said, mime, int(total) if total.isdecimal() else None)
    query = urlencode({**request.query, "upload_id": upload.id})
    place = f"{request.base}{request.path}?{query}"
    return Answer(200, headers={"Location": place, "X-GUploader-UploadID": upload.id})


def go_on(store: Store, request: Request) -> Answer:
    """PUT to the address of an upload: the next piece, or the question how far it is."""
    upload = store.upload(request.query.get("upload_id", ""), _target(request))
    if not upload:
        raise Refused(errors.refuse(404, "notFound", "This upload is not known, or too old."))
    if upload.result:
        return json_answer(TARGETS[upload.target].shown(store, request, upload.result))
    file = store.upload_file(upload.id)
    if said := request.headers.get("Content-Range"):
        span = RANGE.fullmatch(said)
        if not span:
            raise Refused(
                errors.bad("badContent", "Failed to parse Content-Range header.", "global")
            )
        start, total = span[1], int(span[3]) if span[3].isdecimal() else upload.total
    else:
        start, total = "0", request.body.length
    if start is not None:
        _take(request, file, int(start), total)
    if file.stat().st_size == total:
        return _finished(store, request, upload)
    return _so_far(file.stat().st_size)


def _take(request: Request, file: Path, start: int, total: int | None) -> None:
    """Add a piece to what we have. A piece that begins earlier is taken from where it is new."""
    have, length = file.stat().st_size, request.body.length
    if start > have:
        raise Refused(errors.bad("badRequest", "The piece begins after a gap.", "global"))
    if length % GRAIN and start + length != total:
        raise Refused(errors.bad("badRequest", "A piece must be a multiple of 256 KiB.", "global"))
    with file.open("r+b") as kept:
        kept.seek(start)
        try:
            for piece in request.body.pieces():
                kept.write(piece)
        except Dropped:
            kept.truncate(max(have, kept.tell() // GRAIN * GRAIN))
            raise


def _so_far(size: int) -> Answer:
    return Answer(308, headers={"Range": f"bytes=0-{size - 1}"} if size else {})
