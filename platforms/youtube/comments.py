"""A comment as YouTube shows it, and what that is in our own terms."""

from datetime import datetime
from typing import NotRequired, TypedDict

from platforms.base import RemoteComment
from platforms.youtube.videos import address


class AuthorId(TypedDict):
    value: str


class Snippet(TypedDict):
    textDisplay: str
    publishedAt: str
    authorDisplayName: NotRequired[str]
    authorChannelId: NotRequired[AuthorId]
    moderationStatus: NotRequired[str]
    videoId: NotRequired[str]
    parentId: NotRequired[str]


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


def as_comment(comment: Comment, video_id: str, parent_id: str = "") -> RemoteComment:
    snippet = comment["snippet"]
    return RemoteComment(
        external_id=comment["id"],
        post_id=video_id,
        author=snippet.get("authorDisplayName", ""),
        author_id=snippet.get("authorChannelId", {"value": ""})["value"],
        text=snippet["textDisplay"],
        posted_at=datetime.fromisoformat(snippet["publishedAt"]),
        url=comment_address(video_id, comment["id"]),
        parent_id=parent_id or snippet.get("parentId", ""),
        hidden=snippet.get("moderationStatus", "published") != "published",
    )


def comment_address(video_id: str, comment_id: str) -> str:
    return f"{address(video_id)}&lc={comment_id}"
