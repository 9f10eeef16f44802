"""How soon the first byte reaches a platform: after *Approve*, and after the time that was set."""

from __future__ import annotations

import random
import time
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from accounts.models import Channel, User
from platforms.base import Content
from platforms.practice.server import Practice
from posts.models import Publication
from tests.bench.conftest import Send
from tests.bench.measuring import arrivals, in_ms, table
from tests.platforms.kept import Kept
from tests.processes import Clock, Worker

pytestmark = pytest.mark.bench
POSTS = 100
SET = 60
"""Posts at set times, within as many seconds."""
HEADS = ("p50 ms", "p95 ms")


def test_from_approve_to_the_first_byte(
    practice: Practice,
    worker: Worker,
    facebook: Channel,
    clerk: User,
    send: Send,
    settings: Settings,
    capsys: pytest.CaptureFixture[str],
) -> None:
    settings.PUBLISH_HOLD_SECONDS = 0
    worker.queues = "publish"
    worker.start(FACEBOOK_API_URL=practice.url)
    browser = Client()
    browser.force_login(clerk)
    pressed = []
    for number in range(POSTS):
        post = send(f"Post number {number}.", facebook)
        digest = post.digest()
        pressed.append(time.time_ns())
        browser.post(f"/posts/{post.pk}/decide/", {"decision": "approve", "digest": digest})
        wait_for(practice, number + 1, worker)
    ours = in_ms(zip(pressed, arrivals(practice, "facebook", "/feed"), strict=True))
    bare = bare_calls(facebook, practice)
    with capsys.disabled():
        print(
            table(
                f"Approve pressed to first byte at Facebook, {POSTS} posts, idle worker",
                HEADS,
                [
                    ("through the portal", *ours),
                    ("the bare call of the SDK", *bare),
                    ("ratio", ours[0] / bare[0], ours[1] / bare[1]),
                ],
            )
        )


def test_from_the_set_time_to_the_first_byte(
    practice: Practice,
    worker: Worker,
    clock: Clock,
    facebook: Channel,
    approved: Send,
    settings: Settings,
    capsys: pytest.CaptureFixture[str],
) -> None:
    settings.PUBLISH_HOLD_SECONDS = 3600
    for number in range(SET):
        approved(f"Post number {number}.", facebook)
    worker.queues = "publish"
    worker.start(FACEBOOK_API_URL=practice.url)
    clock.start(FACEBOOK_API_URL=practice.url)
    begin = timezone.now() + timedelta(seconds=3)
    moments = sorted(begin + timedelta(seconds=random.uniform(0, SET)) for _ in range(SET))  # noqa: S311
    for row, moment in zip(Publication.objects.order_by("pk"), moments, strict=True):
        Publication.objects.filter(pk=row.pk).update(not_before=moment)
    wait_for(practice, SET, worker)
    set_for = [int(moment.timestamp() * 1e9) for moment in moments]
    late = in_ms(zip(set_for, arrivals(practice, "facebook", "/feed"), strict=True))
    with capsys.disabled():
        print(
            table(
                f"Set time to first byte at Facebook, {SET} posts in {SET} s",
                HEADS,
                [("through the portal", *late)],
            )
        )


def wait_for(practice: Practice, count: int, worker: Worker) -> None:
    deadline = time.monotonic() + 30 + SET
    while len(arrivals(practice, "facebook", "/feed")) < count:
        time.sleep(0.01)
        assert time.monotonic() < deadline, worker.words()


def bare_calls(channel: Channel, practice: Practice) -> tuple[float, float]:
    called = []
    for number in range(POSTS):
        client = channel.adapter()(channel.account())
        called.append(time.time_ns())
        client.publish(Content(f"Bare call {number}."), Kept())
    return in_ms(zip(called, arrivals(practice, "facebook", "/feed")[-POSTS:], strict=True))
