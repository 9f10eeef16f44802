"""The upload of a video: begun once, and gone on with from wherever it stopped."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NotRequired, TypedDict

from googleapiclient.errors import HttpError
from googleapiclient.http import HttpRequest

from platforms.base import Unavailable, Unconfirmed, Upload
from platforms.youtube.http import Http

CHUNK = 8 * 1024 * 1024
"""Bytes sent at a time: what a lost line costs us, and the step of the progress people see."""

FORGOTTEN = {404, 410}
"""How Google answers for an upload session that has ended."""


class Status(TypedDict):
    privacyStatus: str


class Snippet(TypedDict):
    publishedAt: str


class Uploaded(TypedDict):
    """A video that YouTube has, as it gives it back."""

    id: str
    status: Status
    snippet: NotRequired[Snippet]


def uploaded(request: HttpRequest, upload: Upload) -> Uploaded:
    """Send a video, or what Google does not have of it yet, and return what became of it.

    The session's address is kept before the first byte leaves, and makes one video at most. So
    a worker that dies or loses its line at any point may come back: it goes on from Google's own
    count, or is given the video if that is complete. Only of a session that Google has forgotten
    can nobody say whether a video came of it.
    """
    with _forgotten_is_unconfirmed(lambda: bool(request.resumable_uri)):
        return _sent(request, upload)


def asked(http: Http, session: str, total: int) -> Uploaded | int:
    """Ask what Google has of a video: the video itself when all of it, or else how many bytes."""
    with _forgotten_is_unconfirmed(lambda: True):
        return _had(http, session, total)


@contextmanager
def _forgotten_is_unconfirmed(is_begun: Callable[[], bool]) -> Iterator[None]:
    try:
        yield
    except HttpError as error:
        if is_begun() and error.status_code in FORGOTTEN:
            raise Unconfirmed(
                "YouTube no longer knows this upload, so the video may be there or not; "
                "look at the channel before you send it again."
            ) from None
        raise


def _sent(request: HttpRequest, upload: Upload) -> Uploaded:
    video: Uploaded | None = None
    if upload.session:
        request.resumable_uri = upload.session
        had = _had(request.http, upload.session, request.resumable.size())
        if isinstance(had, int):
            request.resumable_progress = had
        else:
            video = had
    else:
        request.resumable_uri = _begun(request)
        upload.begin(request.resumable_uri)
    total = request.resumable.size()
    while video is None:
        sent = request.resumable_progress
        upload.progress(sent, total)
        _, video = request.next_chunk(num_retries=0)
        if video is None and request.resumable_progress <= sent:
            raise Unavailable("YouTube is not taking the video, but trying again does no harm.")
    upload.progress(total, total)
    return video


def _begun(request: HttpRequest) -> str:
    """Open a session and return its address, without a byte of the video."""
    response, content = request.http.request(
        request.uri,
        request.method,
        body=request.body,
        headers={
            **request.headers,
            "X-Upload-Content-Type": request.resumable.mimetype(),
            "X-Upload-Content-Length": str(request.resumable.size()),
        },
    )
    if response.status != 200 or "location" not in response:
        raise HttpError(response, content, uri=request.uri)
    return str(response["location"])


def _had(http: Http, session: str, total: int) -> Uploaded | int:
    response, content = http.request(session, "PUT", headers={"Content-Range": f"bytes */{total}"})
    if response.status == 308:
        _, _, last = response.get("range", "").partition("-")
        return int(last) + 1 if last else 0
    if response.status not in (200, 201):
        raise HttpError(response, content, uri=session)
    video: Uploaded = json.loads(content)
    return video
