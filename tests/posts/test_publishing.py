"""From approval to the platforms and back: real SDKs, real HTTP, the practice platforms."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone
from pytest_django import Settings

from accounts.models import Channel, User
from audit.models import Event
from platforms import outbox, transport
from platforms.delivery import RETRY_AFTER
from platforms.practice.server import Practice
from posts import actions
from posts.models import Post, Publication
from posts.pictures import picture
from tests import playing
from tests.council import Drafting
from tests.posts.conftest import Queue, attempt
from tests.posts.test_deciding import wording
from tests.posts.test_pictures import drawn, file

pytestmark = pytest.mark.django_db
Status = Publication.Status


@pytest.mark.parametrize("platform", ["facebook", "x"])
def test_a_post_goes_out_once_and_says_where_it_is(
    platform: str,
    queued: Queue,
    practice: Practice,
    request: pytest.FixtureRequest,
) -> None:
    row = attempt(queued(request.getfixturevalue(platform)))
    assert row.status == Status.DONE, row.why
    assert row.url.startswith("http")
    attempt(row)
    assert len(playing.posts(practice, platform)) == 1
    verbs = [event.verb for event in Event.objects.about(row)]
    assert verbs == ["publication.queued", "publication.sending", "publication.done"]


@pytest.mark.parametrize("platform", ["facebook", "x"])
@pytest.mark.parametrize("fault", ["500-after", "lost-answer", "reset", "never"])
def test_when_nobody_can_tell_it_is_unconfirmed_and_never_sent_again(
    platform: str,
    fault: str,
    queued: Queue,
    practice: Practice,
    request: pytest.FixtureRequest,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(transport, "TIMEOUT", (1, 0.5))
    row = queued(request.getfixturevalue(platform))
    playing.misbehave(practice, platform, fault)
    row = attempt(row)
    assert row.status == Status.UNCONFIRMED
    assert row.why.endswith(".")
    attempt(row, at=timezone.now() + timedelta(days=1))
    assert len(playing.posts(practice, platform)) == 1


def test_a_limit_is_waited_out_and_then_it_goes(
    queued: Queue, practice: Practice, x: Channel
) -> None:
    row = queued(x)
    playing.misbehave(practice, "x", "429")
    row = attempt(row)
    assert row.status == Status.QUEUED
    assert row.not_before > timezone.now()
    assert row.why
    row = attempt(row, at=row.not_before)
    assert row.status == Status.DONE, row.why
    assert row.attempts == 2


def test_it_gives_up_in_words_when_a_platform_stays_away(
    queued: Queue, facebook: Channel, settings: object
) -> None:
    settings.FACEBOOK_API_URL = "http://127.0.0.1:9"  # type: ignore[attr-defined]
    row = queued(facebook)
    for _ in range(len(RETRY_AFTER)):
        row = attempt(row, at=max(timezone.now(), row.not_before))
        assert row.status == Status.QUEUED
    row = attempt(row, at=row.not_before)
    assert row.status == Status.FAILED
    assert "We tried 4 times." in row.why


def test_a_dead_connection_is_said_and_not_tried_again(
    queued: Queue, practice: Practice, facebook: Channel
) -> None:
    row = queued(facebook)
    playing.misbehave(practice, "facebook", "token-expired")
    row = attempt(row)
    assert row.status == Status.FAILED
    assert "reconnect" in row.why.lower()
    assert playing.posts(practice, "facebook") == []


def test_what_is_no_longer_as_approved_is_held_back_at_the_door(
    queued: Queue, practice: Practice, facebook: Channel
) -> None:
    row = queued(facebook)
    Post.objects.update(message="Something else altogether.")
    row = attempt(row)
    assert row.status == Status.WITHHELD
    assert "no longer what was approved" in row.why
    assert "(Policy 3.5)" in row.why
    assert playing.posts(practice, "facebook") == []


def test_a_channel_suspended_in_the_meantime_holds_it_back(
    queued: Queue, practice: Practice, facebook: Channel, clerk: User
) -> None:
    row = queued(facebook)
    facebook.move_to(Channel.Status.SUSPENDED, by=clerk)
    row = attempt(row)
    assert row.status == Status.WITHHELD
    assert "is not active" in row.why


def test_nothing_leaves_before_its_time(
    queued: Queue, practice: Practice, facebook: Channel
) -> None:
    row = queued(facebook, publish_at=timezone.now() + timedelta(hours=1))
    assert attempt(row).status == Status.QUEUED
    assert playing.posts(practice, "facebook") == []


def test_what_a_dead_worker_left_behind_is_owned_up_to(
    queued: Queue, facebook: Channel, settings: Settings
) -> None:
    lost = timedelta(seconds=settings.PRESUMED_LOST_SECONDS)
    row = queued(facebook)
    assert row.claim(timezone.now())
    assert not Publication.objects.get(pk=row.pk).claim(timezone.now())
    outbox.sweep(Publication, now=timezone.now() + lost / 2)
    assert Publication.objects.get(pk=row.pk).status == Status.SENDING
    outbox.sweep(Publication, now=timezone.now() + lost * 2)
    row = Publication.objects.get(pk=row.pk)
    assert row.status == Status.UNCONFIRMED
    assert "The portal stopped" in row.why
    assert row.look_at


def test_a_picture_goes_out_with_its_description(
    queued: Queue,
    practice: Practice,
    facebook: Channel,
    councillor: User,
    draft: Drafting,
    clerk: User,
) -> None:
    post = draft(channels=[facebook])
    said = wording(
        post,
        upload=picture(file(drawn())),
        description="A green square.",
        rights="ours",
        people="none",
    )
    now = timezone.now()
    actions.write(post, said, by=post.author, now=now)
    post = Post.objects.get(pk=post.pk)
    actions.submit(post, by=post.author, is_declared=True, reason="", now=now)
    actions.approve(post, by=clerk, shown_digest=post.digest(), now=now)
    row = attempt(Publication.objects.get(post=post), at=now + timedelta(minutes=10))
    assert row.status == Status.DONE, row.why
    assert "A green square." in str(playing.posts(practice, "facebook"))
