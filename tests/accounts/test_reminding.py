"""Whoever has not accepted the policy hears of it by email, once a week and no more (1.1)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from accounts import actions, tasks
from accounts.models import User
from accounts.reminding import remind_readers
from policy.roles import Role
from tests import council

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def newcomer(db: None) -> User:
    return council.person("newcomer", Role.COUNCILLOR, has_read=False)


def test_whoever_has_not_accepted_it_hears_once_a_week(clerk: User, newcomer: User) -> None:
    now = timezone.now()
    for days in (0, 0, 1, 6):
        remind_readers(now=now + days * DAY)
    assert [letter.to for letter in mail.outbox] == [[newcomer.email]]
    assert mail.outbox[0].subject == "To read: Social media policy, version 1"
    assert "/policy/accept/" in mail.outbox[0].body
    remind_readers(now=now + 8 * DAY)
    assert len(mail.outbox) == 2


def test_nobody_hears_of_it_who_has_accepted_or_need_not(
    newcomer: User, auditor: User, contractor: User
) -> None:
    actions.accept("1", by=newcomer, now=timezone.now())
    tasks.remind_readers()
    assert mail.outbox == []
