"""Where the demo's stories are played: who is there, on what day, and what was written so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.utils import timezone

from accounts.models import User
from platforms.practice.store import Store
from posts.models import Post
from usk_social.demo.planned import Planned


@dataclass(frozen=True)
class Scene:
    people: dict[str, User]
    """By mailbox, as in `people.PEOPLE`."""
    store: Store
    today: date
    posts: dict[str, Post] = field(default_factory=dict)
    """By the key of what was planned, once they are written."""

    def time_of(self, planned: Planned) -> datetime:
        """Return when a post goes out, or when the last was done to one that does not."""
        day = self.today + timedelta(days=planned.day)
        return timezone.make_aware(datetime.combine(day, planned.hour))
