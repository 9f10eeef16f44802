"""What people write to us on X, and what X lets us do about it."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, suppress
from datetime import datetime
from typing import ClassVar

import tweepy

from platforms.abilities import Usage
from platforms.base import Account, Published, Rejected, RemoteComment, Unconfirmed
from platforms.possible import Deed, elsewhere
from platforms.transport import sorted_errors
from platforms.x.errors import NOT_FOUND, Problem, refusal
from platforms.x.posts import MENTION_FIELDS, address, as_comment, has_link, mentions

PAGES = 8
"""Of a hundred. X goes back 800 posts, and has been seen to offer a next page for ever."""


class Residents:
    label: ClassVar[str]
    _account: Account
    _client: tweepy.Client
    _used: Usage

    def comments(
        self, *, since: datetime, posts: Sequence[str], after: str = ""
    ) -> Iterator[RemoteComment]:
        """Yield what mentions us since then, as each reply to us does, whatever the post."""
        pages = tweepy.Paginator(
            self._client.get_users_mentions,
            self._account.external_id,
            **from_then(since, after),
            max_results=100,
            expansions=["author_id"],
            tweet_fields=MENTION_FIELDS,
            user_fields=["username"],
            user_auth=False,
            limit=PAGES,
        )
        with self._sorted(repeatable=True):
            for page in pages:
                self._used.own_reads += len(page.get("data", []))
                people = page.get("includes", {}).get("users", [])
                names = {person["id"]: person["username"] for person in people}
                for mention in page.get("data", []):
                    if mention["author_id"] != self._account.external_id:
                        yield as_comment(mention, names.get(mention["author_id"], ""))

    def comment(self, comment_id: str) -> RemoteComment | None:
        with self._sorted(repeatable=True), suppress(tweepy.NotFound):
            answer = self._client.get_tweet(
                comment_id,
                expansions=["author_id"],
                tweet_fields=MENTION_FIELDS,
                user_fields=["username"],
                user_auth=False,
            )
            if not is_gone(answer):
                self._used.reads += 1
                people = answer.get("includes", {}).get("users", [])
                name = next((person["username"] for person in people), "")
                found = answer["data"]
                spoke_to_us = mentions(found, self._account.external_id)
                return as_comment(found, name, mentions_us=spoke_to_us)
        return None

    def hide(self, comment_id: str) -> None:
        with self._sorted(repeatable=True), suppress(tweepy.NotFound):
            expect(self._client.hide_reply(comment_id, user_auth=False), hidden=True)

    def show(self, comment_id: str) -> None:
        with self._sorted(repeatable=True):
            expect(self._client.unhide_reply(comment_id, user_auth=False), hidden=False)

    def reply(self, comment_id: str, text: str) -> Published:
        """Answer somebody who mentioned us: X lets nobody else be answered, and says so."""
        post_id = self._say(text, in_reply_to_tweet_id=comment_id)
        return Published(post_id, address(post_id))

    def answers(self, comment_id: str, *, since: datetime) -> Iterator[RemoteComment]:
        """Look among what we have posted since then, answers included: each is paid for."""
        pages = tweepy.Paginator(
            self._client.get_users_tweets,
            self._account.external_id,
            start_time=since,
            max_results=100,
            tweet_fields=MENTION_FIELDS,
            user_auth=False,
            limit=PAGES,
        )
        with self._sorted(repeatable=True):
            for page in pages:
                self._used.own_reads += len(page.get("data", []))
                for post in page.get("data", []):
                    said = as_comment(post, "")
                    if (said.parent_id or said.post_id) == comment_id:
                        yield said

    def shut_out(self, author_id: str, comment_id: str, *, kind: str) -> None:
        if kind != Deed.MUTE:
            raise Rejected(elsewhere("x", Deed.BAN))
        with self._sorted(repeatable=True):
            # Not by the SDK's own method, which would first pay to ask X who we are.
            answer = self._client.request(
                "POST", self._muting(), json={"target_user_id": author_id}
            ).json()
            expect(answer, muting=True)

    def let_in(self, author_id: str, *, kind: str) -> None:
        if kind != Deed.MUTE:
            raise Rejected(elsewhere("x", Deed.BAN))
        with self._sorted(repeatable=True), suppress(tweepy.NotFound):
            answer = self._client.request("DELETE", f"{self._muting()}/{author_id}").json()
            expect(answer, muting=False)

    def _muting(self) -> str:
        return f"/2/users/{self._account.external_id}/muting"

    def _say(self, text: str, **more: object) -> str:
        """Post once and return its id. What X took, or may have taken, is paid for."""
        try:
            with self._sorted(repeatable=False):
                answer = self._client.create_tweet(text=text, user_auth=False, **more)
                post_id = str(answer["data"]["id"])
        except Unconfirmed:
            self._paid_for(text)
            raise
        self._paid_for(text)
        return post_id

    def _paid_for(self, text: str) -> None:
        if has_link(text):
            self._used.links += 1
        else:
            self._used.posts += 1

    def _sorted(self, *, repeatable: bool) -> AbstractContextManager[None]:
        return sorted_errors(self.label, refusal, repeatable=repeatable)


def from_then(since: datetime, after: str) -> dict[str, object]:
    """From where on to look: what is known is paid for, too, if we have it shown once more."""
    return {"since_id": after} if after else {"start_time": since}


def is_gone(answer: Mapping[str, Sequence[Problem]]) -> bool:
    """Return whether X says that there is no such post, which to a reader it does with a 200."""
    return any(problem["type"] == NOT_FOUND for problem in answer.get("errors", []))


def expect(answer: Mapping[str, Mapping[str, bool]], **wanted: bool) -> None:
    """Raise unless X says that it is as we asked."""
    if not wanted.items() <= answer["data"].items():
        raise Rejected("X did not do what we asked; look at it on X and do it there.")
