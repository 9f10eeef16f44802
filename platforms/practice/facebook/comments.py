"""Comments under a post, and answers under a comment."""

from __future__ import annotations

from typing import Final

from platforms.practice.exchange import Answer, Refused, Request, json_answer
from platforms.practice.facebook import errors, shapes
from platforms.practice.records import COUNCIL_KEY, Comment
from platforms.practice.store import Store

LONGEST: Final = 8_000
USUAL: Final = "id,message,created_time,from"


def _thread(store: Store, object_id: str) -> tuple[str, str]:
    """Return the post and, where the object is a comment, the comment whose thread is meant."""
    if store.post(object_id, "facebook"):
        return object_id, ""
    if comment := store.comment(object_id, "facebook"):
        return comment.post_id, comment.parent_id or comment.id
    raise Refused(errors.gone(object_id))


def listing(store: Store, request: Request) -> Answer:
    """GET /{post or comment}/comments. `filter=stream` gives the answers beside the comments."""
    post_id, parent_id = _thread(store, request.at["object"])
    after, before = shapes.between(request)
    found = [
        comment
        for comment in store.comments("facebook", post_id=post_id, parent_id=parent_id)
        if (parent_id or request.fields.get("filter") == "stream" or not comment.parent_id)
        and after <= comment.created_at.timestamp() < before
    ]
    if request.fields.get("order") == "reverse_chronological":
        found.reverse()
    return shapes.listed(
        request, [shapes.comment(store, one, request.base) for one in found], USUAL
    )


def create(store: Store, request: Request) -> Answer:
    """POST /{post or comment}/comments: the council answers."""
    post_id, parent_id = _thread(store, request.at["object"])
    text = request.fields.get("message", "")
    if not text:
        raise Refused(errors.bad_parameter("The comment is empty: give a message"))
    if len(text) > LONGEST:
        raise Refused(errors.bad_parameter("Param message is too long"))
    comment = Comment(
        id=new_id(store, post_id),
        platform="facebook",
        post_id=post_id,
        parent_id=parent_id,
        author=COUNCIL_KEY,
        text=text,
        created_at=request.received_at,
    )
    return json_answer({"id": store.add_comment(comment).id})


def new_id(store: Store, post_id: str) -> str:
    """Return an id as Facebook gives it to a comment: its post's number, then its own."""
    return f"{post_id.partition('_')[2]}_{store.snowflake()[-16:]}"
