"""Polling is the safety net: what authors change and delete is followed, in whatever order."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from accounts.models import Channel, User
from audit.models import Event
from moderation import actions, confirming, inbox, rereading
from moderation.models import Comment, Enforcement, Version
from platforms.base import Content, RemoteComment
from platforms.outbox import deliver
from platforms.practice.server import Practice
from posts.models import Publication
from posts.models.spending import Spending
from tests import playing
from tests.council import Drafting
from tests.platforms.kept import Kept

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
LATER, LATEST = NOON + timedelta(hours=1), NOON + timedelta(hours=2)
SAID = RemoteComment("c1", "p1", "Ann", "77", "When is the next meeting?", NOON, "")
CHANGED = replace(SAID, text="When is it, you fools?")


@pytest.fixture
def comment(facebook: Channel) -> Comment:
    inbox.take_in(facebook, SAID, now=NOON)
    return Comment.objects.get()


@pytest.fixture
def published(practice: Practice, facebook: Channel, draft: Drafting) -> Publication:
    words = Content("The fair is on.")
    made = facebook.adapter()(facebook.account()).publish(words, Kept())
    return Publication.objects.create(
        post=draft(channels=[facebook]),
        channel=facebook,
        status=Publication.Status.DONE,
        external_id=made.external_id,
        not_before=NOON,
        done_at=timezone.now(),
    )


def verbs() -> list[str]:
    return list(Event.objects.order_by("pk").values_list("verb", flat=True))


# Other words


def test_what_its_author_changed_is_kept_as_it_was_and_as_it_is(
    facebook: Channel, comment: Comment
) -> None:
    for _ in range(2):
        assert not inbox.take_in(facebook, CHANGED, now=LATER)
    comment.refresh_from_db()
    assert (comment.text, comment.edited_at) == (CHANGED.text, LATER)
    assert comment.status == Comment.Status.WAITING
    version = Version.objects.get()
    assert (version.text, version.seen_until) == (SAID.text, LATER)
    assert verbs().count("comment.edited") == 1


def test_what_was_left_up_and_then_changed_is_looked_at_again(
    facebook: Channel, comment: Comment, administrator: User
) -> None:
    actions.leave_up(comment, by=administrator, reason="Fair.", now=NOON)
    inbox.take_in(facebook, SAID, now=LATER)
    assert Comment.objects.get().status == Comment.Status.LEFT_UP
    inbox.take_in(facebook, CHANGED, now=LATER)
    assert Comment.objects.waiting().get().decisions.get().snapshot["text"] == SAID.text
    assert verbs()[-2:] == ["comment.edited", "comment.waiting"]


def test_what_was_hidden_stays_hidden_whatever_it_says_now(
    facebook: Channel, comment: Comment, administrator: User
) -> None:
    act = {"by": administrator, "principle": "respect", "reason": "An insult.", "now": NOON}
    actions.hide(comment, **act)
    inbox.take_in(facebook, replace(CHANGED, hidden=True), now=LATER)
    comment.refresh_from_db()
    assert (comment.status, comment.text) == (Comment.Status.HIDDEN, CHANGED.text)


def test_an_answer_that_was_overtaken_changes_nothing(facebook: Channel, comment: Comment) -> None:
    inbox.take_in(facebook, CHANGED, now=LATEST)
    inbox.take_in(facebook, SAID, now=LATER)
    assert Comment.objects.get().text == CHANGED.text


def test_a_change_on_x_has_a_new_number_and_is_the_same_comment(x: Channel) -> None:
    first = replace(SAID, external_id="10", hidden=None, versions=("10",))
    second = replace(
        CHANGED, external_id="11", hidden=None, mentions_us=False, versions=("10", "11")
    )
    assert inbox.take_in(x, first, now=NOON)
    assert not inbox.take_in(x, second, now=LATER)
    assert not inbox.take_in(x, replace(first, versions=("10", "11")), now=LATEST)
    comment = Comment.objects.get()
    assert (comment.external_id, comment.text) == ("11", CHANGED.text)
    assert not comment.mentions_us, "nobody answers on X whom the change took it from"
    assert Version.objects.get().text == SAID.text


# Hidden, gone, and there again


def test_what_somebody_hid_past_the_portal_is_known(facebook: Channel, comment: Comment) -> None:
    inbox.take_in(facebook, replace(SAID, hidden=True), now=LATER)
    assert Comment.objects.get().hidden_there
    inbox.take_in(facebook, SAID, now=LATEST)
    assert not Comment.objects.get().hidden_there


def test_what_is_gone_is_said_once_and_may_come_back(facebook: Channel, comment: Comment) -> None:
    for at in (LATER, LATEST):
        inbox.note_gone(facebook, "c1", now=at)
    inbox.note_gone(facebook, "never seen", now=LATER)
    assert Comment.objects.get().gone_at == LATER
    inbox.take_in(facebook, SAID, now=NOON)
    assert Comment.objects.get().gone_at, "that was asked before it went"
    inbox.take_in(facebook, SAID, now=LATEST)
    assert Comment.objects.get().gone_at is None
    assert verbs()[-2:] == ["comment.gone", "comment.back"]


def test_an_answer_that_came_before_its_comment_stands_in_the_thread(
    facebook: Channel, published: Publication
) -> None:
    answer = replace(SAID, external_id="c2", post_id=published.external_id, parent_id="c1")
    inbox.take_in(facebook, answer, now=NOON)
    inbox.take_in(facebook, replace(SAID, post_id=published.external_id), now=NOON)
    found = Comment.objects.filter(publication=published).order_by("external_id")
    assert list(found.values_list("external_id", "parent_id")) == [("c1", ""), ("c2", "c1")]


def test_a_comment_that_came_before_its_post_is_put_under_it(
    facebook: Channel, comment: Comment, published: Publication
) -> None:
    inbox.take_in(facebook, replace(SAID, post_id=published.external_id), now=LATER)
    assert Comment.objects.get().publication == published


def test_changes_and_deletions_are_found_without_any_event(
    practice: Practice, facebook: Channel, published: Publication
) -> None:
    first, second = (
        playing.comment(practice, "facebook", published.external_id, words)
        for words in ("At six?", "Where?")
    )
    inbox.receive(facebook, now=timezone.now())
    change = {"platform": "facebook", "comment": first, "text": "At seven?"}
    playing.tell(practice, "/practice/comments/edit", **change)
    playing.tell(practice, "/practice/comments/delete", platform="facebook", comment=second)
    for _ in range(2):
        rereading.follow_all(now=timezone.now())
    assert Comment.objects.get(external_id=first).text == "At seven?"
    assert Comment.objects.get(external_id=second).gone_at
    assert Comment.objects.count() == 2


def test_x_is_not_paid_for_showing_again_what_we_know(practice: Practice, x: Channel) -> None:
    inbox.take_in(x, replace(SAID, hidden=None), now=timezone.now())
    rereading.follow_all(now=timezone.now())
    assert practice.store.requests("x") == []
    assert not Spending.objects.exists()


# Read back


@pytest.fixture
def hidden(
    practice: Practice, facebook: Channel, published: Publication, administrator: User
) -> Enforcement:
    """A comment that was hidden, and that its platform hides."""
    playing.comment(practice, "facebook", published.external_id, "You are all fools")
    now = timezone.now()
    inbox.receive(facebook, now=now)
    act = {"by": administrator, "principle": "respect", "reason": "An insult.", "now": now}
    actions.hide(Comment.objects.get(), **act)
    deliver(Enforcement.objects.get(), now=now)
    return Enforcement.objects.get()


def test_what_was_hidden_is_confirmed_by_looking(hidden: Enforcement) -> None:
    confirming.confirm_due(now=timezone.now())
    hidden.refresh_from_db()
    assert not hidden.confirmed_at, "platforms need a moment"
    confirming.confirm_due(now=timezone.now() + confirming.LAG)
    hidden.refresh_from_db()
    assert hidden.confirmed_at
    assert hidden.why == ""


def test_a_platform_that_shows_it_all_the_same_is_said(
    practice: Practice, hidden: Enforcement
) -> None:
    practice.store.set_state(hidden.comment.external_id, "facebook", "published")
    now = timezone.now() + confirming.LAG
    for wait in (timedelta(0), *confirming.AGAIN_AFTER):
        now += wait
        confirming.confirm_due(now=now + timedelta(seconds=1))
    hidden.refresh_from_db()
    assert "Residents can still read it on Facebook" in hidden.why
    assert verbs().count("enforcement.differs") == 1


def test_what_somebody_shows_again_past_the_portal_is_said(
    practice: Practice, facebook: Channel, hidden: Enforcement
) -> None:
    confirming.confirm(hidden, now=timezone.now())
    shown = facebook.adapter()(facebook.account()).comment(hidden.comment.external_id)  # type: ignore[attr-defined]
    late = timezone.now() + timedelta(minutes=1)
    for _ in range(2):
        inbox.take_in(facebook, replace(shown, hidden=False), now=late)
    hidden.refresh_from_db()
    assert not hidden.confirmed_at
    assert "Residents can still read it" in hidden.why
    assert verbs().count("enforcement.differs") == 1


def test_x_is_taken_at_its_word(x: Channel, practice: Practice, administrator: User) -> None:
    administrator.administers.update(channel=x)
    post = x.adapter()(x.account()).publish(Content("Good morning."), Kept())
    playing.comment(practice, "x", post.external_id, "Fools")
    now = timezone.now()
    inbox.receive(x, now=now + timedelta(seconds=1))
    act = {"by": administrator, "principle": "respect", "reason": "An insult.", "now": now}
    actions.hide(Comment.objects.get(), **act)
    deliver(Enforcement.objects.get(), now=now)
    asked = len(practice.store.requests("x"))
    confirming.confirm_due(now=timezone.now() + confirming.LAG)
    row = Enforcement.objects.get()
    assert row.confirmed_at == row.done_at
    assert len(practice.store.requests("x")) == asked
