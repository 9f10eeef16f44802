"""The practice council that `make demo` brings along."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from queue import Empty

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from accounts.models import Channel, User
from accounts.reading import policy_on, without_acceptance
from audit.models import Event
from incidents import telling as of_incidents
from incidents.models import Incident
from moderation import actions, inbox
from moderation.models import Comment, Decision, Enforcement
from platforms.base import RemoteComment
from platforms.outbox import deliver, sweep
from platforms.practice.server import Practice
from platforms.registry import PLATFORMS
from policy.principles import Principle
from posts import signposts
from posts import telling as of_posts
from posts.models import Check, Post, Publication
from usk_social.celery import QUEUES, app
from usk_social.demo import council, people
from usk_social.demo.comments import COMMENTS
from usk_social.demo.people import PASSWORD, PEOPLE
from usk_social.demo.posts import SENT
from usk_social.demo.unsent import UNSENT


@pytest.fixture
def practice(tmp_path: Path, settings: Settings) -> Iterator[Practice]:
    """Practice platforms that are running when the council is made, as they are in the demo."""
    settings.VAR_DIR = tmp_path
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.MAILBOX_DIR = tmp_path / "mail"
    with Practice.running(tmp_path / "practice") as practice:
        settings.FACEBOOK_API_URL = settings.X_API_URL = settings.YOUTUBE_API_URL = practice.url
        settings.COUNCIL_WEBSITE_HOSTS = [practice.url.removeprefix("http://")]
        yield practice


@pytest.fixture
def seeded(db: None, practice: Practice) -> Practice:
    call_command("seed_demo")
    return practice


def in_use(model: type[Post] | type[Publication] | type[Comment]) -> set[str]:
    return set(model.objects.values_list("status", flat=True))


def counted() -> list[int]:
    kinds = (User, Post, Publication, Comment, Decision, Enforcement, Incident, Event)
    return [kind.objects.count() for kind in kinds]


def test_everything_that_can_become_of_a_thing_has_become_of_one(seeded: Practice) -> None:
    assert in_use(Post) == set(Post.Status)
    assert in_use(Publication) == set(Publication.Status) - {Publication.Status.SENDING}
    assert in_use(Comment) == set(Comment.Status)
    assert set(Decision.objects.values_list("outcome", flat=True)) == set(Decision.Outcome)
    assert set(Post.objects.values_list("kind", flat=True)) == set(Post.Kind)
    hidden = Decision.objects.filter(outcome=Decision.Outcome.HIDDEN)
    assert set(hidden.values_list("principle", flat=True)) == set(Principle)
    assert sorted(Incident.objects.values_list("status", flat=True)) == ["OPEN", "SUBMITTED"]


def test_everybody_has_accepted_the_policy_but_cllr_bevan(seeded: Practice) -> None:
    today = timezone.localdate()
    missing = without_acceptance(policy_on(today), today)
    assert [person.email for person in missing] == ["bevan@usk.example"]


def test_there_is_a_month_of_comments_and_some_of_them_wait(seeded: Practice) -> None:
    assert Comment.objects.count() >= 45
    assert 10 <= Comment.objects.waiting().count() <= Comment.objects.count() / 3
    assert Comment.objects.filter(flags__isnull=False, status=Comment.Status.WAITING).exists()
    assert not Comment.objects.filter(publication=None).exists()


def test_seeding_a_second_time_changes_nothing(seeded: Practice) -> None:
    before, there = counted(), len(seeded.store.comments("facebook"))
    call_command("seed_demo")
    assert counted() == before
    assert len(seeded.store.comments("facebook")) == there


@pytest.mark.django_db
def test_outside_practice_nobody_is_invented(settings: Settings) -> None:
    settings.PRACTICE = False
    with pytest.raises(CommandError, match="practice only"):
        call_command("seed_demo")
    assert not User.objects.exists()


@pytest.mark.django_db
def test_everybody_signs_in_but_the_contractor_whose_engagement_has_ended(client: Client) -> None:
    people.settle(timezone.localdate())
    for person in PEOPLE:
        said = {"login": f"{person.mailbox}@usk.example", "password": PASSWORD}
        client.post("/accounts/login/", said)
        is_in = client.get("/").status_code == 200
        assert is_in == (person.mailbox != "contractor"), person.mailbox
        client.logout()


def test_everything_published_stands_on_the_practice_platforms(seeded: Practice) -> None:
    done = Publication.objects.filter(status=Publication.Status.DONE)
    assert {row.channel.platform for row in done} == {"facebook", "x", "youtube"}
    for row in done.select_related("post", "channel"):
        post = seeded.store.post(row.external_id, row.channel.platform)
        content = row.content()
        assert post
        assert (post.text, post.link, post.title) == (content.text, content.link, content.title)
        assert post.created_at == row.done_at
        assert bool(post.media) == bool(content.picture or content.video)
        for medium in filter(None, map(seeded.store.medium, post.media)):
            kept = (content.picture or content.video).path.read_bytes()
            assert (seeded.store.media / medium.file).read_bytes() == kept


@pytest.mark.long
def test_the_adapters_read_the_comments_as_the_portal_has_them(seeded: Practice) -> None:
    month, read = timezone.now() - timedelta(days=31), {}
    for channel in Channel.objects.all():
        sent = channel.publications.exclude(external_id="").values_list("external_id", flat=True)
        client = channel.adapter()(channel.account())
        for remote in client.comments(since=month, posts=list(sent)):
            read[remote.external_id] = remote
    kept = Comment.objects.select_related("publication", "channel").exclude(status="DELETED")
    held = kept.filter(channel__platform="youtube", status=Comment.Status.HIDDEN)
    assert len(read) == len(kept) - len(held)
    for comment in kept.difference(held):
        remote = read[comment.external_id]
        assert remote == RemoteComment(
            external_id=comment.external_id,
            post_id=comment.publication.external_id,
            author=comment.author,
            author_id=comment.author_id,
            text=comment.text,
            posted_at=comment.posted_at,
            url=comment.url,
            parent_id=comment.parent_id,
            hidden=remote.hidden,
            versions=remote.versions,
        )
    for comment in kept:
        there = seeded.store.comment(comment.external_id, comment.channel.platform)
        assert there.hidden == (comment.status == Comment.Status.HIDDEN)
    before = counted()
    Channel.objects.update(read_until=None)
    inbox.receive_all(now=timezone.now())
    assert counted() == before


@pytest.mark.long
def test_what_is_still_up_can_be_hidden_on_its_platform(seeded: Practice) -> None:
    clerk, now = User.objects.get(email="clerk@usk.example"), timezone.now()
    for platform in PLATFORMS:
        up = Comment.objects.filter(channel__platform=platform, status="LEFT_UP")
        comment = up.earliest("posted_at")
        actions.hide(comment, by=clerk, principle=Principle.RESPECT, reason="To try it.", now=now)
        deliver(Enforcement.objects.get(comment=comment, status="QUEUED"), now=now)
        assert seeded.store.comment(comment.external_id, platform).hidden


@pytest.mark.long
def test_the_pages_are_as_a_real_look_finds_them(seeded: Practice) -> None:
    said = list(Check.objects.all())
    assert any(check.problem for check in said)
    for check in said:
        signposts.look(check.pk, now=timezone.now())
        seen = Check.objects.get(pk=check.pk)
        assert seen.problem == check.problem
        assert seen.title == check.title or seen.problem


def test_no_letter_and_no_post_leaves_after_the_seed(
    seeded: Practice, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    now = timezone.now()
    of_posts.approvers(now=now)
    of_posts.authors(now=now)
    of_incidents.handlers(now=now)
    assert mail.outbox == []
    with django_capture_on_commit_callbacks() as woken:
        for deliveries in (Publication, Enforcement):
            sweep(deliveries, now=now)
    assert woken == []
    assert Publication.objects.filter(status="QUEUED", not_before__gt=now).count() >= 2


@pytest.mark.django_db(transaction=True)
def test_seeding_wakes_no_worker(practice: Practice) -> None:
    with app.connection_for_read() as connection:
        queues = [connection.SimpleQueue(name) for name in QUEUES]
        for queue in queues:
            queue.clear()
        call_command("seed_demo")
        for queue in queues:
            with pytest.raises(Empty):
                queue.get_nowait()


@pytest.mark.long
def test_just_after_midnight_nothing_lies_in_the_future_and_nothing_is_left_out(
    db: None, practice: Practice, tmp_path: Path
) -> None:
    midnight = timezone.localtime().replace(hour=0, minute=1)
    council.settle(practice=tmp_path / "practice", now=midnight)
    assert Comment.objects.count() == len(COMMENTS)
    assert Post.objects.filter(corrects=None).count() == len(SENT) + len(UNSENT)
    assert Incident.objects.filter(status=Incident.Status.OPEN).exists()
    moments = [
        *Comment.objects.values_list("posted_at", "taken_in_at"),
        *Decision.objects.values_list("at", "comment__posted_at"),
        *Enforcement.objects.values_list("done_at", "not_before"),
        *Post.objects.values_list("created_at", "updated_at"),
        *Publication.objects.filter(status="DONE").values_list("claimed_at", "done_at"),
        *Incident.objects.values_list("submitted_at", "handlers_told_at"),
    ]
    assert all(moment <= midnight for pair in moments for moment in pair)
