"""Facebook: the posts of a Page and what residents write under them, on python-facebook-api."""

import logging
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime, timedelta
from typing import ClassVar
from urllib.parse import urlsplit

import requests
from django.conf import settings
from pyfacebook import FacebookApi, FacebookError

from platforms.base import (
    Account,
    Content,
    Message,
    Picture,
    PlatformError,
    Published,
    Reconnect,
    Rejected,
    RemoteComment,
    Unavailable,
    Upload,
)
from platforms.signpost import signposted
from platforms.transport import Sort, explained, sorted_errors, wired

logger = logging.getLogger(__name__)

VERSION = "v26.0"
COMMENT_FIELDS = "id,message,from,parent{id},created_time,is_hidden,permalink_url"

REFUSED: Sort = (Rejected, "Facebook refused this: {words}.")
SLOW_DOWN: Sort = (Unavailable, "Facebook has asked us to slow down, so nothing was done.")
ENDED: Sort = (
    Reconnect,
    "The council's Facebook connection has ended; an administrator needs to reconnect it.",
)
NOT_ALLOWED: Sort = (
    Rejected,
    "Facebook says that the connected account may not do this: {words}; "
    "an administrator needs to give it the permission on Facebook.",
)
REFUSALS: dict[int, Sort] = {
    3: NOT_ALLOWED,
    4: SLOW_DOWN,
    10: NOT_ALLOWED,
    17: SLOW_DOWN,
    32: SLOW_DOWN,
    102: ENDED,
    190: ENDED,
    **dict.fromkeys(range(200, 300), NOT_ALLOWED),
    341: SLOW_DOWN,
    368: (Rejected, "Facebook has blocked this for now: {words}; read its notice on the Page."),
    506: (Rejected, "Facebook refused this as a repeat of the previous post; change its words."),
    613: SLOW_DOWN,
    80001: SLOW_DOWN,
    1609005: (Rejected, "Facebook could not read the link; check that its page opens."),
}
"""By `code`, from Meta's table of Graph API errors. A code that is not here is `REFUSED`."""

TROUBLE = {1, 2}
"""Codes with which Facebook says that it does not know itself what became of the request."""

GONE = (100, 33)
"""Code and subcode of an object that is not, or no longer, there."""

NUMBER = re.compile(r"^\(#\d+\) ")
"""Which Facebook writes in front of its words: the code once more."""

USAGE = ("X-App-Usage", "X-Business-Use-Case-Usage", "X-Ad-Account-Usage")


