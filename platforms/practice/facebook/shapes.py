"""How Facebook shows its objects: the fields that were asked for, and lists in pages."""

from __future__ import annotations

import base64
import binascii
import math
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Final, TypeAlias, cast
from urllib.parse import urlencode, urlsplit

from platforms.practice.accounts import COUNCIL, FACEBOOK
from platforms.practice.exchange import (
    Answer,
    Json,
    JsonObject,
    Refused,
    Request,
    json_answer,
)
from platforms.practice.facebook import errors
from platforms.practice.records import Comment, Medium, Post
from platforms.practice.residents import BY_KEY
from platforms.practice.store import Store

PAGE_SIZE, LARGEST_PAGE = 25, 100
TOKENS = ("access_token", "appsecret_proof")

Fields: TypeAlias = "Mapping[str, Fields]"
"""Names that are asked for, each with the names that are asked for inside it."""
_ATTACHED: Final[Fields] = {
    name: {} for name in ("description", "media", "target", "title", "type", "url")
}
USUAL_INSIDE: Final[Fields] = {"attachments": _ATTACHED, "subattachments": _ATTACHED}
"""What Facebook shows of a thing when nobody says what to show of it."""


def moment(at: datetime) -> str:
    return at.strftime("%Y-%m-%dT%H:%M:%S+0000")


def wanted(request: Request, usual: str) -> Fields:
    """Return what `fields` asks for, as a tree: `a,b{c}` asks for a, and for c inside b."""
    return _tree(request.fields.get("fields") or usual)


def _tree(text: str) -> Fields:
    return {
        name.partition(".")[0].strip(): _tree(inner.rstrip().removesuffix("}")) if inner else {}
        for name, _, inner in (piece.partition("{") for piece in _pieces(text))
        if name.strip()
    }


def _pieces(text: str) -> Iterator[str]:
    """Cut at the commas that stand in no brackets."""
    depth, start = 0, 0
    for place, letter in enumerate(text):
        depth += (letter in "{(") - (letter in "})")
        if letter == "," and not depth:
            yield text[start:place]
            start = place + 1
    yield text[start:]


def picked(full: JsonObject, fields: Fields) -> JsonObject:
    """Return the fields asked for, and always the id. What is not there is left out."""
    return {
        name: _within(full[name], inner or USUAL_INSIDE.get(name, {}))
        for name, inner in {**fields, "id": {}}.items()
        if full.get(name) is not None
    }


def _within(value: Json, fields: Fields) -> Json:
    if not fields:
        return value
    if isinstance(value, list):
        return [_within(one, fields) for one in value]
    if isinstance(value, dict):
        inner = cast(JsonObject, value)
        return (
            {"data": _within(inner["data"], fields)} if "data" in inner else picked(inner, fields)
        )
    return value


def post(store: Store, one: Post, base: str) -> JsonObject:
    media = [medium for id_ in one.media if (medium := store.medium(id_))]
    page, _, number = one.id.partition("_")
    return {
        "id": one.id,
        "message": one.text or None,
        "created_time": moment(one.created_at),
        "updated_time": moment(one.created_at),
        "from": {"id": FACEBOOK.external_id, "name": COUNCIL},
        "is_published": one.published,
        "is_hidden": False,
        "permalink_url": f"{base}/{page}/posts/{number}",
        "status_type": _status_type(one, media),
        "attachments": {"data": attachments(one, media, base)} if media or one.link else None,
    }


def _status_type(one: Post, media: Sequence[Medium]) -> str:
    if media:
        return "added_video" if media[0].is_video else "added_photos"
    return "shared_story" if one.link else "mobile_status_update"


def attachments(one: Post, media: Sequence[Medium], base: str) -> list[JsonObject]:
    """Return what hangs on a post: its link, its photo, or an album of its photos.

    The words that describe a photo are not here. They are read from the photo, by `target`.
    """
    if not media:
        # Facebook sends readers round by its own address; the true one is told apart.
        shim = "https://l.facebook.com/l.php?" + urlencode({"u": one.link})
        link: JsonObject = {"type": "share", "media_type": "link", "unshimmed_url": one.link}
        return [{**link, "title": urlsplit(one.link).hostname or "", "url": shim}]
    if media[0].is_video:
        return [_film(one, media[0], base)]
    photos = [_attached(one, medium, base) for medium in media]
    if len(photos) == 1:
        return photos
    album = {**photos[0], "type": "album", "media_type": "album"}
    return [{**album, "target": {"id": one.id}, "subattachments": {"data": [*photos]}}]


