"""Posts and photos on the council's Page."""

from __future__ import annotations

import json
import re
from typing import Final
from urllib.parse import urlsplit

from platforms.practice.accounts import FACEBOOK
from platforms.practice.exchange import Answer, Refused, Request, json_answer
from platforms.practice.facebook import errors, shapes
from platforms.practice.facebook.working import is_out
from platforms.practice.kinds import Kind
from platforms.practice.pictures import NotAPicture, keep
from platforms.practice.records import Post
from platforms.practice.spoiling import spoiled
from platforms.practice.store import Store

LONGEST: Final = 63_206
LARGEST_PICTURE: Final = 10 * 1024 * 1024
USUAL: Final = "id,message,created_time"


def refuse_unless_ours(request: Request) -> None:
    if request.at["page"] not in (FACEBOOK.external_id, "me"):
        raise Refused(errors.gone(request.at["page"]))


def new_id(store: Store) -> str:
    """Return an id as Facebook gives it to a post: its Page's, then its own."""
    return f"{FACEBOOK.external_id}_{store.snowflake()[-16:]}"


def _refuse_repeat(store: Store, request: Request, new: Post) -> None:
    """Facebook refuses a post that says the same as the one just before it."""
    last = store.latest("facebook")
    if Kind.DUPLICATE in request.bent:
        raise Refused(errors.repeated())
    if last and not new.media and (last.text, last.link, last.media) == (new.text, new.link, ()):
        raise Refused(errors.repeated())


def _add(
    store: Store, request: Request, *, text: str, link: str = "", media: tuple[str, ...]
) -> Post:
    if len(text) > LONGEST:
        raise Refused(errors.bad_parameter("Param message is too long"))
    post = Post(
        id=new_id(store),
        platform="facebook",
        text=text,
        link=link,
        media=media,
        created_at=request.received_at,
        published=shapes.flag(request.fields.get("published", "true")),
    )
    with store.together():
        _refuse_repeat(store, request, post)
        return store.add_post(spoiled(store, post, request.bent))


def create(store: Store, request: Request) -> Answer:
    """POST /{page}/feed: words, a link, photos that were sent before, or any of them together."""
    refuse_unless_ours(request)
    fields = request.fields
    text, link = fields.get("message", ""), fields.get("link", "")
    media = tuple(_attached(store, request))
    if not (text or link or media):
        raise Refused(errors.bad_parameter("The post is empty: give a message, a link or media"))
    if link and urlsplit(link).scheme not in ("http", "https"):
        raise Refused(errors.refuse(1500, "The url you supplied is invalid"))
    return json_answer({"id": _add(store, request, text=text, link=link, media=media).id})


def _attached(store: Store, request: Request) -> list[str]:
    found = []
    for name in sorted(request.fields):
        if re.fullmatch(r"attached_media\[\d+\]", name):
            try:
                photo = str(json.loads(request.fields[name])["media_fbid"])
            except (ValueError, KeyError, TypeError):
                raise Refused(
                    errors.bad_parameter(f"Param {name} must name a media_fbid")
                ) from None
            if not store.medium(photo):
                raise Refused(errors.gone(photo))
            found.append(photo)
    return found


def create_photo(store: Store, request: Request) -> Answer:
    """POST /{page}/photos: a picture as a post, or kept for a post to come."""
    refuse_unless_ours(request)
    fields, source = request.fields, request.file("source")
    if not source:
        raise Refused(errors.not_a_picture())
    if len(source.content) > LARGEST_PICTURE:
        raise Refused(errors.bad_parameter("The picture is larger than 10 MB"))
    try:
        medium = keep(store, request, "facebook", source.content, fields.get("alt_text_custom", ""))
    except NotAPicture:
        raise Refused(errors.not_a_picture()) from None
    if not shapes.flag(fields.get("published", "true")):
        return json_answer({"id": medium.id})
    text = fields.get("caption") or fields.get("message", "")
    post = _add(store, request, text=text, media=(medium.id,))
    return json_answer({"id": medium.id, "post_id": post.id})


def listing(store: Store, request: Request) -> Answer:
    """GET /{page}/published_posts: newest first."""
    refuse_unless_ours(request)
    after, before = shapes.between(request)
    found = [
        shapes.post(store, post, request.base)
        for post in store.posts("facebook")
        if is_out(post, request.received_at) and after <= post.created_at.timestamp() < before
    ]
    return shapes.listed(request, found, USUAL)
