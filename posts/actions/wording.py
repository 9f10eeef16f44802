"""What an author says of a post, as the compose form has converted it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from accounts.models import Channel
from posts.actions.answered import NOTHING, Answered
from posts.actions.shown import UNSAID, Shown
from posts.actions.varying import Varied
from posts.models import Post
from posts.taken import Taken


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
    shown: Shown = UNSAID
    varied: Sequence[Varied] = ()
    answered: Answered = NOTHING

    def of_the_post(self) -> dict[str, object]:
        """What it says of the post itself, by the names of its fields."""
        reason = "" if self.web_page else self.no_page_reason
        return {
            "kind": self.kind,
            "message": self.message,
            "web_page": self.web_page,
            "no_page_reason": reason,
            "no_page_words": "" if self.web_page else self.no_page_words,
            "publish_at": self.publish_at,
            **self.answered.as_asked(of=self.kind, follows=reason == Post.NoPage.EMERGENCY),
        }
