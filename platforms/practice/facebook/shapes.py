"""How Facebook shows its objects: the fields that were asked for, and lists in pages."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Sequence
from datetime import datetime
from urllib.parse import urlencode, urlsplit

from platforms.practice.accounts import COUNCIL, FACEBOOK
from platforms.practice.exchange import Answer, JsonObject, Refused, Request, json_answer
from platforms.practice.facebook import errors
from platforms.practice.records import Comment, Medium, Post
from platforms.practice.residents import BY_KEY
from platforms.practice.store import Store

PAGE_SIZE, LARGEST_PAGE = 25, 100
TOKENS = ("access_token", "appsecret_proof")


def moment(at: datetime) -> str:
    return at.strftime("%Y-%m-%dT%H:%M:%S+0000")


def wanted(request: Request, usual: str) -> list[str]:
    """Return the names in `fields`, without what stands in braces behind them."""
    text = request.fields.get("fields") or usual
    while "{" in text and (shorter := re.sub(r"\{[^{}]*\}", "", text)) != text:
        text = shorter
    return [name.split(".")[0].strip() for name in text.split(",") if name.strip()]


def picked(full: JsonObject, names: Sequence[str]) -> JsonObject:
    """Return the fields asked for, and always the id. What is not there is left out."""
    return {
        name: full[name] for name in dict.fromkeys([*names, "id"]) if full.get(name) is not None
    }


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
        "status_type": "added_photos" if media else "mobile_status_update",
        "full_picture": f"{base}/practice/media/{media[0].id}" if media else None,
        "attachments": {"data": attachments(one, media, base)} if media or one.link else None,
    }


def attachments(one: Post, media: Sequence[Medium], base: str) -> list[JsonObject]:
    if media:
        return [
            {
                "type": "photo",
                "media_type": "photo",
                "description": medium.alt_text or None,
                "target": {"id": medium.id},
                "media": {
                    "image": {
                        "src": f"{base}/practice/media/{medium.id}",
                        "width": medium.width,
                        "height": medium.height,
                    }
                },
            }
            for medium in media
        ]
    # Facebook sends readers round by its own address; the true one is told apart.
    shim = "https://l.facebook.com/l.php?" + urlencode({"u": one.link})
    host = urlsplit(one.link).hostname or ""
    return [
        {
            "type": "share",
            "media_type": "link",
            "title": host,
            "url": shim,
            "unshimmed_url": one.link,
        }
    ]


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


def since(request: Request) -> float:
    """Return `since` in seconds since 1970; 0 when it was not given."""
    text = request.fields.get("since", "")
    try:
        return float(text or 0)
    except ValueError:
        pass
    try:
        return datetime.fromisoformat(text).timestamp()
    except ValueError:
        raise Refused(errors.bad_parameter("since must be a time")) from None


def flag(text: str) -> bool:
    """Read a boolean as Facebook does: in its own spelling, in Python's and as a number."""
    return text.lower() in ("true", "1")
