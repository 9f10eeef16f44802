"""What residents write under the posts of a Page, and what Facebook lets us do about it."""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from typing import ClassVar, NotRequired, TypedDict

from pyfacebook import FacebookApi

from platforms.base import Account, Published, Rejected, RemoteComment
from platforms.facebook.errors import LastAnswer, granted
from platforms.facebook.posts import address
from platforms.possible import Deed, elsewhere
from platforms.transport import sorted_errors

LONGEST = 8_000
"""Of a comment: much less than of a post."""
FIELDS = "id,message,from,parent{id},created_time,is_hidden,permalink_url"


class Person(TypedDict, total=False):
    id: str
    name: str


class Parent(TypedDict):
    id: str


# `from` is no name that a class could have.
Comment = TypedDict(
    "Comment",
    {
        "id": str,
        "created_time": str,
        "message": NotRequired[str],
        "from": NotRequired[Person],
        "parent": NotRequired[Parent],
        "is_hidden": NotRequired[bool],
        "permalink_url": NotRequired[str],
    },
)


class Residents:
    label: ClassVar[str]
    _account: Account
    _api: FacebookApi
    _last: LastAnswer

    def comments(
        self, *, since: datetime, posts: Sequence[str], after: str = ""
    ) -> Iterator[RemoteComment]:
        for post in posts:
            for comment in self._comments_under(post, since):
                if comment.posted_at >= since and comment.author_id != self._account.external_id:
                    yield comment

    def comment(self, comment_id: str) -> RemoteComment | None:
        with self._sorted(repeatable=True), self._last.gone_is_done():
            found: Comment = self._api.get_object(comment_id, fields=FIELDS)
            # A comment is named by the number of its post, and one of its own.
            return as_comment(found, f"{self._account.external_id}_{comment_id.partition('_')[0]}")
        return None

    def hide(self, comment_id: str) -> None:
        with self._sorted(repeatable=True), self._last.gone_is_done():
            granted(self._api.post_object(comment_id, data={"is_hidden": "true"}))

    def show(self, comment_id: str) -> None:
        with self._sorted(repeatable=True):
            granted(self._api.post_object(comment_id, data={"is_hidden": "false"}))

    def remove(self, comment_id: str) -> None:
        with self._sorted(repeatable=True), self._last.gone_is_done():
            granted(self._api.delete_object(comment_id))

    def reply(self, comment_id: str, text: str) -> Published:
        with self._sorted(repeatable=False):
            answer = self._api.post_object(comment_id, "comments", data={"message": text})
            reply_id = str(answer["id"])
        return Published(reply_id, address(reply_id))

    @staticmethod
    def measured(text: str) -> tuple[int, int]:
        return len(text), LONGEST

    def answers(self, comment_id: str, *, since: datetime) -> Iterator[RemoteComment]:
        for said in self._comments_under(comment_id, since):
            if said.posted_at >= since and said.author_id == self._account.external_id:
                yield said

    def shut_out(self, author_id: str, comment_id: str, *, kind: str) -> None:
        if kind != Deed.BAN:
            raise Rejected(elsewhere("facebook", Deed.MUTE))
        with self._sorted(repeatable=True):
            answer = self._api.post_object(
                self._account.external_id, "blocked", data={"user": author_id}
            )
            if answer.get(author_id, answer.get("success")) is not True:
                raise Rejected("Facebook did not ban them; look at the Page and do it there.")

    def let_in(self, author_id: str, *, kind: str) -> None:
        if kind != Deed.BAN:
            raise Rejected(elsewhere("facebook", Deed.MUTE))
        with self._sorted(repeatable=True), self._last.gone_is_done():
            granted(
                self._api.delete_object(
                    self._account.external_id, "blocked", args={"user": author_id}
                )
            )

    def _comments_under(self, post: str, since: datetime) -> list[RemoteComment]:
        with self._sorted(repeatable=True), self._last.gone_is_done():
            found = self._api.post.get_comments(
                post,
                fields=FIELDS,
                filter_type="stream",
                since=int(since.timestamp()),
                order="chronological",
                count=None,
                limit=100,
                return_json=True,
            )["data"]
            return [as_comment(comment, post) for comment in found]
        return []

    def _sorted(self, *, repeatable: bool) -> AbstractContextManager[None]:
        return sorted_errors(self.label, self._last.refusal, repeatable=repeatable)


def as_comment(comment: Comment, post_id: str) -> RemoteComment:
    author = comment.get("from", {})
    return RemoteComment(
        external_id=comment["id"],
        post_id=post_id,
        author=author.get("name", ""),
        author_id=author.get("id", ""),
        text=comment.get("message", ""),
        posted_at=datetime.fromisoformat(comment["created_time"]),
        url=comment.get("permalink_url") or address(comment["id"]),
        parent_id=comment.get("parent", {"id": ""})["id"],
        hidden=comment.get("is_hidden", False),
    )
