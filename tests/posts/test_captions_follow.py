"""Captions that follow a video: a task until a correction has brought them, approved as any."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from accounts.models import Channel, User
from platforms.outbox import deliver
from platforms.practice.exchange import objects
from platforms.practice.server import Practice
from posts import actions, enriching
from posts.models import Addition, Edit, Extra, Post, Publication
from tests.posts.conftest import Queue, attempt
from tests.posts.filming import SRT, film
from tests.posts.test_compose import form_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def promised(queued: Queue, practice: Practice, youtube: Channel, councillor: User) -> Publication:
    """A video that is out, and whose captions are promised for tomorrow."""
    media = film(councillor, extras=False)
    row = attempt(queued(youtube, media=media))
    assert row.status == Publication.Status.DONE, row.why
    media.captions_plan = "to_follow"
    media.captions_due_on = timezone.localdate() + timedelta(days=1)
    media.save()
    return row


def desk(person: User) -> str:
    client = Client()
    client.force_login(person)
    return client.get("/").text


def bring(row: Publication, person: User, **typed: object) -> Post:
    """Put the captions on the page for corrections, as somebody would."""
    client, path = Client(), f"/posts/{row.post_id}/correct/"
    client.force_login(person)
    page = client.get(path).text
    hidden = {
        name: page.partition(f'name="{name}" value="')[2].partition('"')[0]
        for name in ("key", "seen")
    }
    said = {"message": row.post.message, "reason": "The captions.", "captions_language": "cy"}
    answer = client.post(path, hidden | said | {"captions": caption_file()} | typed)
    assert answer.status_code == 302, answer.text
    return Post.objects.get(corrects=row.post)


def caption_file() -> SimpleUploadedFile:
    return SimpleUploadedFile("words.srt", SRT)


def approved(post: Post, clerk: User) -> Edit:
    now = timezone.now()
    actions.submit(post, by=post.author, is_declared=True, reason="So it is.", now=now)
    actions.approve(post, by=clerk, shown_digest=post.digest(), now=now)
    edit = Edit.objects.get(post=post)
    deliver(edit, now=now + timedelta(hours=1))
    return Edit.objects.get(pk=edit.pk)


def test_it_is_a_task_for_its_author_and_the_clerk(
    promised: Publication, clerk: User, officer: User
) -> None:
    for person in (promised.post.author, clerk):
        assert "Put captions with the video of" in desk(person)
    assert "Put captions with the video of" not in desk(officer)


def test_a_day_that_has_passed_is_said(promised: Publication) -> None:
    media = promised.post.media
    assert media
    media.captions_due_on = timezone.localdate() - timedelta(days=1)
    media.save()
    assert "they were to follow by" in desk(promised.post.author)


def test_they_are_approved_and_then_put_with_the_video(
    promised: Publication, practice: Practice, clerk: User
) -> None:
    before = promised.post.digest()
    correction = bring(promised, promised.post.author)
    assert Post.objects.get(pk=promised.post_id).digest() == before
    assert correction.digest() != before
    enriching.owe_all(now=timezone.now())
    assert not Addition.objects.exists()
    edit = approved(correction, clerk)
    assert edit.status == Edit.Status.DONE, edit.why
    enriching.owe_all(now=timezone.now())
    addition = Addition.objects.get()
    deliver(addition, now=timezone.now())
    addition.refresh_from_db()
    assert addition.status == Addition.Status.DONE, addition.why
    video = practice.store.post(promised.external_id, "youtube")
    assert video
    assert len(objects(video.details.get("captions"))) == 1
    assert "Put captions with the video of" not in desk(clerk)


def test_they_can_be_sent_on_by_themselves_and_be_changed_until_then(
    promised: Publication,
) -> None:
    correction = bring(promised, promised.post.author)
    bring(promised, promised.post.author, captions_language="en")
    correction.refresh_from_db()
    assert correction.media
    assert correction.media.taken_from == promised.post.media
    captions = correction.media.captions()
    assert captions
    assert captions.language == "en"


def test_without_a_language_they_are_not_taken(promised: Publication) -> None:
    client, path = Client(), f"/posts/{promised.post_id}/correct/"
    client.force_login(promised.post.author)
    typed = form_of(client, path, message="x", reason="y", captions=caption_file())
    assert "Say in which language" in client.post(path, typed).text
    assert not Extra.objects.exists()


def test_a_video_that_has_captions_is_not_asked_for_any(filmed: Publication) -> None:
    client = Client()
    client.force_login(filmed.post.author)
    assert "Captions file" not in client.get(f"/posts/{filmed.post_id}/correct/").text
