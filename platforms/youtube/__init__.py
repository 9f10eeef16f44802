"""YouTube: our videos and what people write under them, on google-api-python-client."""

import textwrap
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from functools import cache
from typing import ClassVar, NotRequired, TypedDict

from django.conf import settings
from googleapiclient.discovery import build_from_document
from googleapiclient.discovery_cache import get_static_doc
from googleapiclient.errors import HttpError
from googleapiclient.http import MediaIoBaseUpload

from platforms.base import Account, Content, Message, Published, Rejected, RemoteComment, Upload
from platforms.signpost import signposted
from platforms.transport import page, sorted_errors
from platforms.youtube.errors import refusal
from platforms.youtube.http import Http
from platforms.youtube.upload import CHUNK, as_approved, uploaded

TITLE_LENGTH = 100
BRACKETS = str.maketrans("<>", "‹›")  # noqa: RUF001  the nearest that YouTube takes


class AuthorId(TypedDict):
    value: str


class Snippet(TypedDict):
    textDisplay: str
    publishedAt: str
    authorDisplayName: NotRequired[str]
    authorChannelId: NotRequired[AuthorId]
    moderationStatus: NotRequired[str]


class Comment(TypedDict):
    id: str
    snippet: Snippet


class ThreadSnippet(TypedDict):
    topLevelComment: Comment
    totalReplyCount: int
    videoId: NotRequired[str]


class Replies(TypedDict):
    comments: list[Comment]


class Thread(TypedDict):
    id: str
    snippet: ThreadSnippet
    replies: NotRequired[Replies]


class YouTube:
    label: ClassVar[str] = "YouTube"
    max_length: ClassVar[int] = 5000
    needs_video: ClassVar[bool] = True

    def __init__(self, account: Account) -> None:
        self._account = account
        self._api = build_from_document(_document(), http=Http(account))

    @staticmethod
    def compose(message: Message) -> Content:
        """Make a title of the first line and a description of it all, without < and >."""
        text = signposted(message.text, message.link).translate(BRACKETS)
        return Content(text, title=_title(text), video=message.video)

    @staticmethod
    def length(text: str) -> int:
        """Count bytes, as YouTube does with a description."""
        return len(text.encode())

    def publish(self, content: Content, upload: Upload) -> Published:
        if content.video is None:
            raise Rejected("YouTube takes videos only; add one, or leave YouTube out.")
        with as_approved(content.video) as file, self._sorted():
            media = MediaIoBaseUpload(file, content.video.mime, chunksize=CHUNK, resumable=True)
            snippet = {"title": content.title, "description": content.text}
            request = self._api.videos().insert(
                part="snippet,status",
                body={"snippet": snippet, "status": {"privacyStatus": "public"}},
                media_body=media,
            )
            video = uploaded(request, upload)
            return Published(
                video["id"], _address(video["id"]), _note(video["status"]["privacyStatus"])
            )

    def delete(self, external_id: str) -> None:
        with self._sorted(), _gone_is_done():
            self._api.videos().delete(id=external_id).execute()

    def comments(self, *, since: datetime, posts: Sequence[str]) -> Iterator[RemoteComment]:
        """Yield what people wrote under any of our videos since then, replies included.

        Newest thread first, and no further than the page on which nothing is new any more.
        """
        threads = self._api.commentThreads()
        request = threads.list(
            part="snippet,replies",
            allThreadsRelatedToChannelId=self._account.external_id,
            order="time",
            maxResults=100,
            textFormat="plainText",
        )
        while request is not None:
            with self._sorted():
                answer = request.execute()
                found = [one for thread in answer["items"] for one in self._comments_of(thread)]
                new = [comment for comment in found if comment.posted_at >= since]
                request = threads.list_next(request, answer) if new else None
            yield from (one for one in new if one.author_id != self._account.external_id)

    def hide(self, comment_id: str) -> None:
        with self._sorted(), _gone_is_done():
            self._moderate(comment_id, "heldForReview")

    def show(self, comment_id: str) -> None:
        with self._sorted():
            self._moderate(comment_id, "published")

    def _moderate(self, comment_id: str, status: str) -> None:
        self._api.comments().setModerationStatus(id=comment_id, moderationStatus=status).execute()

    def _comments_of(self, thread: Thread) -> Iterator[RemoteComment]:
        video_id = thread["snippet"].get("videoId", "")
        top = thread["snippet"]["topLevelComment"]
        yield _comment(top, video_id)
        replies = thread.get("replies", {"comments": []})["comments"]
        if thread["snippet"]["totalReplyCount"] > len(replies):
            replies = self._replies_to(top["id"])
        for reply in replies:
            yield _comment(reply, video_id, parent_id=top["id"])

    def _replies_to(self, comment_id: str) -> list[Comment]:
        """Read all replies: a thread comes with no more than its first few."""
        found: list[Comment] = []
        comments = self._api.comments()
        request = comments.list(
            part="snippet", parentId=comment_id, maxResults=100, textFormat="plainText"
        )
        while request is not None:
            answer = request.execute()
            found += answer["items"]
            request = comments.list_next(request, answer)
        return found

    def _sorted(self) -> AbstractContextManager[None]:
        # Nothing we ask of YouTube does harm when it is done twice: a state is set, a video is
        # removed, and an upload goes on in its own session.
        return sorted_errors(self.label, refusal, repeatable=True)


@cache
def _document() -> str:
    """Return the description of YouTube's API that comes with the SDK: nothing is fetched."""
    return str(get_static_doc("youtube", "v3"))


def _title(text: str) -> str:
    line = text.strip().partition("\n")[0]
    short = textwrap.shorten(line, TITLE_LENGTH, placeholder="…")
    return short if short != "…" else line[:TITLE_LENGTH]


def _note(privacy: str) -> str:
    if privacy == "public":
        return ""
    return (
        f"YouTube has locked this video as {privacy} until Google has audited the app, "
        "so residents cannot find it; an administrator can ask Google for the audit."
    )


def _address(video_id: str) -> str:
    return page(f"https://www.youtube.com/watch?v={video_id}", settings.YOUTUBE_API_URL)


def _comment(comment: Comment, video_id: str, parent_id: str = "") -> RemoteComment:
    snippet = comment["snippet"]
    return RemoteComment(
        external_id=comment["id"],
        post_id=video_id,
        author=snippet.get("authorDisplayName", ""),
        author_id=snippet.get("authorChannelId", {"value": ""})["value"],
        text=snippet["textDisplay"],
        posted_at=datetime.fromisoformat(snippet["publishedAt"]),
        url=f"{_address(video_id)}&lc={comment['id']}",
        parent_id=parent_id,
        hidden=snippet.get("moderationStatus", "published") != "published",
    )


@contextmanager
def _gone_is_done() -> Iterator[None]:
    try:
        yield
    except HttpError as error:
        if error.status_code != 404:
            raise
