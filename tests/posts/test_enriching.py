"""Captions and a thumbnail come with a video once it is out: each once, and it is said how."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import Channel, User
from audit.models import Event
from platforms.outbox import deliver
from platforms.practice.exchange import inside, objects
from platforms.practice.server import Practice
from posts import actions, enriching
from posts.models import Addition, Publication
from tests import playing
from tests.posts.conftest import Queue, attempt
from tests.posts.filming import SRT, film

pytestmark = pytest.mark.django_db
Status = Addition.Status


def deliver_all() -> list[Addition]:
    for row in Addition.objects.all():
        deliver(row, now=max(timezone.now(), row.not_before))
    return list(Addition.objects.all())


def page(person: User, row: Publication) -> str:
    client = Client()
    client.force_login(person)
    return " ".join(client.get(f"/posts/{row.post_id}/").text.split())


def test_both_are_set_once_the_video_is_out(filmed: Publication, practice: Practice) -> None:
    captions, thumbnail = deliver_all()
    assert (captions.status, thumbnail.status) == (Status.DONE, Status.DONE), captions.why
    [video] = practice.store.posts("youtube")
    [track] = objects(video.details["captions"])
    snippet = inside(track, "snippet")
    assert (snippet["language"], snippet["name"]) == ("cy", "")
    [kept] = practice.store.media.parent.rglob(str(snippet["file"]))
    assert kept.read_bytes() == SRT
    assert video.details["thumbnail"]
    assert [event.verb for event in Event.objects.about(captions)] == [
        "addition.queued",
        "addition.sending",
        "addition.done",
    ]


def test_they_are_owed_once_and_only_when_the_video_is_out(
    queued: Queue, practice: Practice, youtube: Channel, councillor: User
) -> None:
    row = queued(youtube, media=film(councillor))
    enriching.owe_all(now=timezone.now())
    assert not Addition.objects.exists()
    attempt(row)
    for _ in range(2):
        enriching.owe_all(now=timezone.now())
    assert sorted(Addition.objects.values_list("kind", flat=True)) == ["captions", "thumbnail"]


def test_nothing_is_owed_where_there_is_no_place_for_it(
    queued: Queue, practice: Practice, facebook: Channel, councillor: User
) -> None:
    attempt(queued(facebook, media=film(councillor)))
    enriching.owe_all(now=timezone.now())
    assert not Addition.objects.exists()


@pytest.mark.parametrize("fault", ["500-after", "lost-answer", "reset"])
def test_when_nobody_can_tell_they_are_put_there_again_and_stand_there_once(
    fault: str, filmed: Publication, practice: Practice
) -> None:
    for path in ("/captions", "/thumbnails"):
        playing.misbehave(practice, "youtube", fault, path=path, method="POST")
    assert {row.status for row in deliver_all()} == {Status.QUEUED}
    assert {row.status for row in deliver_all()} == {Status.DONE}
    [video] = practice.store.posts("youtube")
    assert len(objects(video.details["captions"])) == 1


def test_a_spent_allowance_is_waited_out(filmed: Publication, practice: Practice) -> None:
    playing.misbehave(practice, "youtube", "429", reset=60)
    row = Addition.objects.get(kind="captions")
    deliver(row, now=timezone.now())
    row.refresh_from_db()
    assert (row.status, "allowance is used up" in row.why) == (Status.QUEUED, True)


def test_the_page_says_how_each_stands_and_a_failure_does_not_fail_the_post(
    filmed: Publication, practice: Practice, clerk: User, officer: User
) -> None:
    assert "<strong>Captions:</strong> waiting." in page(clerk, filmed)
    Addition.objects.filter(kind="captions").update(status=Status.FAILED, why="YouTube says no.")
    deliver(Addition.objects.get(kind="thumbnail"), now=timezone.now())
    shown = page(clerk, filmed)
    assert "<strong>Captions:</strong> could not be set because: YouTube says no." in shown
    assert "<strong>Thumbnail:</strong> set." in shown
    assert "Try again: captions" in shown
    assert "Try again: captions" not in page(officer, filmed)
    assert "Published" in shown
    failed = Addition.objects.get(kind="captions")
    actions.send_again(failed, by=clerk, now=timezone.now())
    deliver_all()
    assert "<strong>Captions:</strong> set." in page(clerk, filmed)


def test_a_video_that_only_a_person_found_cannot_be_given_anything(
    filmed: Publication, clerk: User
) -> None:
    Addition.objects.all().delete()
    Publication.objects.update(external_id="")
    enriching.owe_all(now=timezone.now())
    assert not Addition.objects.exists()
    assert "does not know the video&#x27;s address" in page(clerk, filmed)
