"""A post that is out is corrected: approved as any post is, sent where it can be, read back."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import Channel, User
from audit.models import Event, MovedOn
from platforms.outbox import deliver, look_for_the_doubtful
from platforms.practice.server import Practice
from policy.clause import Refused
from posts import actions, corrections, watching
from posts.models import Edit, NativePost, Post, Publication, Takedown
from tests import playing
from tests.posts.conftest import Queue, attempt

pytestmark = pytest.mark.django_db
Status = Edit.Status
RIGHT = "The new noticeboard stands in New Market Street."


def write(post: Post, by: User, message: str = RIGHT, **said: object) -> Post:
    seen = said.pop("seen", actions.as_seen(post, None))
    usual = {"key": uuid4(), "reason": "The street was wrong.", "seen": seen}
    return actions.correct(
        post,
        message=message,
        by=by,
        now=timezone.now(),
        **(usual | said),  # type: ignore[arg-type]
    )


def submit(post: Post) -> Post:
    now = timezone.now()
    actions.submit(post, by=post.author, is_declared=True, reason="", now=now)
    return Post.objects.get(pk=post.pk)


def approve(post: Post, by: User, digest: str = "") -> Edit:
    actions.approve(post, by=by, shown_digest=digest or post.digest(), now=timezone.now())
    return Edit.objects.filter(post=post).earliest("pk")


def make(edit: Edit) -> Edit:
    deliver(Edit.objects.get(pk=edit.pk), now=timezone.now())
    return Edit.objects.get(pk=edit.pk)


def text_of(practice: Practice, platform: str) -> object:
    return playing.posts(practice, platform)[0]["text"]


# From the wrong word to the right one


def test_an_approved_correction_changes_the_words_and_keeps_the_original(
    out: Publication, practice: Practice, officer: User, clerk: User
) -> None:
    wrong = out.post.message
    correction = submit(write(out.post, officer))
    edit = make(approve(correction, clerk))
    assert edit.status == Status.DONE, edit.why
    assert text_of(practice, "facebook") == RIGHT
    assert len(playing.posts(practice, "facebook")) == 1
    out.refresh_from_db()
    assert (out.post.message, out.words().message) == (wrong, RIGHT)
    assert edit.done_at
    assert out.done_at
    assert edit.done_at > out.done_at
    assert [event.verb for event in Event.objects.about(edit)] == [
        "edit.queued",
        "edit.sending",
        "edit.done",
    ]


def test_neither_its_author_nor_who_may_not_approve_can_approve_it(
    out: Publication, officer: User, clerk: User
) -> None:
    correction = submit(write(out.post, clerk))
    with pytest.raises(Refused, match="You wrote this post"):
        approve(correction, clerk)
    with pytest.raises(Refused, match="Only the Mayor or the Clerk"):
        approve(correction, officer)
    assert not Edit.objects.exists()


def test_exactly_what_was_shown_is_approved(out: Publication, officer: User, clerk: User) -> None:
    correction = write(out.post, officer)
    shown = correction.digest()
    seen = actions.as_seen(out.post, correction)
    submit(write(out.post, officer, "Something else.", key=correction.key, seen=seen))
    with pytest.raises(Refused, match="has changed since you were shown it"):
        approve(Post.objects.get(pk=correction.pk), clerk, shown)


def test_a_correction_passes_the_same_checks_as_a_post(
    out: Publication, officer: User, facebook: Channel
) -> None:
    correction = write(out.post, officer, "x" * 63_207)
    with pytest.raises(Refused, match="takes 63206 characters"):
        submit(correction)
    with pytest.raises(Refused, match="Tick the declaration"):
        actions.submit(
            write(out.post, officer), by=officer, is_declared=False, reason="", now=timezone.now()
        )


def test_what_it_says_already_and_what_has_no_reason_is_refused(
    out: Publication, officer: User
) -> None:
    with pytest.raises(Refused, match="It says this already"):
        submit(write(out.post, officer, f" {out.post.message}\r\n"))
    with pytest.raises(Refused, match="Say why"):
        write(out.post, officer, reason=" ")
    with pytest.raises(IntegrityError), transaction.atomic():
        Post.objects.filter(corrects=out.post).update(correction_reason="")


def test_a_change_of_what_waits_or_is_approved_needs_a_new_approval(
    out: Publication, officer: User, clerk: User
) -> None:
    correction = submit(write(out.post, officer))
    edit = approve(correction, clerk)
    seen = actions.as_seen(out.post, Post.objects.get(pk=correction.pk))
    write(out.post, officer, "Another word.", key=correction.key, seen=seen)
    edit.refresh_from_db()
    assert edit.status == Status.WITHHELD
    again = approve(submit(Post.objects.get(pk=correction.pk)), clerk)
    assert (again.pk, again.status) == (edit.pk, Status.QUEUED)


def test_a_correction_can_be_stopped_within_its_hold(
    out: Publication, practice: Practice, officer: User, clerk: User
) -> None:
    correction = submit(write(out.post, officer))
    edit = approve(correction, clerk)
    actions.stop(correction, by=officer, now=timezone.now())
    assert make(edit).status == Status.WITHHELD
    assert text_of(practice, "facebook") == out.post.message
    assert corrections.words_now(out.post) == out.post


def test_a_correction_goes_where_it_can_and_nowhere_else(
    queued: Queue, practice: Practice, x: Channel, officer: User
) -> None:
    row = attempt(queued(x))
    assert corrections.where(row.post) == []
    with pytest.raises(Refused, match="no channel on which it can be corrected"):
        write(row.post, officer)


# Two at once


def test_of_two_corrections_the_second_is_told_and_can_go_on_from_the_first(
    out: Publication, practice: Practice, officer: User, councillor: User, clerk: User
) -> None:
    first, second = write(out.post, officer), write(out.post, councillor, "The second.")
    seen = actions.as_seen(out.post, second)
    submit(first)
    with pytest.raises(MovedOn, match="Officer was first with a correction of this post"):
        submit(second)
    make(approve(Post.objects.get(pk=first.pk), clerk))
    with pytest.raises(MovedOn, match="Somebody else has corrected this post"):
        write(out.post, councillor, "The second!", key=second.key, seen=seen)
    seen = actions.as_seen(out.post, second)
    second = write(out.post, councillor, "The second!", key=second.key, seen=seen)
    assert second.number == 2
    assert corrections.words_before(second, out.post) == first
    make(approve(submit(second), clerk))
    assert text_of(practice, "facebook") == "The second!"


def test_the_database_lets_no_two_corrections_of_the_same_words_wait(
    out: Publication, officer: User, councillor: User
) -> None:
    one, other = write(out.post, officer), write(out.post, councillor, "The second.")
    Post.objects.filter(pk=one.pk).update(status=Post.Status.SUBMITTED)
    with pytest.raises(IntegrityError), transaction.atomic():
        Post.objects.filter(pk=other.pk).update(status=Post.Status.SUBMITTED)


def test_a_form_sent_twice_is_one_correction_and_another_window_is_told(
    out: Publication, officer: User
) -> None:
    key, seen = uuid4(), actions.as_seen(out.post, None)
    for _ in range(2):
        write(out.post, officer, key=key, seen=seen)
    assert out.post.corrections.count() == 1
    with pytest.raises(MovedOn, match="changed in another window"):
        write(out.post, officer, "From the other window.", key=key, seen=seen)


def test_what_a_later_correction_has_overtaken_is_not_made(
    out: Publication, practice: Practice, officer: User, clerk: User
) -> None:
    first = approve(submit(write(out.post, officer)), clerk)
    second = approve(submit(write(out.post, officer, "The last word.")), clerk)
    make(second)
    first = make(first)
    assert (first.status, "A later correction" in first.why) == (Status.WITHHELD, True)
    assert text_of(practice, "facebook") == "The last word."


# What comes after


def test_what_stands_is_read_back_against_the_corrected_words(
    out: Publication, practice: Practice, officer: User, clerk: User, facebook: Channel
) -> None:
    watching.watch(facebook, now=timezone.now())
    watching.read_back_all(now=timezone.now() + timedelta(minutes=1))
    make(approve(submit(write(out.post, officer)), clerk))
    out.refresh_from_db()
    assert out.read_back_at is None
    watching.read_back_all(now=timezone.now() + timedelta(minutes=1))
    out.refresh_from_db()
    assert out.read_back_at
    assert out.difference == ""
    facebook.refresh_from_db()
    watching.watch(facebook, now=timezone.now())
    assert not NativePost.objects.exists()


def test_a_month_later_a_correction_is_read_back_and_a_difference_is_said(
    out: Publication, practice: Practice, officer: User, clerk: User
) -> None:
    long_ago = timezone.now() - timedelta(days=30)
    Publication.objects.update(done_at=long_ago, read_back_at=long_ago)
    make(approve(submit(write(out.post, officer)), clerk))
    store = practice.store
    [there] = store.posts("facebook")
    store.change_post(replace(there, text="Changed on the Page itself."))
    watching.read_back_all(now=timezone.now() + timedelta(minutes=1))
    out.refresh_from_db()
    assert "The words are not those that were approved." in out.difference


def test_what_was_corrected_can_be_taken_down(
    out: Publication, practice: Practice, officer: User, clerk: User
) -> None:
    make(approve(submit(write(out.post, officer)), clerk))
    actions.take_down(out, by=clerk, reason="It is over.", now=timezone.now())
    deliver(Takedown.objects.get(), now=timezone.now())
    assert playing.posts(practice, "facebook")[0]["deleted_at"]


@pytest.mark.parametrize("fault", ["500-after", "lost-answer", "reset"])
def test_when_nobody_can_tell_it_is_simply_made_again(
    fault: str, out: Publication, practice: Practice, officer: User, clerk: User
) -> None:
    edit = approve(submit(write(out.post, officer)), clerk)
    playing.misbehave(practice, "facebook", fault)
    edit = make(edit)
    assert edit.status == Status.QUEUED
    assert "trying again does no harm" in edit.why
    deliver(edit, now=edit.not_before)
    assert Edit.objects.get().status == Status.DONE
    assert text_of(practice, "facebook") == RIGHT


@pytest.mark.parametrize(
    ("fault", "status", "is_made"),
    [("lost-answer", Status.DONE, True), ("500-before", Status.WITHHELD, False)],
)
def test_a_correction_stopped_while_nobody_can_tell_is_looked_for_before_anybody_says_so(
    fault: str,
    status: str,
    is_made: bool,
    out: Publication,
    practice: Practice,
    officer: User,
    clerk: User,
) -> None:
    edit = approve(submit(write(out.post, officer)), clerk)
    playing.misbehave(practice, "facebook", fault)
    edit = make(edit)
    actions.stop(edit.post, by=clerk, now=timezone.now())
    edit.refresh_from_db()
    assert (edit.status, "we are asking" in edit.why) == (Status.UNCONFIRMED, True)
    look_for_the_doubtful(Edit, now=timezone.now())
    edit.refresh_from_db()
    assert edit.status == status
    assert (text_of(practice, "facebook") == RIGHT) is is_made


def test_a_post_that_is_gone_cannot_be_corrected_and_a_person_can_try_again(
    out: Publication, practice: Practice, officer: User, clerk: User
) -> None:
    edit = approve(submit(write(out.post, officer)), clerk)
    playing.tell(practice, "/practice/delete", platform="facebook", post=out.external_id)
    edit = make(edit)
    assert (edit.status, "no longer on Facebook" in edit.why) == (Status.FAILED, True)
    assert list(Edit.objects.troubled()) == [edit]
    with pytest.raises(Refused, match="Only an administrator"):
        actions.send_again(edit, by=officer, now=timezone.now())
    actions.send_again(edit, by=clerk, now=timezone.now())
    assert Edit.objects.get().status == Status.QUEUED
