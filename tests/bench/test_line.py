"""Head of line: one urgent post behind ten that hang and a slow upload."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from accounts.models import Channel, User
from platforms.practice.server import Practice
from posts import actions
from posts.models import Post, Publication
from tests import playing
from tests.bench.conftest import Send
from tests.bench.measuring import arrivals, table
from tests.once.kinds import Scene
from tests.once.kinds import Send as SendKind
from tests.processes import Clock, Worker, environment
from usk_social.management.commands.demo import WORKERS

pytestmark = pytest.mark.bench
HANGING = 10
UPLOAD_MS = 25_000 // 2
"""For each of the two calls of a short upload: to begin it, and to send the file."""


def test_an_urgent_post_behind_ten_that_hang(
    practice: Practice,
    clock: Clock,
    facebook: Channel,
    youtube: Channel,
    councillor: User,
    clerk: User,
    send: Send,
    settings: Settings,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    settings.PUBLISH_HOLD_SECONDS = 0
    around = {"FACEBOOK_API_URL": practice.url, "YOUTUBE_API_URL": practice.url}
    workers = [a_worker(queue, hands, tmp_path) for queue, hands in WORKERS.items()]
    try:
        for worker in workers:
            worker.start(**around)
        clock.start(**around)
        scene = Scene(practice, councillor, clerk, {"youtube": youtube}, tmp_path)
        playing.misbehave(practice, "youtube", "delay", times=2, milliseconds=UPLOAD_MS)
        SendKind("youtube", "video").queue(scene)
        playing.misbehave(practice, "facebook", "never", times=HANGING, path="/feed")
        for number in range(HANGING):
            approve(send(f"This one hangs, number {number}.", facebook), by=clerk)
        practice.faults.held(count=HANGING, seconds=15)
        hanging = len(practice.faults.held())

        urgent = send("The bridge is closed.", facebook)
        browser = Client()
        browser.force_login(clerk)
        pressed = time.time_ns()
        browser.post(
            f"/posts/{urgent.pk}/decide/", {"decision": "approve", "digest": urgent.digest()}
        )
        deadline = time.monotonic() + 60
        while not Publication.objects.filter(post=urgent, status="DONE").exists():
            assert time.monotonic() < deadline
            time.sleep(0.02)
        waited = (arrivals(practice, "facebook", "/feed")[-1] - pressed) / 1e6
        uploads = Publication.objects.filter(channel=youtube, status="SENDING").count()
    finally:
        for worker in workers:
            worker.kill()
    with capsys.disabled():
        print(
            table(
                "An urgent post behind others",
                ["figure"],
                [
                    ("posts that hung before it", hanging),
                    ("uploads under way", uploads),
                    ("from Approve to its first byte, in ms", waited),
                ],
            )
        )
    assert hanging == HANGING
    assert uploads == 1


def a_worker(queue: str, hands: int, folder: Path) -> Worker:
    worker = Worker(folder / f"{queue}.log", environment())
    worker.queues, worker.tasks = queue, hands
    return worker


def approve(post: Post, *, by: User) -> None:
    actions.approve(post, by=by, shown_digest=post.digest(), now=timezone.now())
