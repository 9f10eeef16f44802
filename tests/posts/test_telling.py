"""Who hears of a post by email, and how often."""

from __future__ import annotations

import pytest
from django.core import mail
from django.utils import timezone

from accounts.models import User
from posts import actions, telling
from posts.models import Post
from tests.council import Drafting

pytestmark = pytest.mark.django_db


def send(post: Post) -> None:
    now = timezone.now()
    actions.submit(post, by=post.author, is_declared=True, reason="", now=now)


def told() -> list[str]:
    """Everybody who was written to since the last time."""
    for tell in (telling.approvers, telling.authors):
        tell(now=timezone.now())
    people = sorted(address for letter in mail.outbox for address in letter.to)
    mail.outbox.clear()
    return people


def test_mayor_and_clerk_hear_once_that_a_post_waits(
    draft: Drafting, mayor: User, clerk: User, deputy: User, contractor: User
) -> None:
    send(draft())
    telling.approvers(now=timezone.now())
    assert "/posts/" in mail.outbox[0].body
    assert told() == [clerk.email, mayor.email]
    assert told() == []


def test_an_author_who_approves_others_does_not_hear_of_their_own(
    draft: Drafting, mayor: User, clerk: User
) -> None:
    send(draft(author=clerk))
    assert told() == [mayor.email]


@pytest.mark.parametrize("decide", ["approve", "send_back", "refuse", "stop"])
def test_the_author_hears_once_what_was_decided(decide: str, draft: Drafting, mayor: User) -> None:
    post = draft()
    send(post)
    told()
    now, digest = timezone.now(), post.digest()
    if decide in ("send_back", "refuse"):
        act = getattr(actions, decide)
        act(post, by=mayor, words="Not like this.", shown_digest=digest, now=now)
    else:
        actions.approve(post, by=mayor, shown_digest=digest, now=now)
    if decide == "stop":
        told()
        actions.stop(post, by=mayor, now=now)
    telling.authors(now=now)
    if decide in ("send_back", "refuse"):
        assert "Not like this." in mail.outbox[0].body
    assert told() == [post.author.email]
    assert told() == []


def test_a_post_sent_again_is_told_of_again(draft: Drafting, mayor: User) -> None:
    post = draft()
    send(post)
    actions.send_back(
        post, by=mayor, words="Shorter.", shown_digest=post.digest(), now=timezone.now()
    )
    told()
    send(Post.objects.get(pk=post.pk))
    assert told() == [mayor.email]
