"""What an author answers about a picture or a video, beside its rights and people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from posts.models import Media


@dataclass(frozen=True)
class Shown:
    title: str = ""
    credit: str = ""
    consent: str = ""
    captions_plan: str = ""
    captions_due_on: date | None = None
    again: Media | None = None
    """What in the library it is another use of."""


UNSAID = Shown()
