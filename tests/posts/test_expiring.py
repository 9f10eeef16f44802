"""A post that waits past its own time expires, is told of once, and can be sent again."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.core import mail
from django.utils import timezone

from accounts.models import User
from audit.models import Event
from posts import actions, expiring, telling
from posts.models import Post, Publication
from tests.council import Drafting
from tests.posts.test_deciding import approve, send, wording

pytestmark = pytest.mark.django_db
AT = (timezone.now() + timedelta(days=1)).replace(hour=12, minute=0, second=0, microsecond=0)


@pytest.fixture
def waiting(draft: Drafting) -> Post:
    return send(draft(publish_at=AT))


def at(moment: datetime) -> Post:
    """Let the clock do its round, twice: a task may come twice."""
    for _ in range(2):
        expiring.expire_all(now=moment)
        telling.of_expiry(now=moment)
    return Post.objects.get()


def test_it_expires_when_its_time_comes_and_not_before(
    waiting: Post, clerk: User, mayor: User
) -> None:
    assert at(AT).status == Post.Status.SUBMITTED
    assert at(AT + timedelta(seconds=1)).status == Post.Status.EXPIRED
    told = sorted(letter.to[0] for letter in mail.outbox)
    assert told == sorted([waiting.author.email, clerk.email, mayor.email])
    line = Event.objects.about(waiting).last()
    assert line
    assert (line.verb, line.who) == ("post.expired", "The portal")


def test_what_was_approved_in_time_goes_out(waiting: Post, clerk: User) -> None:
    approve(waiting, clerk)
    assert at(AT + timedelta(seconds=1)).status == Post.Status.APPROVED
    assert not mail.outbox


def test_with_a_new_time_it_is_sent_again_and_told_of_again(waiting: Post, clerk: User) -> None:
    post, later = at(AT + timedelta(minutes=1)), AT + timedelta(days=1)
    now = timezone.now()
    actions.write(post, wording(post, publish_at=later), by=post.author, now=now)
    post = send(Post.objects.get())
    assert (post.status, post.expiry_told_at) == (Post.Status.SUBMITTED, None)
    approve(post, clerk)
    assert {row.not_before for row in Publication.objects.all()} == {later}


def test_a_reminder_comes_once_after_a_working_day_to_whoever_did_not_write_it(
    draft: Drafting, clerk: User, mayor: User
) -> None:
    """A Friday at four is followed by the Monday at four."""
    post = send(draft(author=clerk))
    friday = datetime(2026, 11, 27, 16, tzinfo=timezone.get_current_timezone())
    Post.objects.update(submitted_at=friday, approvers_told_at=friday)
    for since, letters in (
        (timedelta(days=1), 0),
        (timedelta(days=3, seconds=-1), 0),
        (timedelta(days=3), 1),
        (timedelta(days=4), 1),
    ):
        telling.reminders(now=friday + since)
        assert [letter.to for letter in mail.outbox] == [[mayor.email]] * letters
    assert f"/posts/{post.pk}/" in mail.outbox[0].body
