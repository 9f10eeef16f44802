"""A post on the Page as Facebook shows it, and what that is in our own terms."""

import re
from datetime import datetime
from typing import NotRequired, TypedDict
from urllib.parse import parse_qs

from django.conf import settings

from platforms.base import Live
from platforms.transport import on_page, page

HOSTS = ("facebook.com", "www.facebook.com", "m.facebook.com", "web.facebook.com")
WHOLE = re.compile(r"/\d+_\d+/?", re.ASCII)
PLACE = re.compile(r"/[^/]+/(?:posts|photos|videos)/(?:[^/]+/)?(\w+)/?$", re.ASCII)

FIELDS = "id,message,created_time,permalink_url,attachments{media_type,unshimmed_url,target}"
DESCRIPTION_FIELDS = "alt_text_custom,alt_text"

PICTURES = ("photo", "album")
VIDEO = "video"


class Target(TypedDict, total=False):
    id: str


class Attachment(TypedDict, total=False):
    media_type: str
    unshimmed_url: str
    """Where it leads, without the detour by way of Facebook's own address."""
    target: Target


class Attachments(TypedDict):
    data: list[Attachment]


class Post(TypedDict):
    id: str
    created_time: str
    message: NotRequired[str]
    permalink_url: NotRequired[str]
    attachments: NotRequired[Attachments]


class Photo(TypedDict, total=False):
    alt_text_custom: str
    """What a person wrote."""
    alt_text: str
    """The same, or what Facebook makes of the picture by itself."""


def as_live(post: Post, *, alt_text: str | None = None) -> Live:
    attachment = _attachment(post)
    link = _link(attachment)
    kind = "" if link else attachment.get("media_type", "")
    return Live(
        external_id=post["id"],
        url=post.get("permalink_url") or address(post["id"]),
        text=post.get("message", ""),
        posted_at=datetime.fromisoformat(post["created_time"]),
        title=None if kind == VIDEO else "",
        link=link,
        has_picture=kind in PICTURES,
        has_video=kind == VIDEO,
        alt_text=alt_text,
    )


def address(post_id: str) -> str:
    """Where Facebook finds a post by its id: it leads on to the post's own address."""
    return page(f"https://www.facebook.com/{post_id}", settings.FACEBOOK_API_URL)


def id_at(address: str, page_id: str) -> str | None:
    """Facebook names a post by its Page and a number; its newer addresses hide the number."""
    there = on_page(address, HOSTS, settings.FACEBOOK_API_URL)
    if there is None:
        return None
    if WHOLE.fullmatch(there.path):
        return there.path.strip("/")
    asked = parse_qs(there.query)
    place = PLACE.match(there.path)
    number = place[1] if place else next(iter(asked.get("story_fbid", [])), "")
    if not number:
        return None
    return f"{page_id}_{number}" if number.isdecimal() else ""


def photo_of(post: Post) -> str:
    """Return the id of the photo that a post shows, or nothing when it shows none."""
    attachment = _attachment(post)
    is_photo = attachment.get("media_type") == "photo"
    return attachment.get("target", {}).get("id", "") if is_photo else ""


def description(photo: Photo) -> str | None:
    """Return what a person wrote of a photo: nothing when only Facebook has described it."""
    if "alt_text_custom" in photo:
        return photo["alt_text_custom"]
    return "" if "alt_text" in photo else None


def _attachment(post: Post) -> Attachment:
    attachments = post.get("attachments", {"data": []})["data"]
    return attachments[0] if attachments else {}


def _link(attachment: Attachment) -> str:
    """Return where a card leads. What the Page shows of its own leads to itself, and has an id."""
    is_media = attachment.get("media_type") in (*PICTURES, VIDEO)
    is_own = is_media and "id" in attachment.get("target", {})
    return "" if is_own else attachment.get("unshimmed_url", "")
