"""What the council does not say in public, and that nobody agrees to words they never saw."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.test import Client

from accounts.models import Channel, User
from audit.models import MovedOn
from moderation import actions
from moderation.actions.answering import as_waiting
from moderation.models import Comment, Reply, ReplyDelivery
from moderation.models.reply import TAKEN_BACK
from policy.clause import Refused
from policy.principles import REPLIES, Principle
from tests.moderation.asking import FRIDAY, answer, asked

pytestmark = pytest.mark.django_db

Status = Reply.Status


@pytest.fixture
def comment(facebook: Channel) -> Comment:
    return asked(facebook)


@pytest.mark.parametrize(
    "text", ["That is bullshit, you are a wanker.", "Cau dy geg, y twpsyn.", "Fuck off."]
)
def test_abuse_never_goes_out_alone(comment: Comment, administrator: User, text: str) -> None:
    with pytest.raises(Refused, match="Say why it is right all the same"):
        answer(comment, administrator, text)
    row = answer(comment, administrator, text, reason="I quote him.")
    assert row.status == Status.SUBMITTED
    assert "We ask residents to keep this" in row.checks[0]
    assert not ReplyDelivery.objects.exists()


def test_nobody_approves_words_that_they_were_not_shown(
    client: Client, comment: Comment, mayor: User, clerk: User, officer: User
) -> None:
    row = answer(comment, officer, "The market opens at ten.")
    page, typed = f"/moderation/replies/{row.pk}/", {"opened": as_waiting(row), "words": "No."}
    client.force_login(mayor)
    assert typed["opened"] in client.get(page).text
    actions.send_reply_back(row, by=clerk, words="Name the hall.", now=FRIDAY)
    again = answer(comment, officer, "The market opens at noon.")
    assert again.pk == row.pk
    for decision in ("approve", "send_back"):
        told = client.post(page, {**typed, "decision": decision}).text
        assert "has changed since you were shown it" in told
        assert "The market opens at noon." in told
    Comment.objects.update(text="When does the shop open?")
    stale = as_waiting(again)
    with pytest.raises(MovedOn, match="the comment has changed"):
        actions.approve_reply(again, by=mayor, opened=stale, now=FRIDAY)
    assert Reply.objects.get().status == Status.SUBMITTED
    fresh = as_waiting(Reply.objects.get())
    client.post(page, {"opened": fresh, "decision": "approve"})
    assert Reply.objects.get().approved_by == mayor


@pytest.mark.parametrize("now", [{"status": "DELETED"}, {"gone_at": FRIDAY}])
def test_what_is_deleted_or_gone_is_not_answered(
    client: Client, comment: Comment, administrator: User, officer: User, now: dict[str, object]
) -> None:
    waiting = answer(comment, officer)
    Comment.objects.update(**now)
    with pytest.raises(Refused, match=r"nothing to answer any more.*3\.12"):
        answer(comment, administrator)
    with pytest.raises(Refused, match="nobody has to answer it"):
        actions.needs_reply(comment, by=administrator, assignee=None, now=FRIDAY)
    assert not Comment.objects.to_answer().exists()
    client.force_login(administrator)
    told = client.get(f"/moderation/{comment.pk}/reply/", follow=True).text
    assert "nothing to answer any more" in told
    assert Reply.objects.get() == waiting


def test_a_hidden_comment_is_answered_only_with_why_it_is_hidden(
    client: Client, comment: Comment, administrator: User
) -> None:
    words, _welsh = REPLIES[Principle.LANGUAGE]
    with pytest.raises(Refused, match="this one is not hidden under it"):
        answer(comment, administrator, words)
    actions.hide(comment, by=administrator, principle="language", reason="Swears.", now=FRIDAY)
    other, _welsh = REPLIES[Principle.LINKS]
    for text in (other, "It opens at ten."):
        with pytest.raises(Refused, match="This comment is hidden"):
            answer(comment, administrator, text)
    client.force_login(administrator)
    page = client.get(f"/moderation/{comment.pk}/reply/").text
    assert words in page
    assert "Only the public words that say why it is hidden" in page
    assert answer(comment, administrator, words).status == Status.APPROVED


def test_a_welsh_comment_asks_for_welsh_before_it_was_read(
    client: Client, facebook: Channel, administrator: User
) -> None:
    comment = asked(facebook, "Pryd mae'r ffair yn agor yn y dref?")
    client.force_login(administrator)
    assert "reply in Welsh" in client.get(f"/moderation/{comment.pk}/reply/").text
    assert answer(comment, administrator, "The market opens at ten.").language == "en"


def test_the_page_of_an_answered_comment_says_who_answered(
    client: Client, comment: Comment, administrator: User, officer: User
) -> None:
    answer(comment, administrator)
    client.force_login(officer)
    page = client.get(f"/moderation/{comment.pk}/reply/").text
    assert "Administrator has answered this comment." in page
    assert "<textarea" not in page


def test_one_person_has_one_reply_that_waits_and_may_take_it_back(
    client: Client, comment: Comment, officer: User, clerk: User
) -> None:
    first, last = answer(comment, officer, "At ten."), answer(comment, officer, "At noon.")
    first.refresh_from_db()
    assert (first.status, first.superseded_by) == (Status.SUPERSEDED, last)
    with pytest.raises(Refused, match="Only its author"):
        actions.take_back(last, by=clerk)
    page = f"/moderation/{comment.pk}/reply/"
    client.force_login(officer)
    assert "Take it back" in client.get(page).text
    told = client.post(page, {"take_back": "1"}, follow=True).text
    assert "it is not sent" in told
    assert "At noon." in told
    last.refresh_from_db()
    assert (last.status, last.words) == (Status.RETURNED, TAKEN_BACK)
    assert "Sent back to you" not in client.get("/").text
    again = client.post(page, {"key": str(uuid4()), "text": "At one."}, follow=True)
    assert "Sent for approval" in again.text
    assert Reply.objects.get(status=Status.SUBMITTED).text == "At one."
