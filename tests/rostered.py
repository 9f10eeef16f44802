"""A channel whose roster is as clause 2.5 asks, and how it comes to fall short."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.gaps import look_over
from accounts.models import Attestation, Channel, ChannelAdministrator, Training, User
from policy.roles import Role
from tests.council import SINCE, person

COUNCILLORS = ("rees", "morgan", "price")


def qualify(somebody: User, *channels: Channel) -> User:
    """Give somebody all that the clause asks of an administrator."""
    now, today = timezone.now(), timezone.localdate()
    User.objects.filter(pk=somebody.pk).update(seen_on=today)
    Training.objects.create(
        person=somebody,
        course="Social media",
        provider="One Voice",
        taken_on=today - timedelta(days=30),
    )
    Attestation.objects.create(person=somebody, at=now - timedelta(days=30))
    for channel in channels:
        ChannelAdministrator.objects.create(
            channel=channel,
            person=somebody,
            rights="full",
            held_from=SINCE,
            rights_attested_by=somebody,
            rights_attested_at=now,
        )
    return User.objects.get(pk=somebody.pk)


def decay(name: str = "Price") -> None:
    """Let somebody's training be gone, and the portal notice."""
    Training.objects.filter(person__name=name).delete()
    look_over(now=timezone.now())


@pytest.fixture
def administrators(clerk: User, facebook: Channel) -> dict[str, User]:
    """The Clerk and three councillors on the roster of the Facebook Page, by their names."""
    people = {name: person(name, Role.COUNCILLOR) for name in COUNCILLORS}
    return {name: qualify(who, facebook) for name, who in ({"clerk": clerk} | people).items()}
