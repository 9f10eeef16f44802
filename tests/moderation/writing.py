"""What the stories of this room begin with: residents' comments, as they were taken in."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import count

from accounts.models import Channel, ChannelAdministrator, User
from moderation.models import Comment
from policy.roles import Role
from tests import council

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
NUMBERS = count(1)


def wrote(
    channel: Channel | None, text: str = "When is the next meeting?", **fields: object
) -> Comment:
    """Have a resident write on a channel."""
    number = next(NUMBERS)
    said: dict[str, object] = {
        "channel": channel,
        "external_id": f"c{number}",
        "author": "Ann",
        "author_id": "77",
        "text": text,
        "url": f"https://facebook.example/{number}",
        "posted_at": NOON,
        "taken_in_at": NOON,
    }
    return Comment.objects.create(**(said | fields))


def another_administrator(channel: Channel, job: str = "beca") -> User:
    """Somebody else on the roster of a channel."""
    user = council.person(job, Role.COUNCILLOR)
    since = council.SINCE
    ChannelAdministrator.objects.create(
        channel=channel, person=user, rights="full", held_from=since
    )
    return user
