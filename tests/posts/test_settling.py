"""A person says what became of a send: it is live there, or it is to go again."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from accounts import actions as council
from accounts.models import Channel, User
from audit.models import MovedOn
from platforms import outbox
from platforms.practice.server import Practice
from policy.clause import Refused
from posts import actions, finding, watching
from posts.models import NativePost, Publication
from tests import playing
from tests.posts.conftest import Queue, attempt

pytestmark = pytest.mark.django_db
Status = Publication.Status


@pytest.fixture
def lost(queued: Queue, practice: Practice, facebook: Channel) -> Publication:
    """It stands on the Page, and we were not told."""
    row = queued(facebook)
    playing.misbehave(practice, "facebook", "lost-answer")
    row = attempt(row)
    assert row.status == Status.UNCONFIRMED
    return row


def there(practice: Practice) -> str:
    return str(playing.posts(practice, "facebook")[0]["id"])


def address(practice: Practice) -> str:
    page, _, number = there(practice).partition("_")
    return f"{practice.url}/{page}/posts/{number}"


def test_nothing_is_sent_again_while_we_still_look(
    lost: Publication, client: Client, clerk: User
) -> None:
    client.force_login(clerk)
    page = client.get(f"/posts/{lost.post_id}/").text
    assert "We look there" in page
    assert "0 times" not in page
    assert "It is not: send again" not in page
    page = client.post(f"/publications/{lost.pk}/send-again/", follow=True).text
    assert "We are still looking whether it is there" in page
    assert "(Policy 3.6)" in page
    assert Publication.objects.get(pk=lost.pk).status == Status.UNCONFIRMED
    Publication.objects.update(look_at=None)
    assert "It is not: send again" in client.get(f"/posts/{lost.post_id}/").text


def test_it_is_live_keeps_which_post_it_is(
    lost: Publication, practice: Practice, client: Client, clerk: User, facebook: Channel
) -> None:
    client.force_login(clerk)
    client.post(f"/publications/{lost.pk}/live/", {"url": address(practice)})
    row = Publication.objects.get(pk=lost.pk)
    assert (row.status, row.external_id) == (Status.DONE, there(practice))
    actions.take_down(row, by=clerk, reason="It was wrong.", now=timezone.now())


@pytest.mark.parametrize(
    "typed", ["nonsense", "ftp://example.org/1", "https://example.org/1/posts/2", "{url}/about"]
)
def test_an_address_of_no_post_there_is_asked_for_again(
    typed: str, lost: Publication, practice: Practice, client: Client, clerk: User
) -> None:
    client.force_login(clerk)
    typed = typed.format(url=practice.url)
    page = client.post(f"/publications/{lost.pk}/live/", {"url": typed}).text
    assert f'value="{typed}"' in page
    assert 'aria-invalid="true"' in page
    assert Publication.objects.get(pk=lost.pk).status == Status.UNCONFIRMED


def test_the_address_of_another_post_is_refused(
    lost: Publication, queued: Queue, practice: Practice, clerk: User, facebook: Channel
) -> None:
    other = attempt(queued(facebook, message="Something else."))
    page, _, number = other.external_id.partition("_")
    with pytest.raises(Refused, match="stands another post: Something else"):
        actions.say_live(
            lost, by=clerk, url=f"{practice.url}/{page}/posts/{number}", now=timezone.now()
        )


def test_without_an_address_it_is_looked_for_and_never_a_strangers(
    lost: Publication, practice: Practice, clerk: User, facebook: Channel
) -> None:
    actions.say_live(lost, by=clerk, url="", now=timezone.now())
    Channel.objects.update(watched_until=timezone.now() - timedelta(minutes=1))
    facebook.refresh_from_db()
    watching.watch(facebook, now=timezone.now())
    assert not NativePost.objects.exists()
    finding.name_all(now=timezone.now())
    row = Publication.objects.get(pk=lost.pk)
    assert (row.external_id, row.look_at) == (there(practice), None)
    assert row.url


def test_what_is_found_has_the_platforms_own_time(lost: Publication) -> None:
    posted = timezone.now()
    outbox.reconcile(lost, now=posted + timedelta(hours=2))
    row = Publication.objects.get(pk=lost.pk)
    assert row.status == Status.DONE
    assert abs(row.done_at - posted) < timedelta(minutes=1)


def test_while_publishing_is_paused_or_the_channel_suspended_nobody_is_told_sent_again(
    queued: Queue, facebook: Channel, clerk: User, client: Client
) -> None:
    row = queued(facebook)
    council.pause(by=clerk, reason="Somebody has our password.", now=timezone.now())
    row = attempt(row)
    client.force_login(clerk)
    page = client.post(f"/publications/{row.pk}/send-again/", follow=True).text
    assert "It is sent again now." not in page
    assert "Publishing is paused: Somebody has our password." in page
    council.lift(by=clerk, now=timezone.now())
    Channel.objects.update(status=Channel.Status.SUSPENDED)
    row = Publication.objects.select_related("channel").get(pk=row.pk)
    with pytest.raises(MovedOn, match=r"is not active, so nothing is sent to it\. \(Policy"):
        actions.send_again(row, by=clerk, now=timezone.now())
    assert Publication.objects.get(pk=row.pk).status == Status.WITHHELD
