"""Approved posts that wait for one channel, and one attempt at sending them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from django.utils import timezone
from pytest_django import Settings

from accounts.models import Channel, User
from platforms.outbox import deliver
from platforms.practice.server import Practice
from posts import actions, enriching
from posts.models import Publication
from tests.council import Drafting
from tests.posts.filming import film

Queue = Callable[..., Publication]


@pytest.fixture
def queued(draft: Drafting, clerk: User, settings: Settings) -> Queue:
    """Return a way to have an approved post wait for one channel, due now."""
    settings.PUBLISH_HOLD_SECONDS = 0

    def queue(channel: Channel, **fields: object) -> Publication:
        post = draft(channels=[channel], **fields)
        now = timezone.now()
        actions.submit(post, by=post.author, is_declared=True, reason="Once more.", now=now)
        actions.approve(post, by=clerk, shown_digest=post.digest(), now=now)
        return Publication.objects.get(post=post)

    return queue


def attempt(publication: Publication, *, at: datetime | None = None) -> Publication:
    deliver(Publication.objects.get(pk=publication.pk), now=at or timezone.now())
    return Publication.objects.get(pk=publication.pk)


@pytest.fixture
def out(queued: Queue, practice: Practice, facebook: Channel) -> Publication:
    """A post that stands on the Page."""
    row = attempt(queued(facebook))
    assert row.status == Publication.Status.DONE
    return row


@pytest.fixture
def filmed(queued: Queue, practice: Practice, youtube: Channel, councillor: User) -> Publication:
    """A video that is out, and what was approved to go with it owed."""
    row = attempt(queued(youtube, media=film(councillor)))
    assert row.status == Publication.Status.DONE, row.why
    enriching.owe_all(now=timezone.now())
    return row
