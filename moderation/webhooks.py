"""What platforms send by themselves: who may, how it is kept, and which comments it names.

An event is never believed. It says where to look, and what is found there through the API counts.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from moderation.models import Incoming
from platforms.waking import call_soon

MOST_BYTES = 512 * 1024
"""Of an event. Facebook's largest, a thousand changes at once, stay under it."""
TOKEN = re.compile(r"[A-Za-z0-9_\-+/=.]{1,200}", re.ASCII)
"""What a platform asks us to sign or repeat. No event fits it, so that nobody gets one signed."""
FACEBOOK_ID = re.compile(r"\d{1,32}_\d{1,32}", re.ASCII)
PAGE_ID = re.compile(r"\d{1,32}", re.ASCII)
X_ID = re.compile(r"\d{1,19}", re.ASCII)


@dataclass(frozen=True)
class Named:
    """A comment that an event names, and the account on which to look for it."""

    account_id: str
    comment_id: str
    is_new: bool
    """Whether the event says no more than that it is there."""


@dataclass(frozen=True)
class Sender:
    header: str
    sign: Callable[[bytes], str]
    names: Callable[[object], Iterator[Named]]


def _facebook_signature(body: bytes) -> str:
    secret = settings.FACEBOOK_APP_SECRET
    return "sha256=" + hmac.new(secret.encode(), body, hashlib.sha256).hexdigest() if secret else ""


def _x_signature(body: bytes) -> str:
    secret = settings.X_WEBHOOK_SECRET
    if not secret:
        return ""
    digest = hmac.new(secret.encode(), body, hashlib.sha256).digest()
    return "sha256=" + base64.b64encode(digest).decode()


def _on_facebook(said: object) -> Iterator[Named]:
    match said:
        case {"object": "page", "entry": [*entries]}:
            for entry in entries:
                yield from _changes(entry)


def _changes(entry: object) -> Iterator[Named]:
    match entry:
        case {"id": str(page), "changes": [*changes]} if PAGE_ID.fullmatch(page):
            for change in changes:
                match change:
                    case {
                        "field": "feed",
                        "value": {"item": "comment", "comment_id": str(comment_id), **more},
                    } if FACEBOOK_ID.fullmatch(comment_id):
                        yield Named(page, comment_id, is_new=more.get("verb") == "add")


def _on_x(said: object) -> Iterator[Named]:
    match said:
        case {
            "data": {
                "event_type": str(kind),
                "filter": {"user_id": str(account_id)},
                "payload": {"id": str(post_id)},
            }
        } if kind.startswith("post.") and X_ID.fullmatch(account_id) and X_ID.fullmatch(post_id):
            yield Named(account_id, post_id, is_new=kind.endswith(".create"))


SENDERS: Mapping[str, Sender] = {
    "facebook": Sender("X-Hub-Signature-256", _facebook_signature, _on_facebook),
    "x": Sender("x-twitter-webhooks-signature", _x_signature, _on_x),
}


def is_signed(platform: str, body: bytes, signature: str) -> bool:
    """Whether the platform itself has sent this. Without a secret of ours, nobody has."""
    expected = SENDERS[platform].sign(body)
    return bool(expected) and hmac.compare_digest(expected.encode(), signature.encode())


def answer_to_facebook(mode: str, token: str, challenge: str) -> str:
    """Return what proves to Facebook that the address is ours, or nothing."""
    known = settings.FACEBOOK_WEBHOOK_VERIFY_TOKEN
    is_known = bool(known) and hmac.compare_digest(known.encode(), token.encode())
    return challenge if is_known and mode == "subscribe" and TOKEN.fullmatch(challenge) else ""


def answer_to_x(token: str) -> str:
    """Return what proves to X that we share its secret, or nothing."""
    return _x_signature(token.encode()) if TOKEN.fullmatch(token) else ""


def is_event(body: bytes) -> bool:
    """Whether it can be read at all: one JSON object, in UTF-8 without a mark before it."""
    try:
        return isinstance(_parsed(body.decode()), dict)
    except UnicodeDecodeError:
        return False


def _parsed(text: str) -> object:
    """What a text says in JSON, or nothing. Python gives up on the deepest and the longest."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def keep(platform: str, body: bytes, *, now: datetime) -> bool:
    """Keep an event, and have it read soon. The same event again is no event."""
    event, is_new = Incoming.objects.get_or_create(
        platform=platform,
        digest=hashlib.sha256(body).hexdigest(),
        defaults={"body": body.decode(), "at": now},
    )
    if is_new:
        call_soon("moderation.tasks.read_event", event.pk)
    return is_new


def named(event: Incoming) -> list[Named]:
    """Return each comment once that an event names."""
    return list(dict.fromkeys(SENDERS[event.platform].names(_parsed(event.body))))
