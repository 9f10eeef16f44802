"""X: our posts, and what people write to us, on tweepy."""

import base64
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from typing import ClassVar

import tweepy
from django.conf import settings
from twitter_text import parse_tweet

from platforms.abilities import Usage
from platforms.base import (
    Account,
    Content,
    Live,
    Message,
    NotThere,
    Picture,
    PictureLimits,
    Published,
    Upload,
    VideoLimits,
)
from platforms.signpost import signposted
from platforms.transport import wired
from platforms.x.posts import (
    FIELDS,
    MEDIA_FIELDS,
    address,
    as_live,
    has_link,
    id_at,
)
from platforms.x.residents import PAGES, Residents, expect, from_then, is_gone
from platforms.x.tokens import renewed
from platforms.x.videos import left, put_captions

MB = 1024 * 1024


class X(Residents):
    label: ClassVar[str] = "X"
    max_length: ClassVar[int] = 280
    needs_video: ClassVar[bool] = False
    pictures: ClassVar[PictureLimits | None] = PictureLimits(4096, 5 * MB, 5 * MB)
    videos: ClassVar[VideoLimits] = VideoLimits(512 * MB, 140)
    takes_captions: ClassVar[bool] = True
    makes_cards: ClassVar[bool] = False

    def __init__(self, account: Account) -> None:
        self._account = account
        self._used = Usage()
        # Answers as X gives them: tweepy's own classes leave out what they do not know.
        self._client = tweepy.Client(bearer_token=account.access_token, return_type=dict)
        wired(self._client.session, settings.X_API_URL)

    @staticmethod
    def compose(message: Message) -> Content:
        """Put the link under the words, where X makes a card of it."""
        return Content(
            signposted(message.text, message.link),
            picture=message.picture,
            video=message.video,
            captions=message.captions,
        )

    @staticmethod
    def length(text: str) -> int:
        """Count as X does: any link is 23, an emoji 2."""
        return int(parse_tweet(text).weightedLength)

    @classmethod
    def measured(cls, text: str) -> tuple[int, int]:
        """An answer is a post like any other."""
        return cls.length(text), cls.max_length

    @staticmethod
    def has_link(content: Content) -> bool:
        """As X finds them, and whatever else looks like one: better too much than too little."""
        return has_link(content.text)

    def used(self) -> Usage:
        return self._used

    @staticmethod
    def id_of(address: str, account_id: str) -> str | None:
        return id_at(address)

    def publish(self, content: Content, upload: Upload) -> Published:
        post_id = self._say(content.text, media_ids=self._shown(content, upload))
        return Published(post_id, address(post_id))

    def delete(self, external_id: str) -> None:
        with self._sorted(repeatable=True), suppress(tweepy.NotFound):
            expect(self._client.delete_tweet(external_id, user_auth=False), deleted=True)

    def live(self, external_id: str) -> Live | None:
        with self._sorted(repeatable=True), suppress(tweepy.NotFound):
            answer = self._client.get_tweet(
                external_id,
                expansions=["attachments.media_keys"],
                tweet_fields=FIELDS,
                media_fields=MEDIA_FIELDS,
                user_auth=False,
            )
            if not is_gone(answer):
                self._used.reads += 1
                return as_live(answer["data"], answer.get("includes", {}))
        return None

    def recent(self, *, since: datetime, after: str = "") -> Iterator[Live]:
        """Yield our posts since then. Answers to people are no posts, here as elsewhere."""
        pages = tweepy.Paginator(
            self._client.get_users_tweets,
            self._account.external_id,
            **from_then(since, after),
            exclude=["replies"],
            max_results=100,
            expansions=["attachments.media_keys"],
            tweet_fields=FIELDS,
            media_fields=MEDIA_FIELDS,
            user_auth=False,
            limit=PAGES,
        )
        with self._sorted(repeatable=True):
            for page in pages:
                self._used.own_reads += len(page.get("data", []))
                for post in page.get("data", []):
                    yield as_live(post, page.get("includes", {}))

    def renew(self) -> Account:
        with self._sorted(repeatable=True):
            return renewed(self._account)

    def uploaded(self, content: Content, session: str) -> Published:
        """A session is kept until the moment before the post that shows its video."""
        raise NotThere("It is not: the video was only being left with X, and no post shows it.")

    def _shown(self, content: Content, upload: Upload) -> list[str] | None:
        """Leave with X what the post shows. Nobody sees it before, and in a day X forgets it."""
        if content.picture:
            return [self._picture(content.picture)]
        if content.video:
            with self._sorted(repeatable=True):
                video = left(self._client, content.video, upload)
                if content.captions:
                    put_captions(self._client, video, content.captions)
            upload.end()
            return [video]
        return None

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
