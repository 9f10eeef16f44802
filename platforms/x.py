"""X: our posts, and what people write to us, on tweepy."""

import base64
import html
import logging
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, suppress
from datetime import UTC, datetime, timedelta
from typing import ClassVar, NotRequired, TypedDict
from urllib.parse import urlsplit

import tweepy
from django.conf import settings
from twitter_text import parse_tweet

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
from platforms.transport import Sort, explained, page, sorted_errors, wired

logger = logging.getLogger(__name__)

REFUSED: Sort = (Rejected, "X refused this: {words}.")
SPENT: Sort = (
    Unavailable,
    "The council's X credit is used up, so nothing was done; an administrator needs to top it up.",
)
REFUSALS: dict[int, Sort] = {
    401: (
        Reconnect,
        "The council's X connection has ended; an administrator needs to reconnect it.",
    ),
    402: SPENT,
    404: (Rejected, "X no longer has this; somebody has deleted it there."),
    429: (Unavailable, "X has asked us to slow down, so nothing was done."),
}
"""By HTTP status. Any other from 400 to 499 is `REFUSED`."""

WINDOW = timedelta(minutes=15)
"""Over which X counts calls, and so the longest that one has to wait."""
TOP_UP = timedelta(hours=1)
"""How long we leave people to buy credit before we ask again."""

MENTION_FIELDS = [
    "author_id",
    "conversation_id",
    "created_at",
    "entities",
    "note_tweet",
    "referenced_tweets",
]
MENTION_PAGES = 8
"""Of a hundred. X goes back 800 mentions, and has been seen to offer a next page for ever."""


class Link(TypedDict):
    url: str
    expanded_url: NotRequired[str]


class Entities(TypedDict):
    urls: NotRequired[list[Link]]


class Words(TypedDict):
    text: str
    entities: NotRequired[Entities]


class Reference(TypedDict):
    type: str
    id: str


class Mention(Words):
    id: str
    author_id: str
    conversation_id: str
    created_at: str
    note_tweet: NotRequired[Words]
    """The whole of a text that is longer than 280."""
    referenced_tweets: NotRequired[list[Reference]]


class X:
    label: ClassVar[str] = "X"
    max_length: ClassVar[int] = 280
    needs_video: ClassVar[bool] = False

    def __init__(self, account: Account) -> None:
        self._account = account
        # Answers as X gives them: tweepy's own classes leave out what they do not know.
        self._client = tweepy.Client(bearer_token=account.access_token, return_type=dict)
        wired(self._client.session, settings.X_API_URL)

    @staticmethod
    def compose(message: Message) -> Content:
        """Put the link under the words, where X makes a card of it."""
        return Content(signposted(message.text, message.link), picture=message.picture)

    @staticmethod
    def length(text: str) -> int:
        """Count as X does: any link is 23, an emoji 2."""
        return int(parse_tweet(text).weightedLength)

    def publish(self, content: Content, upload: Upload) -> Published:
        media = [self._picture(content.picture)] if content.picture else None
        with self._sorted(repeatable=False):
            answer = self._client.create_tweet(text=content.text, media_ids=media, user_auth=False)
            post_id = str(answer["data"]["id"])
        return Published(post_id, _address(post_id))

    def delete(self, external_id: str) -> None:
        with self._sorted(repeatable=True), suppress(tweepy.NotFound):
            _expect(self._client.delete_tweet(external_id, user_auth=False), deleted=True)

    def comments(self, *, since: datetime, posts: Sequence[str]) -> Iterator[RemoteComment]:
        """Yield what mentions us since then, as each reply to us does, whatever the post."""
        pages = tweepy.Paginator(
            self._client.get_users_mentions,
            self._account.external_id,
            start_time=since,
            max_results=100,
            expansions=["author_id"],
            tweet_fields=MENTION_FIELDS,
            user_fields=["username"],
            user_auth=False,
            limit=MENTION_PAGES,
        )
        with self._sorted(repeatable=True):
            for page in pages:
                people = page.get("includes", {}).get("users", [])
                names = {person["id"]: person["username"] for person in people}
                for mention in page.get("data", []):
                    if mention["author_id"] != self._account.external_id:
                        yield _comment(mention, names.get(mention["author_id"], ""))

    def hide(self, comment_id: str) -> None:
        with self._sorted(repeatable=True), suppress(tweepy.NotFound):
            _expect(self._client.hide_reply(comment_id, user_auth=False), hidden=True)

    def show(self, comment_id: str) -> None:
        with self._sorted(repeatable=True):
            _expect(self._client.unhide_reply(comment_id, user_auth=False), hidden=False)

    def _picture(self, picture: Picture) -> str:
        """Leave a picture with X and return its id. Nobody sees it until a post shows it."""
        media = base64.b64encode(picture.read()).decode()
        with self._sorted(repeatable=True):
            answer = self._client.request(
                "POST",
                "/2/media/upload",
                json={"media": media, "media_category": "tweet_image"},
            ).json()
            media_id = str(answer["data"]["id"])
            if picture.alt_text:
                self._client.request(
                    "POST",
                    "/2/media/metadata",
                    json={"id": media_id, "metadata": {"alt_text": {"text": picture.alt_text}}},
                )
        return media_id

    def _sorted(self, *, repeatable: bool) -> AbstractContextManager[None]:
        return sorted_errors(self.label, _refusal, repeatable=repeatable)


def _refusal(error: Exception) -> PlatformError | None:
    if not isinstance(error, tweepy.HTTPException):
        return None
    answer = error.response
    status = answer.status_code
    logger.warning("X answered %s to %s", status, urlsplit(answer.url).path)
    if not 400 <= status < 500:
        return None
    sort = SPENT if "usage-capped" in answer.text else REFUSALS.get(status, REFUSED)
    words = "; ".join(message.rstrip(".") for message in error.api_messages)
    return explained(sort, words=words, retry_at=_retry_at(error, sort))


def _retry_at(error: tweepy.HTTPException, sort: Sort) -> datetime:
    if sort is SPENT:
        return datetime.now(UTC) + TOP_UP
    if reset := getattr(error, "reset_time", None):
        return datetime.fromtimestamp(reset, UTC)
    return datetime.now(UTC) + WINDOW


def _expect(answer: Mapping[str, Mapping[str, bool]], **wanted: bool) -> None:
    """Raise unless X says that it is as we asked."""
    if not wanted.items() <= answer["data"].items():
        raise Rejected("X did not do what we asked; look at it on X and do it there.")


def _address(post_id: str) -> str:
    return page(f"https://x.com/i/status/{post_id}", settings.X_API_URL)


def _comment(mention: Mention, name: str) -> RemoteComment:
    conversation = mention["conversation_id"]
    answered = {one["type"]: one["id"] for one in mention.get("referenced_tweets", [])}
    parent = answered.get("replied_to", conversation)
    return RemoteComment(
        external_id=mention["id"],
        post_id=conversation,
        author=f"@{name}",
        author_id=mention["author_id"],
        text=_as_written(mention.get("note_tweet", mention)),
        posted_at=datetime.fromisoformat(mention["created_at"]),
        url=_address(mention["id"]),
        parent_id="" if parent == conversation else parent,
    )


def _as_written(words: Words) -> str:
    """Undo what X does to a text: it escapes it, and puts its own short links into it."""
    text = words["text"]
    for link in words.get("entities", {}).get("urls", []):
        text = text.replace(link["url"], link.get("expanded_url", link["url"]))
    return html.unescape(text)
