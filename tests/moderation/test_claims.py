"""Two people at once see each other; it binds nobody."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import Channel, User
from moderation import actions
from moderation.actions.claiming import LASTS
from moderation.models import Comment
from tests.moderation.writing import another_administrator, wrote

pytestmark = pytest.mark.django_db
OPEN = "Administrator has it open"


def test_who_opened_it_first_is_seen_on_its_page_and_in_the_queue_until_it_is_decided(
    client: Client, facebook: Channel, administrator: User
) -> None:
    comment = wrote(facebook)
    page = f"/moderation/{comment.pk}/"
    client.force_login(administrator)
    assert OPEN not in client.get(page).text
    assert OPEN not in client.get(page).text
    other = Client()
    other.force_login(another_administrator(facebook))
    assert OPEN in other.get(page).text
    assert OPEN in other.get("/moderation/").text
    actions.leave_up(Comment.objects.get(), by=administrator, reason="", now=timezone.now())
    assert OPEN not in other.get(page).text
    assert Comment.objects.get().claimed_by is None


def test_it_binds_nobody(facebook: Channel, administrator: User) -> None:
    comment = wrote(facebook)
    actions.claim(comment, by=administrator, now=timezone.now())
    other = another_administrator(facebook)
    actions.leave_up(Comment.objects.get(), by=other, reason="", now=timezone.now())
    assert Comment.objects.get().status == Comment.Status.LEFT_UP


def test_it_passes_after_some_minutes(
    client: Client, facebook: Channel, administrator: User
) -> None:
    comment = wrote(facebook)
    long_ago = timezone.now() - LASTS - timedelta(seconds=1)
    actions.claim(comment, by=administrator, now=long_ago)
    other = another_administrator(facebook)
    client.force_login(other)
    assert OPEN not in client.get(f"/moderation/{comment.pk}/").text
    assert Comment.objects.get().claimed_by == other


@pytest.mark.parametrize("header", ["Sec-Purpose", "Purpose", "X-Moz"])
def test_a_browser_that_only_looks_ahead_claims_nothing(
    client: Client, facebook: Channel, administrator: User, header: str
) -> None:
    comment = wrote(facebook)
    client.force_login(administrator)
    client.get(f"/moderation/{comment.pk}/", headers={header: "prefetch;prerender"})
    client.head(f"/moderation/{comment.pk}/")
    assert Comment.objects.get().claimed_by is None


def test_whoever_may_not_decide_claims_nothing(
    client: Client, facebook: Channel, councillor: User
) -> None:
    comment = wrote(facebook)
    client.force_login(councillor)
    client.get(f"/moderation/{comment.pk}/")
    assert Comment.objects.get().claimed_by is None
