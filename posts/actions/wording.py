"""What an author says of a post, as the compose form has converted it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from accounts.models import Channel
from posts.pictures import Taken


@dataclass(frozen=True)
class Wording:
    """Everything that the compose form says, already converted."""

    kind: str
    message: str
    channels: Sequence[Channel]
    web_page: str
    no_page_reason: str
    no_page_words: str
    publish_at: datetime | None
    upload: Taken | None
    upload_kind: str
    drop_media: bool
    description: str
    is_decorative: bool
    rights: str
    people: str
    captions: Taken | None = None
    captions_language: str = ""
    drop_captions: bool = False
    thumbnail: Taken | None = None
    drop_thumbnail: bool = False
