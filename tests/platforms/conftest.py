"""The practice platforms, and platforms that say what they are told, behind the real adapters."""

import hashlib
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Protocol

import pytest
from PIL import Image
from pytest_django import Settings

from platforms import transport
from platforms.base import Picture, Video
from platforms.practice.server import Practice
from platforms.youtube.upload import CHUNK
from tests.platforms.scripted import Answer, Scripted


class Script(Protocol):
    def __call__(self, *answers: Answer) -> Scripted: ...


@pytest.fixture
def practice(tmp_path: Path, settings: Settings) -> Iterator[Practice]:
    with Practice.running(tmp_path / "practice") as practice:
        _point_at(settings, practice.url)
        yield practice


@pytest.fixture
def script(settings: Settings) -> Iterator[Script]:
    """Return a way to have every platform give these answers, one to each request."""
    with ExitStack() as running:

        def say(*answers: Answer) -> Scripted:
            server = running.enter_context(Scripted.saying(*answers))
            _point_at(settings, server.url)
            return server

        yield say


@pytest.fixture
def nobody(settings: Settings) -> None:
    """Leave every platform's address with nobody behind it."""
    with Scripted.saying() as server:
        _point_at(settings, server.url)


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait a moment for an answer, where people wait twenty seconds."""
    monkeypatch.setattr(transport, "TIMEOUT", (1, 0.3))


@pytest.fixture
def picture(tmp_path: Path) -> Picture:
    path = tmp_path / "castle.png"
    Image.new("RGB", (8, 8), "green").save(path)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return Picture(path, "image/png", digest, alt_text="Usk Castle at dusk.")


@pytest.fixture
def video(tmp_path: Path) -> Video:
    """Return a film of two pieces and a bit, as far as anybody looks."""
    path = tmp_path / "meeting.mp4"
    path.write_bytes(bytes(range(256)) * (CHUNK * 2 // 256) + b"the end")
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return Video(path, "video/mp4", digest, path.stat().st_size)


def small_film(path: Path) -> Video:
    path.write_bytes(bytes(range(256)) * 16 + b"the end")
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return Video(path, "video/mp4", digest, path.stat().st_size)


def _point_at(settings: Settings, address: str) -> None:
    for name in ("FACEBOOK_API_URL", "X_API_URL", "YOUTUBE_API_URL"):
        setattr(settings, name, address)
