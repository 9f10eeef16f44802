"""An upload that is stopped or fails while its film may be out: the platform is asked first."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import Channel, User
from platforms import outbox
from platforms.practice.server import Practice
from policy.clause import Refused
from posts import actions, watching
from posts.models import NativePost, Post, Publication
from posts.models.upload import UploadOf
from tests import playing
from tests.posts.conftest import Queue, attempt
from tests.posts.filming import film

pytestmark = pytest.mark.django_db
Status = Publication.Status


@pytest.fixture
def broken_off(
    queued: Queue, practice: Practice, youtube: Channel, councillor: User
) -> Publication:
    """The last answer was lost: all of the film is there, and it is public."""
    return break_off(queued(youtube, media=film(councillor)), practice, "lost-answer")


@pytest.fixture
def begun(queued: Queue, practice: Practice, youtube: Channel, councillor: User) -> Publication:
    """The line was lost before any of the film had arrived."""
    return break_off(queued(youtube, media=film(councillor)), practice, "500-before")


def break_off(row: Publication, practice: Practice, fault: str) -> Publication:
    playing.misbehave(practice, "youtube", fault, method="PUT")
    row = attempt(row)
    assert (row.status, bool(row.upload_session)) == (Status.QUEUED, True)
    return row


def look(row: Publication) -> Publication:
    outbox.look_for_the_doubtful(Publication, now=timezone.now() + timedelta(minutes=1))
    return Publication.objects.get(pk=row.pk)


def test_stop_asks_before_it_says_stopped_and_finds_that_the_film_is_out(
    broken_off: Publication, client: Client, clerk: User, practice: Practice
) -> None:
    client.force_login(clerk)
    page = client.post(f"/posts/{broken_off.post_id}/stop/", follow=True).text
    assert "Stopped. Nothing more" not in page
    assert "Some of it has been sent, so we are asking whether it is out already." in page
    assert Post.objects.get().status == Post.Status.APPROVED
    with pytest.raises(Refused, match="on its way or out"):
        actions.withdraw(broken_off.post, by=broken_off.post.author)
    row = look(broken_off)
    [video] = practice.store.posts("youtube")
    assert (row.status, row.external_id) == (Status.DONE, video.id)
    assert abs(row.done_at - video.created_at) < timedelta(seconds=1)
    assert row.upload_session == ""
    page = client.get(f"/posts/{row.post_id}/").text
    assert "It was out before it could be held back; it can be taken down." in page
    assert f"/publications/{row.pk}/take-down/" in page


def test_stop_holds_back_for_good_what_has_not_all_arrived(
    begun: Publication, clerk: User, practice: Practice
) -> None:
    actions.stop(begun.post, by=clerk, now=timezone.now())
    row = look(begun)
    assert (row.status, row.upload_session) == (Status.WITHHELD, "")
    assert row.why.startswith("Stopped by Clerk.")
    assert row.why.endswith("YouTube does not have all of it, so nobody can see it.")
    attempt(row, at=timezone.now() + timedelta(days=1))
    assert practice.store.posts("youtube") == []
    actions.withdraw(row.post, by=row.post.author)


def test_an_upload_that_google_has_forgotten_is_looked_for_on_the_channel(
    broken_off: Publication, clerk: User, practice: Practice
) -> None:
    session = f"{practice.url}/upload/youtube/v3/videos?upload_id=forgotten"
    Publication.objects.update(upload_session=session)
    actions.stop(broken_off.post, by=clerk, now=timezone.now())
    row = look(broken_off)
    [video] = practice.store.posts("youtube")
    assert (row.status, row.external_id) == (Status.DONE, video.id)


def test_what_the_door_holds_back_in_the_middle_is_asked_for_too(
    broken_off: Publication, clerk: User
) -> None:
    Channel.objects.update(status=Channel.Status.SUSPENDED)
    row = attempt(broken_off, at=broken_off.not_before)
    assert (row.status, "is not active" in row.why) == (Status.UNCONFIRMED, True)
    assert look(row).status == Status.DONE


def test_an_upload_given_up_after_its_last_try_is_asked_for_too(broken_off: Publication) -> None:
    row = Publication.objects.get(pk=broken_off.pk)
    Publication.objects.filter(pk=row.pk).update(status=Status.SENDING, attempts=4)
    row.refresh_from_db()
    row.postpone(outbox.Unavailable("YouTube gave no clear answer."), timezone.now())
    row.refresh_from_db()
    assert (row.status, "We tried 4 times." in row.why) == (Status.UNCONFIRMED, True)
    assert look(row).status == Status.DONE


def test_an_upload_goes_on_only_with_what_it_was_begun_for(broken_off: Publication) -> None:
    assert UploadOf(broken_off).session == broken_off.upload_session
    broken_off.post.approved_digest = "other words"
    assert UploadOf(broken_off).session == ""


def test_an_approval_anew_begins_an_upload_anew(begun: Publication, clerk: User) -> None:
    Publication.objects.update(status=Status.WITHHELD)
    post, now = begun.post, timezone.now()
    Post.objects.update(
        status="DRAFT",
        message="Other words.",
        approved_by=None,
        approved_at=None,
        approved_digest="",
    )
    Post.objects.update(status="SUBMITTED")
    actions.approve(post, by=clerk, shown_digest=Post.objects.get(pk=post.pk).digest(), now=now)
    assert Publication.objects.get(pk=begun.pk).upload_session == ""


def test_our_own_film_is_not_reported_as_a_strangers(
    broken_off: Publication, youtube: Channel
) -> None:
    Channel.objects.update(watched_until=timezone.now() - timedelta(minutes=1))
    youtube.refresh_from_db()
    watching.watch(youtube, now=timezone.now())
    assert not NativePost.objects.exists()
