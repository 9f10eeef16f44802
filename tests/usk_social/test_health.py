"""Monitoring is told what is down, and so is everybody at their desk."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import OperationalError
from django.test import Client
from django.utils import timezone

from accounts.models import User
from platforms.models import Heartbeat
from posts.models import Publication
from tests.council import Drafting
from usk_social import health
from usk_social.celery import QUEUES
from usk_social.running import GONE

pytestmark = pytest.mark.django_db
KEYS = {"status", "database", "broker", "worker_age_s", "clock_age_s", "oldest_due_s"}


def all_alive(*, seconds_ago: int = 0) -> None:
    at = timezone.now() - timedelta(seconds=seconds_ago)
    for part in (Heartbeat.CLOCK, *map(Heartbeat.worker, QUEUES)):
        Heartbeat.beat(part, now=at)


def test_when_everything_lives_it_is_said_without_signing_in() -> None:
    all_alive()
    answer = Client().get("/health/")
    assert answer.status_code == 200
    assert set(answer.json()) == KEYS
    assert answer.json()["status"] == "ok"


@pytest.mark.parametrize("queue", QUEUES)
def test_one_worker_that_is_gone_is_enough_to_be_down(queue: str, clerk: User) -> None:
    all_alive()
    Heartbeat.objects.filter(part=Heartbeat.worker(queue)).delete()
    assert Client().get("/health/").status_code == 503
    desk = Client()
    desk.force_login(clerk)
    page = desk.get("/").text
    assert str(GONE[queue]) in page
    assert not any(str(words) in page for other, words in GONE.items() if other != queue)


def test_the_desk_says_how_old_the_last_signs_of_life_are(clerk: User) -> None:
    all_alive(seconds_ago=7)
    desk = Client()
    desk.force_login(clerk)
    page = desk.get("/").text
    assert "The clock ticked 7 seconds ago" in page
    assert "nothing is overdue" in page


def test_what_was_due_long_ago_is_said_on_the_desk(clerk: User, draft: Drafting) -> None:
    all_alive()
    post = draft()
    now = timezone.now()
    Publication.objects.create(
        post=post, channel=post.channels.all()[0], not_before=now - timedelta(minutes=3)
    )
    desk = Client()
    desk.force_login(clerk)
    assert "Something has been due for 3 minutes" in desk.get("/").text


def test_a_part_silent_for_half_a_minute_is_down() -> None:
    all_alive(seconds_ago=30)
    assert Client().get("/health/").status_code == 503


def test_a_database_that_is_away_is_said_and_not_an_accident(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def away(*_: object, **__: object) -> None:
        raise OperationalError("away")

    monkeypatch.setattr(Heartbeat, "age_of", away)
    monkeypatch.setattr(health.connection, "close", lambda: None)
    answer = Client().get("/health/")
    assert answer.status_code == 503
    assert answer.json()["database"] is False
