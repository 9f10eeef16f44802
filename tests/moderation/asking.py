"""A resident who asks something, and the practice platform on which it stands."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import uuid4

from accounts.models import Channel, User
from moderation import actions
from moderation.models import Comment, Reply

FRIDAY = datetime(2026, 11, 20, 16, tzinfo=UTC)
SOUND = "The market opens at ten. Everybody is welcome."


def asked(channel: Channel, text: str = "When does the market open?", **other: object) -> Comment:
    said = {"external_id": "c1", "author": "Ann", "author_id": "77", "posted_at": FRIDAY}
    return Comment.objects.create(channel=channel, text=text, taken_in_at=FRIDAY, **(said | other))


def answer(comment: Comment, by: User, text: str = SOUND, **other: object) -> Reply:
    """Answer it as the page would, with a form of its own."""
    said: dict[str, object] = {"key": uuid4(), "now": FRIDAY} | other
    return actions.reply(Comment.objects.get(pk=comment.pk), by=by, text=text, **said)  # type: ignore[arg-type]
