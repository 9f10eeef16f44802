"""A video as YouTube shows it, and what that is in our own terms."""

import re
import textwrap
from datetime import datetime
from typing import NotRequired, TypedDict
from urllib.parse import parse_qs

from django.conf import settings

from platforms.base import Content, Live
from platforms.transport import on_page, page

TITLE_LENGTH = 100
HOSTS = ("youtube.com", "www.youtube.com", "m.youtube.com", "youtu.be")
ID = re.compile(r"[\w-]+", re.ASCII)
PLACES = re.compile(r"/(?:shorts|live|embed)/([\w-]+)/?", re.ASCII)

PARTS = "snippet,status,processingDetails"

WHY = {
    "claim": "somebody else claims it",
    "codec": "it is in a format that YouTube does not read",
    "conversion": "it could not be converted",
    "copyright": "it breaks somebody's copyright",
    "duplicate": "the channel has it already",
    "emptyFile": "the file is empty",
    "inappropriate": "YouTube finds it inappropriate",
    "invalidFile": "the file is not a video",
    "legal": "there is a legal complaint about it",
    "length": "it is longer than this channel may upload",
    "termsOfUse": "it breaks YouTube's terms of use",
    "tooSmall": "the file is too small",
    "trademark": "it breaks somebody's trademark",
    "uploadAborted": "the upload was broken off",
    "uploaderAccountClosed": "the channel's account is closed",
    "uploaderAccountSuspended": "the channel's account is suspended",
}
"""By `failureReason` and `rejectionReason`, from the discovery document."""


class Snippet(TypedDict):
    title: str
    description: str
    publishedAt: str
    categoryId: NotRequired[str]
    tags: NotRequired[list[str]]
    defaultLanguage: NotRequired[str]
    defaultAudioLanguage: NotRequired[str]


class Status(TypedDict):
    uploadStatus: str
    privacyStatus: str
    failureReason: NotRequired[str]
    rejectionReason: NotRequired[str]
    publishAt: NotRequired[str]


class Processing(TypedDict, total=False):
    processingStatus: str


class Video(TypedDict):
    id: str
    snippet: Snippet
    status: Status
    processingDetails: NotRequired[Processing]
    """Left out to whoever does not own the video."""


def as_live(video: Video) -> Live:
    snippet = video["snippet"]
    is_settled = not _is_being_worked_on(video)
    progress = _fate(video["status"]) if is_settled else "YouTube is still working on this video."
    return Live(
        external_id=video["id"],
        url=address(video["id"]),
        text=snippet["description"],
        title=snippet["title"],
        posted_at=datetime.fromisoformat(snippet["publishedAt"]),
        has_video=True,
        note=" ".join(filter(None, (progress, _who_sees(video["status"])))),
        is_settled=is_settled,
    )


def reworded(snippet: Snippet, content: Content) -> dict[str, object]:
    """Return a snippet that says something else. What an update leaves out, YouTube forgets."""
    kept = ("categoryId", "tags", "defaultLanguage", "defaultAudioLanguage")
    return {
        **{name: value for name, value in snippet.items() if name in kept},
        "title": content.title,
        "description": content.text,
    }


def is_there(video: Video) -> bool:
    """Return whether a video stands: for a while YouTube still lists one that was deleted."""
    return video["status"]["uploadStatus"] != "deleted"


def locked(privacy: str) -> str:
    """Say what has become of a video that we sent to be public, or nothing when it is."""
    if privacy == "public":
        return ""
    return (
        f"YouTube has locked this video as {privacy} until Google has audited the app, "
        "so residents cannot find it; an administrator can ask Google for the audit."
    )


def address(video_id: str) -> str:
    return page(f"https://www.youtube.com/watch?v={video_id}", settings.YOUTUBE_API_URL)


def id_at(address: str) -> str | None:
    there = on_page(address, HOSTS, settings.YOUTUBE_API_URL)
    if there is None:
        return None
    if there.hostname == "youtu.be":
        found = there.path.strip("/")
    elif place := PLACES.fullmatch(there.path):
        found = place[1]
    else:
        found = next(iter(parse_qs(there.query).get("v", [])), "")
    return found if ID.fullmatch(found) else None


def _is_being_worked_on(video: Video) -> bool:
    processing = video.get("processingDetails", {}).get("processingStatus")
    return video["status"]["uploadStatus"] == "uploaded" or processing == "processing"


def _fate(status: Status) -> str:
    match status:
        case {"uploadStatus": "failed"}:
            return f"YouTube could not process this video: {_why(status.get('failureReason'))}."
        case {"uploadStatus": "rejected"}:
            return f"YouTube has rejected this video: {_why(status.get('rejectionReason'))}."
    return ""


def _why(reason: str | None) -> str:
    return WHY.get(reason or "", "it gave no reason")


def _who_sees(status: Status) -> str:
    """Say who sees a video that is not public. A person can make it so on YouTube, too."""
    if status["privacyStatus"] == "unlisted":
        return "On YouTube this video is unlisted: only people who have its address see it."
    if "publishAt" in status:
        return "On YouTube this video is private, and set to become public later."
    return locked(status["privacyStatus"])


def titled(text: str) -> str:
    """Return what a video with these words is called: their first line, as far as it may go."""
    line = text.strip().partition("\n")[0]
    short = textwrap.shorten(line, TITLE_LENGTH, placeholder="…")
    return short if short != "…" else line[:TITLE_LENGTH]
