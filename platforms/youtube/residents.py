"""What people write under our videos, and what YouTube lets us do about it."""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from typing import ClassVar

from googleapiclient.discovery import Resource
from googleapiclient.errors import HttpError

from platforms.base import Account, Published, Rejected, RemoteComment
from platforms.possible import STUDIO, Deed, elsewhere
from platforms.transport import sorted_errors
from platforms.youtube.comments import Comment, Thread, as_comment, comment_address
from platforms.youtube.errors import refusal

LONGEST = 10_000
"""Of a comment, in characters; of a description YouTube counts the bytes."""


class Residents:
    label: ClassVar[str]
    _account: Account
    _api: Resource

    def comments(
        self, *, since: datetime, posts: Sequence[str], after: str = ""
    ) -> Iterator[RemoteComment]:
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

    def comment(self, comment_id: str) -> RemoteComment | None:
        with self._sorted():
            answer = (
                self._api.comments()
                .list(part="snippet", id=comment_id, textFormat="plainText")
                .execute()
            )
            found: list[Comment] = answer["items"]
            there = [one for one in found if one["snippet"].get("moderationStatus") != "rejected"]
            return next((as_comment(one, one["snippet"].get("videoId", "")) for one in there), None)

    def hide(self, comment_id: str) -> None:
        """Hold it back: what is rejected could never be published again."""
        with self._sorted(), gone_is_done():
            self._moderate(comment_id, "heldForReview")

    def show(self, comment_id: str) -> None:
        with self._sorted():
            self._moderate(comment_id, "published")

    def remove(self, comment_id: str) -> None:
        """Reject it, which is as near as YouTube comes to deleting, and as final."""
        with self._sorted(), gone_is_done():
            self._moderate(comment_id, "rejected")

    def reply(self, comment_id: str, text: str) -> Published:
        # An answer to an answer stands in the thread of the first, whose id it begins with.
        parent_id = comment_id.partition(".")[0]
        body = {"snippet": {"parentId": parent_id, "textOriginal": text}}
        with self._sorted(repeatable=False):
            answer: Comment = self._api.comments().insert(part="snippet", body=body).execute()
            video_id = answer["snippet"].get("videoId", "")
            return Published(answer["id"], comment_address(video_id, answer["id"]))

    @staticmethod
    def measured(text: str) -> tuple[int, int]:
        return len(text), LONGEST

    def answers(self, comment_id: str, *, since: datetime) -> Iterator[RemoteComment]:
        parent_id = comment_id.partition(".")[0]
        with self._sorted():
            said_there = self._replies_to(parent_id)
            found = [as_comment(one, "", parent_id=parent_id) for one in said_there]
        for said in found:
            if said.posted_at >= since and said.author_id == self._account.external_id:
                yield said

    def shut_out(self, author_id: str, comment_id: str, *, kind: str) -> None:
        """Ban the author of a comment, which goes for good with it."""
        if kind != Deed.BAN:
            raise Rejected(elsewhere("youtube", Deed.MUTE))
        with self._sorted():
            try:
                self._moderate(comment_id, "rejected", banAuthor=True)
            except HttpError as error:
                if error.status_code != 404:
                    raise
                raise Rejected(
                    "YouTube no longer has the comment by which its author would be banned; look "
                    f"whether they are, and ban them there if not: {STUDIO}."
                ) from None

    def let_in(self, author_id: str, *, kind: str) -> None:
        deed = Deed.BAN if kind == Deed.BAN else Deed.MUTE
        raise Rejected(elsewhere("youtube", deed))

    def _moderate(self, comment_id: str, status: str, **more: bool) -> None:
        self._api.comments().setModerationStatus(
            id=comment_id, moderationStatus=status, **more
        ).execute()

    def _comments_of(self, thread: Thread) -> Iterator[RemoteComment]:
        video_id = thread["snippet"].get("videoId", "")
        top = thread["snippet"]["topLevelComment"]
        yield as_comment(top, video_id)
        replies = thread.get("replies", {"comments": []})["comments"]
        if thread["snippet"]["totalReplyCount"] > len(replies):
            replies = self._replies_to(top["id"])
        for reply in replies:
            yield as_comment(reply, video_id, parent_id=top["id"])

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

    def _sorted(self, *, repeatable: bool = True) -> AbstractContextManager[None]:
        # Nothing but an answer does harm when it is done twice: a state is set, a video is
        # removed, and an upload goes on in its own session.
        return sorted_errors(self.label, refusal, repeatable=repeatable)


@contextmanager
def gone_is_done() -> Iterator[None]:
    try:
        yield
    except HttpError as error:
        if error.status_code != 404:
            raise
