"""Revisions: what a post said at each saving, who has read it, and what changed since."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import Channel, User
from audit.models import Event
from posts import actions, revisions
from posts.actions.varying import Varied
from posts.models import Post, Seen
from posts.models.answers import READ
from posts.models.media import ABOUT_MEDIA
from posts.said import LABELS, said
from tests.council import Drafting
from tests.posts.wording import plain

pytestmark = pytest.mark.django_db
Say = Callable[..., Post]


@pytest.fixture
def now() -> datetime:
    return timezone.now()


@pytest.fixture
def say(councillor: User, facebook: Channel, now: datetime) -> Say:
    """A way to write one post over and over: the minute, and what it says then."""
    post = actions.start(key=Post().key, by=councillor)

    def write(minute: float, message: str = "The fair is on Friday.", **other: object) -> Post:
        wording = dataclasses.replace(plain(message, facebook), **other)
        actions.write(post, wording, by=councillor, now=now + timedelta(minutes=minute))
        return Post.objects.get(pk=post.pk)

    return write


def send(post: Post, minute: float, now: datetime) -> Post:
    at = now + timedelta(minutes=minute)
    actions.submit(post, by=post.author, is_declared=True, reason="", now=at)
    return Post.objects.get(pk=post.pk)


def numbers(post: Post) -> list[int]:
    return list(post.revisions.values_list("number", flat=True))


def test_one_sitting_is_one_revision_and_one_line_of_the_record(say: Say) -> None:
    for minute, message in enumerate(("The", "The fair", "The fair is on Friday.")):
        post = say(minute, message)
    assert numbers(post) == [1]
    assert post.revisions.get().said["message"] == "The fair is on Friday."
    assert [event.verb for event in Event.objects.about(post)] == ["post.started"]


def test_after_a_pause_it_is_another_revision_and_another_line(say: Say) -> None:
    say(0, "The fair.")
    post = say(16, "The fair is on Friday.")
    assert numbers(post) == [1, 2]
    assert [event.verb for event in Event.objects.about(post)] == ["post.started", "post.changed"]


def test_what_says_the_same_is_no_revision(say: Say) -> None:
    say(0)
    assert numbers(say(60)) == [1]


def test_what_was_sent_on_is_written_over_by_nothing(say: Say, now: datetime) -> None:
    post = send(say(0), 1, now)
    post = say(2, "The fair is on Saturday.")
    assert post.status == Post.Status.DRAFT
    first, second = post.revisions.all()
    assert (first.said["message"], first.sent_at) == (
        "The fair is on Friday.",
        now + timedelta(minutes=1),
    )
    assert (second.said["message"], second.sent_at) == ("The fair is on Saturday.", None)
    assert numbers(say(3, "The fair is on Sunday.")) == [1, 2]


def test_every_answer_that_an_approver_reads_is_in_a_revision() -> None:
    assert {*READ, *ABOUT_MEDIA} <= LABELS.keys()
    assert LABELS.keys() - {"channels", "media", "captions_file", "thumbnail"} <= {
        field.name
        for model in (Post, Post.media.field.related_model)
        for field in model._meta.fields
    }


def test_an_approver_is_told_what_changed_since_they_last_read_it(
    say: Say, mayor: User, clerk: User, x: Channel, facebook: Channel, now: datetime
) -> None:
    post = send(say(0), 1, now)
    assert revisions.since_seen(post, mayor) == []
    revisions.seen(post, mayor, now=now)
    assert revisions.since_seen(post, mayor) == []
    post = send(
        say(
            2,
            "The fair is on Saturday.",
            channels=[facebook, x],
            publish_at=datetime(2026, 12, 14, 19, 30, tzinfo=timezone.get_current_timezone()),
            varied=(Varied(x, message="Fair: Saturday!"),),
        ),
        3,
        now,
    )
    changes = revisions.since_seen(post, mayor)
    assert {change.label: str(change.words) for change in changes} == {
        "Message": "The fair is on <del>Friday.</del> <ins>Saturday.</ins>",
        "Wording for The council on x": "<ins>Fair: Saturday!</ins>",
        "Channels": "The council on <del>facebook</del> <ins>facebook, The council on x</ins>",
        "When it goes out": "<del>As soon as it is approved</del> "
        "<ins>Monday 14 December 2026, 19:30</ins>",
    }
    assert [change.name for change in changes] == [
        "message",
        f"message {x.pk}",
        "channels",
        "publish_at",
    ]
    revisions.seen(post, mayor, now=now)
    assert revisions.since_seen(post, mayor) == changes, "reading it again changes nothing"
    assert revisions.since_seen(post, clerk) == []


def test_what_was_put_back_as_it_was_is_told_too(say: Say, mayor: User, now: datetime) -> None:
    for minute, day in enumerate(("Friday", "Saturday", "Friday")):
        post = say(20 * minute, f"The fair is on {day}.")
        revisions.seen(post, mayor, now=now)
    [change] = revisions.since_seen(post, mayor)
    assert change.words == "The fair is on <del>Saturday.</del> <ins>Friday.</ins>"


def test_what_somebody_has_read_is_written_over_by_nothing(
    say: Say, mayor: User, now: datetime
) -> None:
    revisions.seen(say(0, "The fair."), mayor, now=now)
    assert numbers(say(1, "The fair is on Friday.")) == [1, 2]


def test_the_author_reads_their_own_post_without_a_trace(say: Say, now: datetime) -> None:
    post = say(0)
    revisions.seen(post, post.author, now=now)
    assert not Seen.objects.exists()


def test_a_difference_cannot_bring_markup_into_the_page(
    say: Say, mayor: User, client: Client, now: datetime
) -> None:
    post = send(say(0, "<b>Friday</b>"), 1, now)
    revisions.seen(post, mayor, now=now)
    post = send(say(2, "<script>alert(1)</script>"), 3, now)
    client.force_login(mayor)
    for path in ("", "revisions/"):
        page = client.get(f"/posts/{post.pk}/{path}").text
        assert "<script>alert" not in page
        assert "<ins>&lt;script&gt;alert(1)&lt;/script&gt;</ins>" in page


def test_others_read_from_the_first_revision_on_that_was_sent(
    say: Say, mayor: User, client: Client, now: datetime
) -> None:
    say(0, "A first thought about the Mayor.")
    post = say(20, "The fair is on Friday.")
    path = f"/posts/{post.pk}/revisions/"
    client.force_login(mayor)
    assert client.get(path).status_code == 404
    post = send(post, 21, now)
    post = say(40, "The fair is on Saturday.")
    page = client.get(path).text
    assert "Revision 3" in page
    assert "Revision 2" in page
    assert "Revision 1" not in page
    assert "<del>Friday.</del>" in page
    assert "first thought" not in client.get(path, {"from": "1", "to": "2"}).text
    client.force_login(post.author)
    assert "first thought" not in client.get(path).text
    assert "<del>A first thought" in client.get(path, {"from": "1", "to": "3"}).text


def test_a_post_from_before_there_were_revisions_has_its_page(
    draft: Drafting, client: Client, mayor: User, now: datetime
) -> None:
    post = draft(submitted_at=now, status="SUBMITTED")
    client.force_login(mayor)
    assert "Nothing was kept" in client.get(f"/posts/{post.pk}/revisions/").text
    assert client.get(f"/posts/{post.pk}/").status_code == 200
    assert said(post)["message"] == post.message
