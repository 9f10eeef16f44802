"""Ten thousand comments by webhook and by polling, repeated and out of order: each of them once."""

from __future__ import annotations

import random
import time
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from accounts.models import Channel
from moderation import inbox, rereading
from moderation.models import Comment, Incoming
from platforms.practice import hooks
from platforms.practice.records import Comment as Written
from platforms.practice.records import Post
from platforms.practice.server import Practice
from posts.models import Publication
from tests.bench.measuring import table
from tests.council import Drafting

pytestmark = [pytest.mark.bench, pytest.mark.django_db(transaction=True)]

COMMENTS, POSTS = 10_000, 10
REPEATED = 2_000


@pytest.fixture
def written(practice: Practice, facebook: Channel, draft: Drafting) -> list[Written]:
    """A thousand comments under each of ten posts, every tenth an answer to the one before."""
    now, store = timezone.now(), practice.store
    found: list[Written] = []
    with store.together():
        for post in range(POSTS):
            post_id = f"{facebook.external_id}_{post}"
            store.add_post(Post(post_id, "facebook", f"Post {post}.", now))
            Publication.objects.create(
                post=draft(channels=[facebook], message=f"Post {post}."),
                channel=facebook,
                status=Publication.Status.DONE,
                external_id=post_id,
                not_before=now,
                done_at=now,
            )
            for number in range(COMMENTS // POSTS):
                parent = f"{post}_{number - 1}" if number % 10 == 9 else ""
                text = f"Comment {number} under post {post}."
                at = now - timedelta(seconds=number)
                comment = Written(f"{post}_{number}", "facebook", post_id, "gwen", text, at, parent)
                found.append(store.add_comment(comment))
    return found


def expect_each_once(written: list[Written]) -> None:
    kept = Comment.objects.values_list("external_id", "parent_id", "publication__external_id")
    wanted = {(one.id, one.parent_id, one.post_id) for one in written}
    assert Comment.objects.count() == len(written)
    assert set(kept) == wanted


def test_ten_thousand_comments_enter_once(
    written: list[Written],
    practice: Practice,
    facebook: Channel,
    capsys: pytest.CaptureFixture[str],
) -> None:
    cache.clear()
    chance = random.Random(6)  # noqa: S311  nothing secret hangs on it
    events = [hooks.event(hooks.Verb.ADD, comment) for comment in written]
    events += chance.sample(events, REPEATED)
    chance.shuffle(events)
    outside = Client(enforce_csrf_checks=True)

    began = time.perf_counter()
    for body, headers in events:
        sign = {name: said for name, said in headers.items() if name != "Content-Type"}
        answer = outside.post(
            "/webhooks/facebook/", body, content_type="application/json", headers=sign
        )
        assert answer.status_code == 200
    answered = time.perf_counter() - began
    assert Incoming.objects.count() == COMMENTS

    for event in Incoming.objects.order_by("digest"):
        rereading.read_event(event, now=timezone.now())
    read = time.perf_counter() - began - answered
    expect_each_once(written)
    assert not Incoming.objects.unread().exists()

    began = time.perf_counter()
    assert inbox.receive(facebook, now=timezone.now()) == 0
    known = time.perf_counter() - began
    expect_each_once(written)

    with capsys.disabled():
        rows = [
            ("Events answered", len(events), answered, len(events) / answered),
            ("Events read through the API", COMMENTS, read, COMMENTS / read),
            ("From webhook to queue", COMMENTS, answered + read, COMMENTS / (answered + read)),
            ("Polled, all known already", COMMENTS, known, COMMENTS / known),
        ]
        heads = ("comments", "seconds", "a second")
        print(table("Comments that come in, one hand", heads, rows))


def test_ten_thousand_comments_are_polled_once(
    written: list[Written], facebook: Channel, capsys: pytest.CaptureFixture[str]
) -> None:
    began = time.perf_counter()
    assert inbox.receive(facebook, now=timezone.now()) == COMMENTS
    took = time.perf_counter() - began
    assert inbox.receive(facebook, now=timezone.now()) == 0
    expect_each_once(written)
    with capsys.disabled():
        rows = [("Polled, all new", COMMENTS, took, COMMENTS / took)]
        print(table("Comments that are polled", ("comments", "seconds", "a second"), rows))
