"""Facebook: the posts of a Page and what residents write under them, on python-facebook-api."""

from collections.abc import Iterator
from datetime import datetime
from typing import ClassVar
from urllib.parse import parse_qsl, urlsplit

from django.conf import settings
from pyfacebook import FacebookApi

from platforms.base import (
    Account,
    Content,
    Live,
    Message,
    Picture,
    PictureLimits,
    Published,
    Rejected,
    Unconfirmed,
    Upload,
    VideoLimits,
)
from platforms.facebook import videos as films
from platforms.facebook.errors import ENDED, LastAnswer, granted
from platforms.facebook.posts import (
    DESCRIPTION_FIELDS,
    FIELDS,
    Post,
    address,
    as_live,
    description,
    id_at,
    photo_of,
)
from platforms.facebook.residents import Residents
from platforms.signpost import signposted
from platforms.transport import explained, wired

VERSION = "v26.0"
VIDEO_URL = "https://graph-video.facebook.com/"
"""Where Facebook wants videos to be sent; in practice, to the same place as everything."""
MB = 1024 * 1024
PAGE_SIZE = 25
"""Posts to ask for at a time: those that a sweep looks for, and few that it does not."""


class Facebook(Residents):
    label: ClassVar[str] = "Facebook"
    max_length: ClassVar[int] = 63_206
    needs_video: ClassVar[bool] = False
    pictures: ClassVar[PictureLimits | None] = PictureLimits(2048, 10 * MB, 1 * MB)
    videos: ClassVar[VideoLimits] = VideoLimits(10 * 1024 * MB, 4 * 60 * 60)
    takes_captions: ClassVar[bool] = False
    makes_cards: ClassVar[bool] = True

    def __init__(self, account: Account) -> None:
        if not account.access_token:
            raise explained(ENDED)
        self._account = account
        self._last = LastAnswer()
        self._api = self._at(FacebookApi.GRAPH_URL)

    @staticmethod
    def compose(message: Message) -> Content:
        """Show the link as a card, or under the words of a picture or video, which has no card."""
        under = signposted(message.text, message.link)
        if message.picture:
            return Content(under, picture=message.picture)
        if message.video:
            return Content(under, title=message.title, video=message.video)
        return Content(message.text, link=message.link)

    @staticmethod
    def length(text: str) -> int:
        return len(text)

    @staticmethod
    def id_of(address: str, account_id: str) -> str | None:
        return id_at(address, account_id)

    def publish(self, content: Content, upload: Upload) -> Published:
        if content.video:
            return self._film(content, upload)
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
        return Published(post_id, address(post_id))

    def uploaded(self, content: Content, session: str) -> Published:
        """Say what came of an upload, of which nobody sees anything before Facebook is done."""
        with self._sorted(repeatable=True), self._last.gone_is_done():
            film = films.asked(self._api, session)
            return self._shown(films.out(film))
        raise Unconfirmed(
            "Facebook no longer knows this upload, so the video may be there or not; "
            "look at the Page before you send it again."
        )

    def edit(self, external_id: str, content: Content) -> None:
        with self._sorted(repeatable=True), self._last.gone_is_done():
            granted(self._api.post_object(external_id, data={"message": content.text}))
            return
        raise Rejected("This is no longer on Facebook, so there is nothing to correct.")

    def delete(self, external_id: str) -> None:
        with self._sorted(repeatable=True), self._last.gone_is_done():
            granted(self._api.delete_object(external_id))

    def live(self, external_id: str) -> Live | None:
        with self._sorted(repeatable=True), self._last.gone_is_done():
            post: Post = self._api.get_object(external_id, fields=FIELDS)
            return as_live(post, alt_text=self._description(photo_of(post)))
        return None

    def recent(self, *, since: datetime, after: str = "") -> Iterator[Live]:
        asked = {"fields": FIELDS, "limit": str(PAGE_SIZE), "since": str(int(since.timestamp()))}
        while asked:
            with self._sorted(repeatable=True):
                answer = self._api.get_connection(
                    self._account.external_id, "published_posts", **asked
                )
                found = [as_live(post) for post in answer["data"]]
                # As the SDK does it: only what is asked there, never the address itself.
                after = urlsplit(answer.get("paging", {}).get("next", "")).query
            new = [post for post in found if post.posted_at >= since]
            yield from new
            asked = dict(parse_qsl(after)) if new else {}

    def renew(self) -> Account:
        """A Page's token has no end of its own: once it has ended, only a person can help."""
        raise explained(ENDED)

    def _film(self, content: Content, upload: Upload) -> Published:
        # One upload makes one video, however often it is ended: going on with it does no harm.
        with self._sorted(repeatable=True):
            page = self._account.external_id
            return self._shown(films.put(self._at(VIDEO_URL), self._api, page, content, upload))

    def _shown(self, film: films.Film) -> Published:
        post_id = film.get("post_id") or film["id"]
        if "_" not in post_id:
            post_id = f"{self._account.external_id}_{post_id}"
        at = datetime.fromisoformat(film["created_time"]) if "created_time" in film else None
        return Published(post_id, address(post_id), posted_at=at)

    def _at(self, base_url: str) -> FacebookApi:
        """Return a client that speaks to one of Facebook's hosts, and remembers what it answers."""
        api = FacebookApi(
            app_id=settings.FACEBOOK_APP_ID,
            app_secret=settings.FACEBOOK_APP_SECRET or None,
            access_token=self._account.access_token,
            version=VERSION,
            base_url=base_url,
            sleep_on_rate_limit=False,
        )
        session = wired(api.session, settings.FACEBOOK_API_URL)
        session.hooks["response"].append(self._last.remember)
        return api

    def _description(self, photo_id: str) -> str | None:
        """Read what a photo is said to show, or None where there is none or we may not."""
        if not photo_id:
            return None
        try:
            with self._sorted(repeatable=True):
                return description(self._api.get_object(photo_id, fields=DESCRIPTION_FIELDS))
        except Rejected:
            return None


def _file(picture: Picture) -> tuple[str, bytes, str]:
    """Return a picture as requests sends files; its own name may say who is on it."""
    return f"picture{picture.path.suffix}", picture.read(), picture.mime
