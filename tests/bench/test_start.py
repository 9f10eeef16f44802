"""How soon after *Approve* the first byte reaches a platform, beside the bare call of the SDK."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

import pytest
import requests
from django.test import Client
from django.utils import timezone

from accounts.models import Channel, User
from platforms.base import Content
from platforms.practice.server import Practice
from posts import actions
from posts.models import Post
from tests.council import Drafting
from tests.platforms.kept import Kept
from tests.processes import Worker

pytestmark = pytest.mark.bench
POSTS = 40


@pytest.fixture
def send(draft: Drafting) -> Callable[[str, Channel], Post]:
    def make(message: str, channel: Channel) -> Post:
        post = draft(message=message, channels=[channel])
        now = timezone.now()
        actions.submit(post, by=post.author, is_declared=True, reason="", now=now)
        return post

    return make


def arrivals(practice: Practice) -> list[int]:
    """When the first byte of each request for a new post came, in ns since the epoch."""
    log = requests.get(f"{practice.url}/practice/requests?platform=facebook", timeout=5).json()
    return [
        line["received_ns"]
        for line in log["requests"]
        if line["method"] == "POST" and line["path"].endswith("/feed")
    ]


def in_ms(pairs: list[tuple[int, int]]) -> tuple[float, float]:
    """The median and the 95th percentile of the differences, in milliseconds."""
    waits = sorted((there - here) / 1e6 for here, there in pairs)
    return statistics.median(waits), waits[int(len(waits) * 0.95)]


def test_from_approve_to_the_first_byte(
    practice: Practice,
    worker: Worker,
    facebook: Channel,
    clerk: User,
    send: Callable[[str, Channel], Post],
    settings: object,
    capsys: pytest.CaptureFixture[str],
) -> None:
    settings.PUBLISH_HOLD_SECONDS = 0  # type: ignore[attr-defined]
    worker.start(FACEBOOK_API_URL=practice.url, PUBLISH_HOLD_SECONDS="0")
    browser = Client()
    browser.force_login(clerk)
    pressed = []
    for number in range(POSTS):
        post = send(f"Post number {number}.", facebook)
        digest = post.digest()
        pressed.append(time.time_ns())
        browser.post(f"/posts/{post.pk}/decide/", {"decision": "approve", "digest": digest})
        deadline = time.monotonic() + 30
        while len(arrivals(practice)) <= number:
            assert time.monotonic() < deadline, worker.words()
    ours = in_ms(list(zip(pressed, arrivals(practice), strict=True)))

    called = []
    for number in range(POSTS):
        client = facebook.adapter()(facebook.account())
        called.append(time.time_ns())
        client.publish(Content(f"Bare call {number}."), Kept())
    bare = in_ms(list(zip(called, arrivals(practice)[POSTS:], strict=True)))

    with capsys.disabled():
        print(f"\n\nApprove pressed to first byte at Facebook, {POSTS} posts, idle worker")
        print(f"{'':24}{'p50 ms':>10}{'p95 ms':>10}")
        print(f"{'through the portal':24}{ours[0]:10.1f}{ours[1]:10.1f}")
        print(f"{'the bare call of the SDK':24}{bare[0]:10.1f}{bare[1]:10.1f}")
        print(f"{'ratio':24}{ours[0] / bare[0]:10.1f}{ours[1] / bare[1]:10.1f}")
