"""The hash over everything that is approved."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from datetime import datetime

from accounts.models import Channel
from platforms.base import Content


def fingerprint(publish_at: datetime | None, contents: Iterable[tuple[Channel, Content]]) -> str:
    """Hash each payload, its media, captions and alt text, the channels and the time.

    SHA-256 in hex over canonical JSON. In which order the channels come says nothing.
    """
    payloads = [
        {
            "channel": [channel.platform, channel.external_id],
            "title": content.title,
            "text": content.text,
            "link": content.link,
            "picture": content.picture and [content.picture.sha256, content.picture.alt_text],
            "video": content.video and content.video.sha256,
            **_with_the_video(content),
        }
        for channel, content in sorted(contents, key=_account)
    ]
    whole = {"time": publish_at and publish_at.timestamp(), "payloads": payloads}
    return hashlib.sha256(json.dumps(whole, sort_keys=True).encode()).hexdigest()


def _account(owed: tuple[Channel, Content]) -> tuple[str, str]:
    return owed[0].platform, owed[0].external_id


def _with_the_video(content: Content) -> dict[str, object]:
    """Only what there is: what was approved before there was such a thing stays approved."""
    found: dict[str, object] = {}
    if content.captions:
        found["captions"] = [content.captions.language, content.captions.sha256]
    if content.thumbnail:
        found["thumbnail"] = content.thumbnail.sha256
    if content.tags:
        found["tags"] = content.tags
    return found
