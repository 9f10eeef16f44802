"""At the door: what forbids a correction, captions or a thumbnail at the last moment."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from accounts import actions as council
from accounts.models import Channel, User
from platforms.delivery import Delivery
from platforms.outbox import deliver
from platforms.practice.server import Practice
from posts import actions
from posts.models import Addition, Edit, Post, Publication
from tests import playing
from tests.posts.test_correcting import approve, submit, write

pytestmark = pytest.mark.django_db
Door = Callable[[Publication, Post, User], object]


def nothing(out: Publication, correction: Post, clerk: User) -> None:
    """Everything is as it was approved."""


def paused(out: Publication, correction: Post, clerk: User) -> None:
    council.pause(by=clerk, reason="Somebody has our password.", now=timezone.now())


def suspended(out: Publication, correction: Post, clerk: User) -> None:
    Channel.objects.update(status=Channel.Status.SUSPENDED)


def another_account(out: Publication, correction: Post, clerk: User) -> None:
    Channel.objects.update(external_id="999")


def other_words(out: Publication, correction: Post, clerk: User) -> None:
    Post.objects.update(message="Nobody has approved this.")


def no_approval(out: Publication, correction: Post, clerk: User) -> None:
    Post.objects.update(status="DRAFT", approved_by=None, approved_at=None, approved_digest="")


def taken_down(out: Publication, correction: Post, clerk: User) -> None:
    actions.take_down(out, by=clerk, reason="It was wrong.", now=timezone.now())


DOORS: dict[Door, str] = {
    nothing: "",
    paused: "Publishing is paused: Somebody has our password.",
    suspended: "is not active, so nothing is sent to it.",
    another_account: "no longer what was approved",
    other_words: "no longer what was approved",
    no_approval: "no longer what was approved",
    taken_down: "This post is taken down, so nothing more is done to it. (Policy 3.6)",
}


@pytest.mark.parametrize(
    ("change", "why"), DOORS.items(), ids=lambda it: getattr(it, "__name__", "")
)
def test_a_correction_is_asked_about_at_the_door(
    change: Door, why: str, out: Publication, practice: Practice, officer: User, clerk: User
) -> None:
    edit = approve(submit(write(out.post, officer)), clerk)
    change(out, edit.post, clerk)
    edit = went(edit, at=timezone.now())
    assert edit.status == (Edit.Status.WITHHELD if why else Edit.Status.DONE), edit.why
    assert why in edit.why
    is_changed = playing.posts(practice, "facebook")[0]["text"] != out.post.message
    assert is_changed is not bool(why)


def test_a_correction_that_is_an_hour_late_waits_for_a_person(
    out: Publication, practice: Practice, officer: User, clerk: User
) -> None:
    edit = approve(submit(write(out.post, officer)), clerk)
    edit = went(edit, at=timezone.now() + timedelta(minutes=61))
    assert (edit.status, "Its time passed" in edit.why) == (Edit.Status.WITHHELD, True)


@pytest.mark.parametrize(
    ("change", "why"), DOORS.items(), ids=lambda it: getattr(it, "__name__", "")
)
def test_captions_are_asked_about_at_the_door(
    change: Door, why: str, filmed: Publication, practice: Practice, clerk: User
) -> None:
    addition = Addition.objects.get(publication=filmed, kind="captions")
    change(filmed, filmed.post, clerk)
    addition = went(addition, at=timezone.now())
    assert addition.status == (Addition.Status.WITHHELD if why else Addition.Status.DONE)
    assert why in addition.why
    [video] = practice.store.posts("youtube")
    assert bool(video.details.get("captions")) is not bool(why)


def went(row: Delivery, *, at: datetime) -> Delivery:
    deliver(type(row).objects.get(pk=row.pk), now=at)
    return type(row).objects.get(pk=row.pk)