def _attached(one: Post, medium: Medium, base: str) -> JsonObject:
    place = f"{base}/photo.php?fbid={medium.id}"
    image: JsonObject = {
        "src": f"{base}/practice/media/{medium.id}",
        "width": medium.width,
        "height": medium.height,
    }
    return {
        "type": "photo",
        "media_type": "photo",
        "description": one.text or None,
        "target": {"id": medium.id, "url": place},
        "media": {"image": image},
        "url": place,
        "unshimmed_url": place,
    }


def _film(one: Post, medium: Medium, base: str) -> JsonObject:
    place = f"{base}/{FACEBOOK.external_id}/videos/{medium.id}/"
    return {
        "type": "video_inline",
        "media_type": "video",
        "title": one.title or None,
        "description": one.text or None,
        "target": {"id": medium.id, "url": place},
        "media": {"source": f"{base}/practice/media/{medium.id}"},
        "url": place,
        "unshimmed_url": place,
    }


def photo(medium: Medium, base: str) -> JsonObject:
    place = f"{base}/practice/media/{medium.id}"
    return {
        "id": medium.id,
        "alt_text_custom": medium.alt_text or None,
        "alt_text": medium.alt_text or "May be an image of outdoors",
        "width": medium.width,
        "height": medium.height,
        "images": [{"source": place, "width": medium.width, "height": medium.height}],
        "source": place,
        "picture": place,
    }


def comment(store: Store, one: Comment, base: str) -> JsonObject:
    author: JsonObject = {"id": FACEBOOK.external_id, "name": COUNCIL}
    if not one.by_council:
        resident = BY_KEY[one.author]
        author = {"id": resident.facebook_id, "name": resident.name}
    page, _, number = one.post_id.partition("_")
    return {
        "id": one.id,
        "message": one.text,
        "created_time": moment(one.created_at),
        "from": author,
        "parent": {"id": one.parent_id} if one.parent_id else None,
        "is_hidden": one.hidden,
        "is_private": False,
        "can_hide": not one.by_council,
        "can_remove": True,
        "can_comment": not one.parent_id,
        "comment_count": len(store.comments("facebook", parent_id=one.id)),
        "like_count": 0,
        "permalink_url": f"{base}/{page}/posts/{number}?comment_id={one.id.partition('_')[2]}",
    }


def listed(request: Request, found: Sequence[JsonObject], usual: str) -> Answer:
    """Answer with one page of a list, and with where the next page is when there is one."""
    fields = request.fields
    try:
        limit = min(max(1, int(fields.get("limit") or PAGE_SIZE)), LARGEST_PAGE)
        start = int(base64.urlsafe_b64decode(fields["after"])) if fields.get("after") else 0
    except (ValueError, binascii.Error):
        raise Refused(errors.bad_parameter("Param limit or after cannot be read")) from None
    names = wanted(request, usual)
    page = [picked(one, names) for one in found[start : start + limit]]
    answer: JsonObject = {"data": [*page]}
    if page:
        end = start + len(page)
        paging: JsonObject = {"cursors": {"before": cursor(start), "after": cursor(end)}}
        if end < len(found):
            query = {name: value for name, value in fields.items() if name not in TOKENS}
            # The real one writes our token into this address; nothing of ours should repeat it.
            query |= {
                "limit": str(limit),
                "after": cursor(end),
                "access_token": fields.get("access_token", ""),
            }
            paging["next"] = f"https://graph.facebook.com{request.path}?{urlencode(query)}"
        answer["paging"] = paging
    return json_answer(answer)


def cursor(position: int) -> str:
    return base64.urlsafe_b64encode(str(position).encode()).decode()


def between(request: Request) -> tuple[float, float]:
    """Return `since` and `until` in seconds since 1970; from the beginning, and without end."""
    return _time(request, "since", 0), _time(request, "until", math.inf)


def _time(request: Request, name: str, usual: float) -> float:
    text = request.fields.get(name, "")
    try:
        return float(text or usual)
    except ValueError:
        pass
    try:
        return datetime.fromisoformat(text).timestamp()
    except ValueError:
        raise Refused(errors.bad_parameter(f"{name} must be a time")) from None


def flag(text: str) -> bool:
    """Read a boolean as Facebook does: in its own spelling, in Python's and as a number."""
    return text.lower() in ("true", "1")
