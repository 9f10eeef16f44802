"""Tells the portal what residents do, as Facebook and X do: a signed event, which may get lost."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import logging
import time
from collections.abc import Callable, Mapping
from enum import StrEnum
from threading import Thread
from typing import Final
from uuid import uuid4

import requests

from platforms.practice.accounts import APP_SECRET, FACEBOOK, X_WEBHOOK_SECRET, X
from platforms.practice.exchange import JsonObject
from platforms.practice.records import Comment
from platforms.practice.residents import BY_KEY

logger = logging.getLogger(__name__)

PATIENCE: Final = 5


class Verb(StrEnum):
    ADD, EDITED, REMOVE = "add", "edited", "remove"


def facebook(verb: Verb, comment: Comment) -> JsonObject:
    author = BY_KEY[comment.author]
    value: JsonObject = {
        "item": "comment",
        "verb": verb.value,
        "comment_id": comment.id,
        "post_id": comment.post_id,
        "parent_id": comment.parent_id or comment.post_id,
        "from": {"id": author.facebook_id, "name": author.name},
        "created_time": int(comment.created_at.timestamp()),
    }
    if verb != Verb.REMOVE:
        value["message"] = comment.text
    change: JsonObject = {"field": "feed", "value": value}
    entry: JsonObject = {"id": FACEBOOK.external_id, "time": int(time.time()), "changes": [change]}
    return {"object": "page", "entry": [entry]}


def x(verb: Verb, comment: Comment) -> JsonObject:
    payload: JsonObject = {
        "id": comment.id,
        "text": comment.text,
        "author_id": BY_KEY[comment.author].x_id,
        "conversation_id": comment.post_id,
    }
    return {
        "data": {
            "event_uuid": str(uuid4()),
            "filter": {"user_id": X.external_id},
            "event_type": "post.mention.create",
            "payload": payload,
        }
    }


def _hex(body: bytes) -> str:
    return "sha256=" + hmac.new(APP_SECRET.encode(), body, hashlib.sha256).hexdigest()


def _base64(body: bytes) -> str:
    digest = hmac.new(X_WEBHOOK_SECRET.encode(), body, hashlib.sha256).digest()
    return "sha256=" + base64.b64encode(digest).decode()


EVENTS: Final[Mapping[str, Callable[[Verb, Comment], JsonObject]]] = {"facebook": facebook, "x": x}
SIGNED: Final[Mapping[str, tuple[str, Callable[[bytes], str]]]] = {
    "facebook": ("X-Hub-Signature-256", _hex),
    "x": ("x-twitter-webhooks-signature", _base64),
}


def event(verb: Verb, comment: Comment) -> tuple[bytes, dict[str, str]]:
    """Return the body of an event and its headers."""
    body = json.dumps(EVENTS[comment.platform](verb, comment)).encode()
    header, sign = SIGNED[comment.platform]
    return body, {"Content-Type": "application/json", header: sign(body)}


class Hooks:
    """Sends events to a portal: `portal` is its address, without a slash at the end."""

    def __init__(self, portal: str) -> None:
        self._portal = portal

    def tell(self, verb: Verb, comment: Comment) -> None:
        """Send one from a thread of its own: no resident waits for the council's portal."""
        # X says nothing of what is changed or deleted, and YouTube nothing of comments at all.
        if comment.platform == "facebook" or (comment.platform == "x" and verb == Verb.ADD):
            Thread(target=self._send, args=(verb, comment), daemon=True).start()

    def _send(self, verb: Verb, comment: Comment) -> None:
        body, headers = event(verb, comment)
        address = f"{self._portal}/webhooks/{comment.platform}/"
        try:
            answer = requests.post(
                address, data=body, headers=headers, timeout=PATIENCE, allow_redirects=False
            )
        except requests.RequestException as error:
            logger.warning("The portal was not told: %s", type(error).__name__)
        else:
            logger.info("The portal answered %s to an event.", answer.status_code)
