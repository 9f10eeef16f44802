"""Pictures in one piece, and the words that describe them."""

from __future__ import annotations

import base64
import binascii
from typing import Final

from platforms.practice.exchange import Answer, JsonObject, Refused, Request, inside, json_answer
from platforms.practice.pictures import NotAPicture, keep
from platforms.practice.records import Medium
from platforms.practice.store import Store
from platforms.practice.x import errors

LARGEST_PICTURE: Final = 5 * 1024 * 1024
LARGEST_GIF: Final = 15 * 1024 * 1024
LONGEST_DESCRIPTION: Final = 1_000
A_DAY: Final = 86_400


def sent(request: Request) -> bytes:
    """Return the bytes under `media`: as they are in a form, in base64 in JSON."""
    if part := request.file("media"):
        return part.content
    try:
        return base64.b64decode(str(request.json.get("media") or ""), validate=True)
    except binascii.Error:
        raise Refused(errors.invalid("[$.media: is not base64]")) from None


def create(store: Store, request: Request) -> Answer:
    """POST /2/media/upload: a picture, whole."""
    category = request.fields.get("media_category", "")
    if category not in ("tweet_image", "tweet_gif"):
        raise Refused(errors.invalid("Send a video in pieces.", media_category=category))
    content = sent(request)
    if len(content) > (LARGEST_GIF if category == "tweet_gif" else LARGEST_PICTURE):
        raise Refused(errors.invalid("The media is too large.", media=str(len(content))))
    try:
        medium = keep(store, request, "x", content)
    except NotAPicture:
        raise Refused(errors.invalid("The media is not a picture.")) from None
    return json_answer({"data": described(medium)})


def described(medium: Medium) -> JsonObject:
    full: JsonObject = {
        "id": medium.id,
        "media_key": f"{7 if medium.is_video else 3}_{medium.id}",
        "size": medium.size,
        "expires_after_secs": A_DAY,
    }
    if medium.mime.startswith("image/"):
        full["image"] = {"w": medium.width, "h": medium.height, "image_type": medium.mime}
    return full


def describe(store: Store, request: Request) -> Answer:
    """POST /2/media/metadata: what somebody hears who cannot see the picture."""
    medium_id = str(request.json.get("id") or "")
    words = inside(inside(request.json, "metadata"), "alt_text").get("text")
    if not isinstance(words, str) or len(words) > LONGEST_DESCRIPTION:
        raise Refused(errors.invalid("[$.metadata.alt_text.text: at most 1000 characters]"))
    if not store.describe(medium_id, words):
        raise Refused(errors.gone("id", medium_id))
    kept = {"alt_text": {"text": words}}
    return json_answer({"data": {"id": medium_id, "associated_metadata": kept}})
