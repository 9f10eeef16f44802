"""An embargo: an approved post waits for it, and no path lets it out earlier (3.8)."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.utils import timezone
from pytest_django import Settings

from accounts.models import Channel, User
from audit.models import MovedOn
from policy.clause import Refused
from posts import actions
from posts.models import Post, Publication
from tests.council import Drafting
from tests.posts.conftest import attempt

pytestmark = pytest.mark.django_db
Status = Publication.Status


@pytest.fixture
def tuesday() -> datetime:
    """Nine o'clock, three days from now."""
    return (timezone.now() + timedelta(days=3)).replace(hour=9, minute=0, second=0, microsecond=0)


@pytest.fixture
def waiting(
    draft: Drafting, clerk: User, facebook: Channel, tuesday: datetime, settings: Settings
) -> Publication:
    """A post that was approved today, under an embargo until Tuesday."""
    settings.PUBLISH_HOLD_SECONDS = 0
    post, now = draft(channels=[facebook], embargo_until=tuesday), timezone.now()
    actions.submit(post, by=post.author, is_declared=True, reason="", now=now)
    actions.approve(post, by=clerk, shown_digest=post.digest(), now=now)
    return Publication.objects.get(post=post)


def test_an_approved_post_is_due_when_its_embargo_ends(
    waiting: Publication, tuesday: datetime
) -> None:
    assert (waiting.status, waiting.not_before) == (Status.QUEUED, tuesday)
    assert not Publication.objects.due(tuesday - timedelta(seconds=1)).exists()
    assert Publication.objects.due(tuesday).get() == waiting


def test_a_post_is_due_at_the_latest_of_hold_time_and_embargo(
    draft: Drafting, clerk: User, facebook: Channel, tuesday: datetime, settings: Settings
) -> None:
    settings.PUBLISH_HOLD_SECONDS = 0
    later, now = tuesday + timedelta(hours=2), timezone.now()
    post = draft(channels=[facebook], embargo_until=tuesday, publish_at=later)
    actions.submit(post, by=post.author, is_declared=True, reason="", now=now)
    actions.approve(post, by=clerk, shown_digest=post.digest(), now=now)
    assert Publication.objects.get().not_before == later


def test_a_time_before_the_embargo_is_refused_while_it_is_a_draft(
    draft: Drafting, tuesday: datetime
) -> None:
    early = tuesday - timedelta(minutes=1)
    post = draft(embargo_until=tuesday, publish_at=early)
    with pytest.raises(Refused, match=r"It may not go out before .*\(Policy 3\.8\)"):
        actions.submit(post, by=post.author, is_declared=True, reason="x", now=timezone.now())


def test_the_door_keeps_what_comes_too_early_whoever_sends_it(waiting: Publication) -> None:
    Publication.objects.update(not_before=timezone.now())
    held = attempt(waiting)
    assert held.status == Status.WITHHELD
    assert "It may not go out before" in held.why
    assert "(Policy 3.8)" in held.why


def test_nobody_sends_it_again_before_its_embargo_ends(waiting: Publication, clerk: User) -> None:
    Publication.objects.update(not_before=timezone.now())
    held = attempt(waiting)
    with pytest.raises(MovedOn, match="It may not go out before"):
        actions.send_again(held, by=clerk, now=timezone.now())
    assert Publication.objects.get().status == Status.WITHHELD


def test_an_embargo_that_is_lifted_voids_the_approval(waiting: Publication) -> None:
    post = waiting.post
    before = post.as_read()
    Post.objects.update(embargo_until=None)
    assert Post.objects.get().as_read() != before
