"""A video for the Page: sent in pieces, ended, and waited for until residents can see it."""

from typing import Literal, NotRequired, TypedDict, cast

from pyfacebook import FacebookApi

from platforms.base import Content, NotThere, Rejected, Unavailable, Upload, Video
from platforms.facebook.errors import granted
from platforms.files import as_approved, wait_for

FIELDS = "id,published,status,post_id,created_time"
AT_ONCE = 1.0
"""Seconds between two questions how far Facebook is; it does not say when to ask."""
UNREADABLE = "Facebook could not read this video; save it as an MP4 (H.264, AAC) and attach that."


class Phase(TypedDict, total=False):
    status: str
    """not_started, in_progress, complete or error."""


class Status(TypedDict, total=False):
    video_status: str
    uploading_phase: Phase
    processing_phase: Phase
    publishing_phase: Phase


class Film(TypedDict):
    """A video as Facebook shows it to whoever may manage it."""

    id: str
    published: NotRequired[bool]
    status: NotRequired[Status]
    post_id: NotRequired[str]
    """Of the post that shows it, without the Page; there once the video is out."""
    created_time: NotRequired[str]


class Span(TypedDict):
    """Which bytes Facebook wants next; none when both are the same."""

    start_offset: str
    end_offset: str


class Begun(Span):
    video_id: str
    upload_session_id: str


def put(
    sending: FacebookApi, asking: FacebookApi, page: str, content: Content, upload: Upload
) -> Film:
    """Send a video to the Page, or what is left to do of that, and return it once it is out.

    An upload makes one video, whose id is known before the first byte, and nobody sees anything
    of it before the upload is ended. So a worker that dies may come back: what is ended is waited
    for, what is whole is ended, and what was broken off is begun anew.
    """
    if content.video is None:
        raise Rejected("The video is no longer part of this post; attach it again.")
    size = content.video.size
    film = asked(asking, upload.session) if upload.session else None
    if film is None or not _is_whole(film):
        _send(sending, page, content.video, upload)
        film = None
    upload.progress(size, size)  # and whoever has lost the claim goes no further
    if film is None or not _is_ended(film):
        _end(sending, page, content, upload)

    def look() -> tuple[Film, float]:
        found = asked(asking, upload.session)
        if _has_failed(found):
            raise Rejected(UNREADABLE)
        return found, 0.0 if _is_out(found) else AT_ONCE

    return wait_for(look, upload, size, "Facebook")


def asked(api: FacebookApi, session: str) -> Film:
    """Ask how far the video of an upload is."""
    return cast(Film, api.get_object(session.partition(" ")[2], fields=FIELDS))


def out(film: Film) -> Film:
    """Return a video that residents can see. Raises `NotThere` where they never will."""
    if _is_out(film):
        return film
    if _has_failed(film):
        raise NotThere(f"It is not: {UNREADABLE}")
    if _is_ended(film):
        raise Unavailable("Facebook has the whole video and is still working on it.")
    raise NotThere("It is not: Facebook does not have all of it, so nobody can see it.")


def _send(api: FacebookApi, page: str, video: Video, upload: Upload) -> None:
    """Begin an upload and send every byte of it; Facebook says which it wants next."""
    with as_approved(video) as file:
        begun = cast(Begun, _post(api, page, "start", {"file_size": str(video.size)}))
        upload.begin(f"{begun['upload_session_id']} {begun['video_id']}")
        span: Span = begun
        while (start := int(span["start_offset"])) < (end := int(span["end_offset"])):
            upload.progress(start, video.size)
            file.seek(start)
            piece = ("piece", file.read(end - start), video.mime)
            said = {"upload_session_id": begun["upload_session_id"], "start_offset": str(start)}
            answer = _post(api, page, "transfer", said, files={"video_file_chunk": piece})
            span = cast(Span, answer)
            if int(span["start_offset"]) <= start:
                raise Unavailable("Facebook is not taking the video; trying again does no harm.")


def _end(api: FacebookApi, page: str, content: Content, upload: Upload) -> None:
    said = {"upload_session_id": upload.session.partition(" ")[0], "description": content.text}
    if content.title:
        said["title"] = content.title
    granted(_post(api, page, "finish", said))


def _post(
    api: FacebookApi,
    page: str,
    phase: str,
    said: dict[str, str],
    files: dict[str, tuple[str, bytes, str]] | None = None,
) -> dict[str, object]:
    answer: dict[str, object] = api.post_object(
        page, "videos", params={"upload_phase": phase}, data=said, files=files
    )
    return answer


def _phase(film: Film, name: Literal["uploading_phase", "publishing_phase"]) -> str:
    return film.get("status", {}).get(name, {}).get("status", "not_started")


def _is_whole(film: Film) -> bool:
    return _is_ended(film) or _phase(film, "uploading_phase") == "complete"


def _is_ended(film: Film) -> bool:
    return _is_out(film) or _phase(film, "publishing_phase") != "not_started"


def _is_out(film: Film) -> bool:
    ready = film.get("status", {}).get("video_status") == "ready"
    return ready and film.get("published", False)


def _has_failed(film: Film) -> bool:
    return film.get("status", {}).get("video_status") == "error"
