"""YouTube: our videos and what people write under them, on google-api-python-client."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cache
from operator import attrgetter
from typing import ClassVar

from googleapiclient.discovery import build_from_document
from googleapiclient.discovery_cache import get_static_doc
from googleapiclient.http import MediaInMemoryUpload, MediaIoBaseUpload

from platforms.base import (
    Account,
    Captions,
    Content,
    Live,
    Message,
    NotThere,
    Picture,
    PictureLimits,
    Published,
    Rejected,
    Upload,
    VideoLimits,
)
from platforms.files import as_approved
from platforms.signpost import signposted
from platforms.youtube.captions import put
from platforms.youtube.http import Http
from platforms.youtube.residents import Residents, gone_is_done
from platforms.youtube.upload import CHUNK, Uploaded, asked, uploaded
from platforms.youtube.videos import (
    PARTS,
    Video,
    address,
    as_live,
    id_at,
    is_there,
    locked,
    reworded,
    titled,
)

BRACKETS = str.maketrans("<>", "‹›")  # noqa: RUF001  the nearest that YouTube takes


class YouTube(Residents):
    label: ClassVar[str] = "YouTube"
    max_length: ClassVar[int] = 5000
    needs_video: ClassVar[bool] = True
    makes_cards: ClassVar[bool] = False
    pictures: ClassVar[PictureLimits | None] = None
    videos: ClassVar[VideoLimits] = VideoLimits(256 * 1024**3, 12 * 60 * 60)
    takes_captions: ClassVar[bool] = True

    def __init__(self, account: Account) -> None:
        self._account = account
        self._http = Http(account)
        self._api = build_from_document(_document(), http=self._http)

    @staticmethod
    def compose(message: Message) -> Content:
        """Make a description of it all, without < and >. Its title or first line names it."""
        text = signposted(message.text, message.link).translate(BRACKETS)
        return Content(
            text,
            title=titled(message.title.translate(BRACKETS) or text),
            video=message.video,
            captions=message.captions,
            thumbnail=message.thumbnail,
            tags=message.tags,
        )

    @staticmethod
    def length(text: str) -> int:
        """Count bytes, as YouTube does with a description."""
        return len(text.encode())

    @staticmethod
    def id_of(address: str, account_id: str) -> str | None:
        return id_at(address)

    def publish(self, content: Content, upload: Upload) -> Published:
        if content.video is None:
            raise Rejected("YouTube takes videos only; add one, or leave YouTube out.")
        with as_approved(content.video) as file, self._sorted():
            media = MediaIoBaseUpload(file, content.video.mime, chunksize=CHUNK, resumable=True)
            snippet = {"title": content.title, "description": content.text, "tags": content.tags}
            body = {"snippet": snippet, "status": {"privacyStatus": "public"}}
            request = self._api.videos().insert(part="snippet,status", body=body, media_body=media)
            return _published(uploaded(request, upload))

    def uploaded(self, content: Content, session: str) -> Published:
        if content.video is None:
            raise Rejected("YouTube takes videos only; add one, or leave YouTube out.")
        with self._sorted():
            had = asked(self._http, session, content.video.size)
        if isinstance(had, int):
            raise NotThere("It is not: YouTube does not have all of it, so nobody can see it.")
        at = had.get("snippet", {}).get("publishedAt")
        return replace(_published(had), posted_at=datetime.fromisoformat(at) if at else None)

    def edit(self, external_id: str, content: Content) -> None:
        with self._sorted():
            video = next(iter(self._videos([external_id])), None)
            if video is None:
                raise Rejected("This is no longer on YouTube, so there is nothing to correct.")
            snippet = reworded(video["snippet"], content)
            self._api.videos().update(
                part="snippet", body={"id": external_id, "snippet": snippet}
            ).execute()

    def caption(self, external_id: str, captions: Captions) -> None:
        with self._sorted():
            put(self._api, external_id, captions)

    def thumbnail(self, external_id: str, picture: Picture) -> None:
        media = MediaInMemoryUpload(picture.read(), picture.mime)
        with self._sorted():
            self._api.thumbnails().set(videoId=external_id, media_body=media).execute()

    def delete(self, external_id: str) -> None:
        with self._sorted(), gone_is_done():
            self._api.videos().delete(id=external_id).execute()

    def live(self, external_id: str) -> Live | None:
        with self._sorted():
            return next(map(as_live, self._videos([external_id])), None)

    def recent(self, *, since: datetime, after: str = "") -> Iterator[Live]:
        with self._sorted():
            for videos in self._uploads():
                found = sorted(map(as_live, videos), key=attrgetter("posted_at"), reverse=True)
                new = [live for live in found if live.posted_at >= since]
                yield from new
                if not new:
                    return

    def renew(self) -> Account:
        with self._sorted():
            return self._http.renewed()

    def _uploads(self) -> Iterator[list[Video]]:
        """Yield the channel's videos a page at a time, the last to be uploaded first."""
        asked = self._api.channels().list(part="contentDetails", mine=True)
        [channel] = asked.execute()["items"]
        playlist = channel["contentDetails"]["relatedPlaylists"]["uploads"]
        items = self._api.playlistItems()
        request = items.list(part="contentDetails", playlistId=playlist, maxResults=50)
        # Until its first upload, a channel has the name of a playlist but not the playlist.
        with gone_is_done():
            while request is not None:
                answer = request.execute()
                yield self._videos([item["contentDetails"]["videoId"] for item in answer["items"]])
                request = items.list_next(request, answer)

    def _videos(self, ids: Sequence[str]) -> list[Video]:
        """Read videos, at most fifty. Those that are gone are left out."""
        if not ids:
            return []
        answer = self._api.videos().list(part=PARTS, id=",".join(ids)).execute()
        return [video for video in answer["items"] if is_there(video)]


def _published(video: Uploaded) -> Published:
    return Published(video["id"], address(video["id"]), locked(video["status"]["privacyStatus"]))


@cache
def _document() -> str:
    """Return the description of YouTube's API that comes with the SDK: nothing is fetched."""
    return str(get_static_doc("youtube", "v3"))
