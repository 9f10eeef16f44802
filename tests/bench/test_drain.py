"""Three hundred posts due at once, against a platform that answers in 150 ms."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import Settings

from accounts.models import Channel
from platforms.base import Content
from platforms.outbox import deliver
from platforms.practice.server import Practice
from posts.models import Publication
from tests import playing
from tests.bench.conftest import Send
from tests.bench.measuring import arrivals, cpu_seconds, table
from tests.platforms.kept import Kept
from tests.processes import Clock, Worker
from usk_social.management.commands.demo import WORKERS

pytestmark = pytest.mark.bench
POSTS = 300
ANSWER_MS = 150
WARM = 40
"""Posts that go before, so that no hand has to open its first connection while we measure."""


@pytest.mark.parametrize("hands", [4, WORKERS["publish"]])
def test_a_drain_of_three_hundred(
    hands: int,
    practice: Practice,
    worker: Worker,
    clock: Clock,
    facebook: Channel,
    approved: Send,
    settings: Settings,
    capsys: pytest.CaptureFixture[str],
) -> None:
    settings.PUBLISH_HOLD_SECONDS = 3600
    around = {"FACEBOOK_API_URL": practice.url, "RECONCILE_AFTER_SECONDS": "600"}
    for number in range(WARM + POSTS):
        approved(f"Post number {number}.", facebook)
    first = Publication.objects.filter(
        pk__in=list(Publication.objects.values_list("pk", flat=True)[:WARM])
    )
    worker.queues, worker.tasks = "publish", hands
    worker.start(**around)
    clock.start(**around)
    playing.misbehave(practice, "facebook", "delay", times=0, milliseconds=ANSWER_MS)
    first.update(not_before=timezone.now())
    until_done(WARM)

    assert worker.process
    used = cpu_seconds(worker.process.pid)
    due = time.time_ns()
    Publication.objects.filter(status="QUEUED").update(not_before=timezone.now())
    until_done(WARM + POSTS)
    ours = (Publication.objects.latest("done_at").done_at.timestamp() * 1e9 - due) / 1e9
    used = cpu_seconds(worker.process.pid) - used
    reached = arrivals(practice, "facebook", "/feed")[WARM:]
    assert len(reached) == POSTS
    worker.kill()
    clock.kill()

    bare = bare_calls(facebook, hands)
    practice.faults.clear()
    queries = queries_of_one(facebook, approved)
    least = POSTS * ANSWER_MS / 1000 / hands
    with capsys.disabled():
        print(
            table(
                f"{POSTS} posts due at once, {hands} connections, answers in {ANSWER_MS} ms",
                ["seconds", "times least"],
                [
                    ("the least possible", least, 1.0),
                    ("the bare calls of the SDK, threads", bare, bare / least),
                    ("through the portal, from due to done", ours, ours / least),
                    ("  from the first byte to the last", (reached[-1] - reached[0]) / 1e9, ""),
                    ("  processor time of the worker", used, ""),
                    ("  the same for each post, in ms", used / POSTS * 1000, ""),
                    ("  queries for each post", queries, ""),
                ],
            )
        )


def until_done(count: int) -> None:
    deadline = time.monotonic() + 300
    while Publication.objects.filter(status=Publication.Status.DONE).count() < count:
        assert time.monotonic() < deadline
        time.sleep(0.1)


def bare_calls(channel: Channel, hands: int) -> float:
    """The same number of calls by the SDK alone, on as many connections, in seconds."""

    def call(number: int) -> None:
        client = channel.adapter()(channel.account())
        client.publish(Content(f"Bare call {number}."), Kept())

    began = time.monotonic()
    with ThreadPoolExecutor(hands) as pool:
        list(pool.map(call, range(POSTS)))
    return time.monotonic() - began


def queries_of_one(channel: Channel, approved: Send) -> int:
    post = approved("One more.", channel)
    Publication.objects.filter(post=post).update(not_before=timezone.now())
    with CaptureQueriesContext(connection) as queries:
        deliver(Publication.objects.get(post=post), now=timezone.now())
    assert Publication.objects.get(post=post).status == Publication.Status.DONE
    return len(queries)
