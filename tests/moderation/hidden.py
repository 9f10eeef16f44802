"""A comment that one administrator has hidden, and who else is there to look at it again."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import uuid4

import pytest

from accounts.models import Channel, ChannelAdministrator, User
from moderation import actions
from moderation.models import Comment, Decision
from policy.roles import Role
from tests.council import SINCE, person

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
ADDRESS = "https://facebook.example/council/posts/1?comment_id=7"


def write(channel: Channel, words: str = "You lot are muppets.", **other: object) -> Comment:
    """A comment of a resident, as it was taken in."""
    said: dict[str, object] = {
        "external_id": str(uuid4()),
        "author": "Ann",
        "posted_at": NOON,
        "taken_in_at": NOON,
    }
    return Comment.objects.create(channel=channel, text=words, **(said | other))


def take_down(comment: Comment, by: User, *, principle: str = "respect") -> Decision:
    why = {"principle": principle, "reason": "It insults whoever reads it."}
    actions.hide(comment, by=by, **why, now=NOON)
    return comment.decisions.get(outcome="HIDDEN")


@pytest.fixture
def decision(facebook: Channel, administrator: User) -> Decision:
    """The administrator has hidden what Ann wrote on the Page."""
    return take_down(write(facebook, url=ADDRESS), administrator)


@pytest.fixture
def second(facebook: Channel) -> User:
    """Another administrator of the Page."""
    user = person("second", Role.COUNCILLOR)
    ChannelAdministrator.objects.create(
        channel=facebook, person=user, rights="full", held_from=SINCE
    )
    return user


def asked(said_where: str = "Under the bonfire post", **other: object) -> actions.Asked:
    said: dict[str, object] = {"key": uuid4(), "author": "Ann", "words": "It was a joke."}
    return actions.Asked(said_where=said_where, **(said | other))  # type: ignore[arg-type]