class Facebook:
    label: ClassVar[str] = "Facebook"
    max_length: ClassVar[int] = 63_206
    needs_video: ClassVar[bool] = False

    def __init__(self, account: Account) -> None:
        if not account.access_token:
            raise explained(ENDED)
        self._account = account
        self._status = 0
        self._path = ""
        self._usage = ""
        self._api = FacebookApi(
            app_id=settings.FACEBOOK_APP_ID,
            app_secret=settings.FACEBOOK_APP_SECRET or None,
            access_token=account.access_token,
            version=VERSION,
            sleep_on_rate_limit=False,
        )
        wired(self._api.session, settings.FACEBOOK_API_URL).hooks["response"].append(self._remember)

    @staticmethod
    def compose(message: Message) -> Content:
        """Show the link as a card, or under the words of a picture, which has no card."""
        if message.picture:
            return Content(signposted(message.text, message.link), picture=message.picture)
        return Content(message.text, link=message.link)

    @staticmethod
    def length(text: str) -> int:
        return len(text)

    def publish(self, content: Content, upload: Upload) -> Published:
        picture = content.picture and _file(content.picture)
        with self._sorted(repeatable=False):
            if content.picture:
                data = {"caption": content.text}
                if content.picture.alt_text:
                    data["alt_text_custom"] = content.picture.alt_text
                answer = self._api.post_object(
                    self._account.external_id, "photos", data=data, files={"source": picture}
                )
                post_id = str(answer["post_id"])
            else:
                data = {"message": content.text}
                if content.link:
                    data["link"] = content.link
                answer = self._api.post_object(self._account.external_id, "feed", data=data)
                post_id = str(answer["id"])
        return Published(post_id, self._permalink(post_id))

    def delete(self, external_id: str) -> None:
        with self._sorted(repeatable=True), _gone_is_done():
            _granted(self._api.delete_object(external_id))

    def comments(self, *, since: datetime, posts: Sequence[str]) -> Iterator[RemoteComment]:
        for post in posts:
            for comment in self._comments_under(post, since):
                if comment.posted_at >= since and comment.author_id != self._account.external_id:
                    yield comment

    def hide(self, comment_id: str) -> None:
        with self._sorted(repeatable=True), _gone_is_done():
            _granted(self._api.post_object(comment_id, data={"is_hidden": "true"}))

    def show(self, comment_id: str) -> None:
        with self._sorted(repeatable=True):
            _granted(self._api.post_object(comment_id, data={"is_hidden": "false"}))

    def _comments_under(self, post: str, since: datetime) -> list[RemoteComment]:
        with self._sorted(repeatable=True), _gone_is_done():
            found = self._api.post.get_comments(
                post,
                fields=COMMENT_FIELDS,
                filter_type="stream",
                since=int(since.timestamp()),
                order="chronological",
                count=None,
                limit=100,
                return_json=True,
            )["data"]
            return [
                RemoteComment(
                    external_id=comment["id"],
                    post_id=post,
                    author=comment.get("from", {}).get("name", ""),
                    author_id=comment.get("from", {}).get("id", ""),
                    text=comment.get("message", ""),
                    posted_at=datetime.fromisoformat(comment["created_time"]),
                    url=comment.get("permalink_url") or f"https://www.facebook.com/{comment['id']}",
                    parent_id=comment.get("parent", {}).get("id", ""),
                    hidden=comment.get("is_hidden", False),
                )
                for comment in found
            ]
        return []

    def _permalink(self, post_id: str) -> str:
        """Ask for the post's address. The post is made: nothing here may say otherwise."""
        try:
            with self._sorted(repeatable=True):
                return str(self._api.get_object(post_id, fields="permalink_url")["permalink_url"])
        except PlatformError:
            return f"https://www.facebook.com/{post_id}"

    def _sorted(self, *, repeatable: bool) -> AbstractContextManager[None]:
        return sorted_errors(self.label, self._refusal, repeatable=repeatable)

    def _remember(self, response: requests.Response, **_: object) -> None:
        """Keep what the SDK forgets, and take from it what it stumbles over.

        It raises on a usage header with a name that it does not know, after the post is made.
        """
        self._status = response.status_code
        self._path = urlsplit(response.url).path
        self._usage = " ".join(response.headers.pop(name, "") for name in USAGE)

    def _refusal(self, error: Exception) -> PlatformError | None:
        if not isinstance(error, FacebookError):
            return None
        code, subcode = _codes(error)
        transient = getattr(error, "is_transient", False)
        logger.warning(
            "Facebook answered %s, code %s, subcode %s, to %s",
            self._status,
            code,
            subcode,
            self._path,
        )
        if code not in REFUSALS and (self._status >= 500 or code in TROUBLE or transient):
            return None
        return explained(
            REFUSALS.get(code, REFUSED),
            words=getattr(error, "error_user_msg", "") or NUMBER.sub("", error.message),
            retry_at=datetime.now(UTC) + _asked_to_wait(self._usage),
        )


def _file(picture: Picture) -> tuple[str, bytes, str]:
    """Return a picture as requests sends files; its own name may say who is on it."""
    return f"picture{picture.path.suffix}", picture.read(), picture.mime


def _codes(error: FacebookError) -> tuple[int, int]:
    return getattr(error, "code", 0), getattr(error, "error_subcode", 0)


@contextmanager
def _gone_is_done() -> Iterator[None]:
    try:
        yield
    except FacebookError as error:
        if _codes(error) != GONE:
            raise


def _granted(answer: Mapping[str, object]) -> None:
    """Raise unless Facebook says that it did what we asked."""
    if answer.get("success") is not True:
        raise Rejected("Facebook did not do this; look at it on Facebook and do it there.")


def _asked_to_wait(usage: str) -> timedelta:
    """Read how long Facebook wants us to stay away; an hour when it does not say."""
    minutes = re.findall(r'"estimated_time_to_regain_access"\s*:\s*"?(\d+)', usage)
    return timedelta(minutes=max(map(int, minutes), default=0) or 60)
