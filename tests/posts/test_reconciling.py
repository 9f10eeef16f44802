"""A send in doubt is looked for on the channel, and in the end a person decides."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.core import mail
from django.utils import timezone
from pytest_django import Settings

from accounts import telling
from accounts.models import Channel, ChannelAdministrator, User
from audit.models import Event, MovedOn
from platforms import outbox, transport
from platforms.practice.server import Practice
from policy.clause import Refused
from posts import actions
from posts.models import Post, Publication
from tests import playing
from tests.council import SINCE
from tests.posts.conftest import Queue, attempt

pytestmark = pytest.mark.django_db
Status = Publication.Status


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transport, "TIMEOUT", (1, 0.5))


def look(row: Publication, at: datetime) -> Publication:
    outbox.look_for_the_doubtful(Publication, now=at)
    return Publication.objects.get(pk=row.pk)


def in_doubt(queued: Queue, practice: Practice, channel: Channel, fault: str) -> Publication:
    row = queued(channel)
    playing.misbehave(practice, channel.platform, fault)
    row = attempt(row)
    assert row.status == Status.UNCONFIRMED, row.why
    assert row.look_at
    return row


def looked_for_in_vain(row: Publication) -> Publication:
    Publication.objects.filter(pk=row.pk).update(looks=len(outbox.LOOKS), look_at=None)
    return Publication.objects.get(pk=row.pk)


@pytest.mark.parametrize("platform", ["facebook", "x"])
@pytest.mark.parametrize("fault", ["500-after", "lost-answer", "reset", "never"])
def test_what_arrived_is_found_and_done_with_its_id_and_address(
    platform: str,
    fault: str,
    queued: Queue,
    practice: Practice,
    request: pytest.FixtureRequest,
) -> None:
    row = in_doubt(queued, practice, request.getfixturevalue(platform), fault)
    row = look(row, row.look_at)
    assert row.status == Status.DONE, row.why
    assert row.external_id == playing.posts(practice, platform)[0]["id"]
    assert row.url
    assert "then found it" in row.why
    assert len(playing.posts(practice, platform)) == 1


@pytest.mark.parametrize("platform", ["facebook", "x"])
def test_what_did_not_arrive_is_looked_for_and_then_left_to_a_person(
    platform: str,
    queued: Queue,
    practice: Practice,
    clerk: User,
    request: pytest.FixtureRequest,
    settings: Settings,
) -> None:
    row = in_doubt(queued, practice, request.getfixturevalue(platform), "500-before")
    began = timezone.now()
    while row.look_at:
        row = look(row, row.look_at)
    waited = sum(outbox.LOOKS) * settings.RECONCILE_AFTER_SECONDS
    assert waited == pytest.approx(600, abs=60), "several looks over about ten minutes"
    assert row.looks == len(outbox.LOOKS)
    assert row.status == Status.UNCONFIRMED
    assert timezone.now() - began < timedelta(seconds=30)
    actions.send_again(row, by=clerk, now=timezone.now())
    row = attempt(row)
    assert row.status == Status.DONE, row.why
    assert len(playing.posts(practice, platform)) == 1


def test_a_look_that_fails_counts_for_nothing(
    queued: Queue, practice: Practice, facebook: Channel
) -> None:
    row = in_doubt(queued, practice, facebook, "lost-answer")
    for _ in range(6):
        playing.misbehave(practice, "facebook", "500-before", method="GET")
        row = look(row, row.look_at)
        assert row.looks == 0
        assert row.look_at
    assert look(row, row.look_at).status == Status.DONE


def test_an_older_post_with_the_same_words_is_not_taken_for_it(
    queued: Queue, practice: Practice, facebook: Channel
) -> None:
    """The first is ours and known; the second did not arrive, and that is what is said."""
    first = attempt(queued(facebook))
    assert first.status == Status.DONE
    second = in_doubt(queued, practice, facebook, "500-before")
    second = look(second, second.look_at)
    assert second.status == Status.UNCONFIRMED
    assert second.looks == 1


def test_a_repeat_refused_after_a_send_in_doubt_is_evidence_and_not_a_failure(
    queued: Queue, practice: Practice, facebook: Channel, clerk: User
) -> None:
    """Even when somebody sends again half an hour later, the first one is what is found."""
    row = in_doubt(queued, practice, facebook, "lost-answer")
    row = looked_for_in_vain(row)
    later = timezone.now() + timedelta(minutes=30)
    actions.send_again(row, by=clerk, now=later)
    row = attempt(row, at=later)
    assert row.status == Status.UNCONFIRMED, row.why
    row = look(row, row.look_at)
    assert row.status == Status.DONE
    assert row.external_id == playing.posts(practice, "facebook")[0]["id"]
    assert len(playing.posts(practice, "facebook")) == 1


def test_a_person_who_looked_says_that_it_is_live(
    queued: Queue, practice: Practice, x: Channel, administrator: User, officer: User
) -> None:
    row = in_doubt(queued, practice, x, "lost-answer")
    ChannelAdministrator.objects.create(
        channel=x, person=administrator, rights="full", held_from=SINCE
    )
    with pytest.raises(Refused, match="Only an administrator"):
        actions.say_live(row, by=officer, url="", now=timezone.now())
    actions.say_live(row, by=administrator, url="https://x.com/i/status/1", now=timezone.now())
    row = Publication.objects.get(pk=row.pk)
    assert row.status == Status.DONE
    assert row.look_at is None
    line = Event.objects.about(row).last()
    assert line
    assert line.who == "Administrator, Councillor"


def test_a_worker_taken_for_dead_cannot_speak_for_the_next(
    queued: Queue, practice: Practice, facebook: Channel, clerk: User
) -> None:
    row = queued(facebook)
    assert row.claim(timezone.now())
    slow = Publication.objects.get(pk=row.pk)
    outbox.sweep(Publication, now=timezone.now() + timedelta(hours=1))
    row = Publication.objects.get(pk=row.pk)
    assert row.status == Status.UNCONFIRMED
    actions.send_again(looked_for_in_vain(row), by=clerk, now=timezone.now())
    assert Publication.objects.get(pk=row.pk).claim(timezone.now())
    with pytest.raises(outbox.MovedOn):
        slow.settle(Status.DONE, external_id="1")
    assert Publication.objects.get(pk=row.pk).status == Status.SENDING


def test_an_access_token_that_ran_out_is_renewed_and_the_post_goes(
    queued: Queue, practice: Practice, x: Channel
) -> None:
    row = queued(x)
    playing.misbehave(practice, "x", "token-expired")
    row = attempt(row)
    assert row.status == Status.DONE, row.why
    before = x.access_token
    x.refresh_from_db()
    assert x.access_token != before
    assert x.is_active()


def test_a_connection_that_ended_cuts_the_channel_off_and_says_so(
    queued: Queue, practice: Practice, facebook: Channel, administrator: User
) -> None:
    row = queued(facebook)
    playing.misbehave(practice, "facebook", "token-expired")
    row = attempt(row)
    assert row.status == Status.FAILED
    facebook.refresh_from_db()
    assert facebook.status == Channel.Status.SUSPENDED
    assert facebook.why
    telling.administrators(now=timezone.now())
    telling.administrators(now=timezone.now())
    assert [letter.to for letter in mail.outbox] == [[administrator.email]]


def test_send_again_asks_the_policy_at_once(
    queued: Queue, practice: Practice, facebook: Channel, clerk: User
) -> None:
    row = in_doubt(queued, practice, facebook, "500-before")
    Post.objects.update(message="Changed behind its back.")
    with pytest.raises(MovedOn, match=r"no longer what was approved.*3\.5"):
        actions.send_again(looked_for_in_vain(row), by=clerk, now=timezone.now())
