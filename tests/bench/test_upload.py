"""The memory that a worker needs for a video of 500 MB, beside what it needs to be there."""

from __future__ import annotations

import hashlib
import time
from pathlib import Path

import pytest
from django.core.files import File
from django.utils import timezone
from pytest_django import Settings

from accounts.models import Channel, User
from platforms.practice.server import Practice
from posts import actions
from posts.models import Media, Post, Publication
from tests.bench.measuring import memory, table
from tests.platforms.kept import Kept
from tests.processes import Worker
from usk_social.management.commands.demo import WORKERS

pytestmark = pytest.mark.bench
SIZE = 500_000_000
PIECE = 1_000_000
GREETING = b"\x00\x00\x00\x18ftypmp42"


@pytest.fixture
def film(tmp_path: Path) -> Path:
    """A file that looks like a video from its head, and is as long as one."""
    place = tmp_path / "film.mp4"
    with place.open("wb") as out:
        out.write(GREETING + bytes(PIECE - len(GREETING)))
        for _ in range(SIZE // PIECE - 1):
            out.write(bytes(PIECE))
    return place


def test_the_memory_of_an_upload(
    practice: Practice,
    worker: Worker,
    youtube: Channel,
    councillor: User,
    clerk: User,
    film: Path,
    settings: Settings,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.PUBLISH_HOLD_SECONDS = 0
    worker.queues, worker.tasks = "upload", WORKERS["upload"]
    worker.start(YOUTUBE_API_URL=practice.url, MEDIA_ROOT=str(settings.MEDIA_ROOT))
    assert worker.process
    idle = memory(worker.process.pid)

    publication = approved(film, councillor, clerk, youtube)
    began = time.monotonic()
    peak = idle
    while publication.status != Publication.Status.DONE:
        assert time.monotonic() < began + 300, f"{publication.status}: {publication.why}"
        peak = max(peak, memory(worker.process.pid))
        time.sleep(0.05)
        publication.refresh_from_db()
    seconds = time.monotonic() - began
    bare = bare_upload(youtube, publication)
    with capsys.disabled():
        print(
            table(
                f"A video of {SIZE // 1_000_000} MB",
                ["figure"],
                [
                    ("memory of an idle worker, MB", idle),
                    ("at most while it uploads, MB", peak),
                    ("above idle, MB", peak - idle),
                    ("seconds through the portal", seconds),
                    ("seconds by the adapter alone", bare),
                ],
            )
        )


def approved(film: Path, author: User, clerk: User, channel: Channel) -> Publication:
    with film.open("rb") as file:
        media = Media(
            kind="video",
            mime="video/mp4",
            size=SIZE,
            sha256=hashlib.file_digest(file, "sha256").hexdigest(),
            rights="ours",
            people="none",
            added_by=author,
        )
        file.seek(0)
        media.file.save("film.mp4", File(file))
    post = Post.objects.create(
        author=author,
        kind="news",
        message="The whole meeting.",
        no_page_reason="nothing",
        no_page_words="It says it all.",
        media=media,
    )
    post.channels.set([channel])
    now = timezone.now()
    actions.submit(post, by=author, is_declared=True, reason="", now=now)
    actions.approve(post, by=clerk, shown_digest=post.digest(), now=now)
    return Publication.objects.get(post=post)


def bare_upload(channel: Channel, publication: Publication) -> float:
    content = publication.content()
    began = time.monotonic()
    channel.adapter()(channel.account()).publish(content, Kept())
    return time.monotonic() - began
