"""A comment comes in once, a person decides, and the platform shows it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from accounts.models import Channel, User
from audit.models import MovedOn
from moderation import actions, inbox
from moderation.models import Comment, Decision, Enforcement
from platforms.base import Content, Message, RemoteComment
from platforms.outbox import deliver
from platforms.practice.server import Practice
from policy.clause import Refused
from posts.models import Publication
from tests import playing
from tests.council import Drafting
from tests.platforms.kept import Kept

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


def remote(
    channel: Channel, words: str = "When is the next meeting?", **other: str
) -> RemoteComment:
    said = {"external_id": "c1", "post_id": "p1", "author": "Ann", "author_id": "77", "url": ""}
    return RemoteComment(**(said | other), text=words, posted_at=NOON)  # type: ignore[arg-type]


@pytest.fixture
def comment(facebook: Channel) -> Comment:
    inbox.take_in(facebook, remote(facebook), now=NOON)
    return Comment.objects.get()


def test_a_comment_enters_once(facebook: Channel) -> None:
    assert inbox.take_in(facebook, remote(facebook), now=NOON)
    assert not inbox.take_in(facebook, remote(facebook), now=NOON)
    assert Comment.objects.count() == 1


def test_the_councils_own_words_do_not_enter(facebook: Channel) -> None:
    own = remote(facebook, author_id=facebook.external_id)
    assert not inbox.take_in(facebook, own, now=NOON)
    assert not Comment.objects.exists()


def test_civil_criticism_cannot_be_hidden_without_a_principle_and_a_reason(
    comment: Comment, administrator: User
) -> None:
    for principle, reason in [("", "He is wrong."), ("respect", " "), ("criticism", "Rude.")]:
        with pytest.raises(Refused) as refused:
            actions.hide(comment, by=administrator, principle=principle, reason=reason, now=NOON)
        assert {f.clause for f in refused.value.findings} <= {"3.14", "3.15"}
    assert Comment.objects.get().status == Comment.Status.WAITING
    assert not Enforcement.objects.exists()


def test_the_database_refuses_hiding_without_a_principle_too(
    comment: Comment, administrator: User
) -> None:
    with pytest.raises(IntegrityError, match="principle_and_a_reason"), transaction.atomic():
        Decision.objects.create(
            comment=comment, by=administrator, outcome="HIDDEN", snapshot={}, at=NOON
        )


def test_what_was_hidden_is_kept_as_it_was(comment: Comment, administrator: User) -> None:
    actions.hide(comment, by=administrator, principle="language", reason="A slur.", now=NOON)
    decision = comment.decisions.get()
    assert decision.snapshot["text"] == "When is the next meeting?"
    assert decision.office == "Councillor"
    with pytest.raises(MovedOn):
        actions.leave_up(
            Comment(pk=comment.pk, channel=comment.channel, status="WAITING"),
            by=administrator,
            reason="",
            now=NOON,
        )


@pytest.mark.parametrize("who", ["mayor", "councillor", "administrator"])
def test_whoever_administers_another_channel_or_none_decides_nothing_here(
    comment: Comment, x: Channel, who: str, request: pytest.FixtureRequest
) -> None:
    person: User = request.getfixturevalue(who)
    person.administers.update(channel=x)
    act = {"by": person, "reason": "Rude.", "now": NOON}
    for decide in (
        lambda: actions.hide(comment, principle="respect", **act),
        lambda: actions.leave_up(comment, **act),
        lambda: actions.restore(comment, **act),
    ):
        with pytest.raises(Refused, match=r"administrators of The council on facebook.*3\.14"):
            decide()
    assert Comment.objects.get().status == Comment.Status.WAITING


def test_the_clerk_decides_on_every_channel(comment: Comment, clerk: User) -> None:
    actions.leave_up(comment, by=clerk, reason="", now=NOON)
    assert Comment.objects.get().status == Comment.Status.LEFT_UP


def test_everybody_sees_the_queue_and_the_button_only_where_they_decide(
    client: Client, comment: Comment, x: Channel, administrator: User
) -> None:
    client.force_login(administrator)
    page = f"/moderation/{comment.pk}/"
    assert ">Decide<" in client.get("/moderation/").text
    assert "Your decision" in client.get(page).text
    assert comment.author in client.get("/").text
    administrator.administers.update(channel=x)
    queue = client.get("/moderation/").text
    assert comment.author in queue
    assert ">Decide<" not in queue
    assert "Your decision" not in client.get(page).text
    assert comment.author not in client.get("/").text
    refused = client.post(f"{page}decide/", {"decision": "leave_up", "reason": "My words."})
    assert "administrators of The council on facebook decide there. (Policy 3.14)" in refused.text


def test_a_flag_needs_words_and_counts_once(comment: Comment, officer: User) -> None:
    with pytest.raises(Refused, match="in your words"):
        actions.flag(comment, by=officer, words=" ", now=NOON)
    actions.flag(comment, by=officer, words="It is about me.", now=NOON)
    with pytest.raises(Refused, match="already"):
        actions.flag(comment, by=officer, words="Again.", now=NOON)
    assert Comment.objects.waiting().for_list().get().flagged == 1


@pytest.mark.parametrize("platform", ["facebook", "x"])
def test_a_residents_comment_is_taken_in_hidden_there_and_shown_again(
    platform: str,
    practice: Practice,
    draft: Drafting,
    administrator: User,
    request: pytest.FixtureRequest,
) -> None:
    channel: Channel = request.getfixturevalue(platform)
    administrator.administers.update(channel=channel)
    client = channel.adapter()(channel.account())
    published = client.publish(client.compose(Message("The fair is on.")), Kept())
    ours = Publication.objects.create(
        post=draft(channels=[channel]),
        channel=channel,
        status=Publication.Status.DONE,
        external_id=published.external_id,
        not_before=NOON,
        done_at=timezone.now(),
    )
    rude = playing.comment(practice, platform, published.external_id, "You are all fools")
    now = timezone.now() + timedelta(seconds=2)
    assert inbox.receive(channel, now=now) == 1
    assert inbox.receive(channel, now=now) == 0
    comment = Comment.objects.get()
    assert comment.text.endswith("You are all fools")
    assert comment.publication == ours
    actions.hide(comment, by=administrator, principle="respect", reason="An insult.", now=now)
    deliver(Enforcement.objects.get(), now=now)
    assert playing.is_hidden(practice, platform, rude)
    actions.restore(comment, by=administrator, reason="Too strict.", now=now)
    deliver(Enforcement.objects.latest("pk"), now=now)
    assert not playing.is_hidden(practice, platform, rude)


def test_hiding_is_done_again_when_the_answer_was_lost(
    practice: Practice, comment: Comment, administrator: User
) -> None:
    actions.hide(comment, by=administrator, principle="law", reason="A threat.", now=NOON)
    playing.misbehave(practice, "facebook", "lost-answer")
    deliver(Enforcement.objects.get(), now=NOON)
    assert Enforcement.objects.get().status == Enforcement.Status.QUEUED


def test_one_channel_that_fails_keeps_no_other_waiting(
    practice: Practice, facebook: Channel, x: Channel
) -> None:
    playing.misbehave(practice, "facebook", "500-before", times=9)
    published = x.adapter()(x.account()).publish(Content("Good morning."), Kept())
    playing.comment(practice, "x", published.external_id, "Good morning to you")
    inbox.receive_all(now=timezone.now() + timedelta(seconds=2))
    assert Comment.objects.get().channel == x
