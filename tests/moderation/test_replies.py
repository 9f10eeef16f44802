"""Who answers alone, who asks first, that nobody answers twice, and that no words are lost."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.test import Client
from django.utils import timezone

from accounts.models import Channel, Pause, User
from audit.models import Event, MovedOn
from moderation import actions
from moderation.actions.answering import as_waiting
from moderation.models import Canned, Comment, Contact, Flag, Reply, ReplyDelivery, Space
from platforms.base import Message
from platforms.outbox import deliver, look_for_the_doubtful
from platforms.practice.server import Practice
from policy.clause import Refused
from tests import playing
from tests.moderation.asking import FRIDAY, SOUND, answer, asked
from tests.platforms.kept import Kept

pytestmark = pytest.mark.django_db

Status = Reply.Status


@pytest.fixture
def comment(facebook: Channel) -> Comment:
    return asked(facebook)


@pytest.fixture
def written(practice: Practice, facebook: Channel) -> Comment:
    return on(practice, facebook)


def on(practice: Practice, channel: Channel) -> Comment:
    """A comment that really stands on a practice platform."""
    client = channel.adapter()(channel.account())
    post = client.publish(client.compose(Message("The fair is on.")), Kept()).external_id
    external_id = playing.comment(practice, channel.platform, post, "When does it open?")
    return asked(channel, external_id=external_id)


# Who answers alone, and who asks first


def test_an_administrator_answers_at_once_when_every_check_passes(
    comment: Comment, administrator: User
) -> None:
    row = answer(comment, administrator)
    assert row.status == Status.APPROVED
    assert row.approved_by is None
    assert row.delivery.status == ReplyDelivery.Status.QUEUED
    assert list(Event.objects.about(row).values_list("verb", flat=True)) == ["reply.approved"]


@pytest.mark.parametrize("who", ["clerk", "mayor", "councillor", "officer"])
def test_whoever_is_not_on_the_channels_roster_asks_first(
    comment: Comment, who: str, request: pytest.FixtureRequest
) -> None:
    row = answer(comment, request.getfixturevalue(who))
    assert row.status == Status.SUBMITTED
    assert "no administrator of The council on facebook" in row.checks[0]
    assert not ReplyDelivery.objects.exists()


def test_a_doubt_needs_a_reason_and_somebody_else(comment: Comment, administrator: User) -> None:
    doubtful = "Ring Mrs Price on 07700 900123."
    with pytest.raises(Refused, match=r"Say why it is right all the same.*3\.12"):
        answer(comment, administrator, doubtful)
    row = answer(comment, administrator, doubtful, reason="She runs the stall and asked for it.")
    assert row.status == Status.SUBMITTED
    assert "a telephone number" in row.checks[0]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "Write your reply"),
        ("x" * 8_001, "takes 8000 characters and this would be 8001"),
        ("It opens at [time].", "Still to be filled in"),
    ],
)
def test_what_nobody_could_approve_is_refused(
    comment: Comment, administrator: User, text: str, why: str
) -> None:
    with pytest.raises(Refused, match=why):
        answer(comment, administrator, text)
    assert not Reply.objects.exists()


def test_nobody_answers_what_is_about_them(facebook: Channel, administrator: User) -> None:
    named = asked(facebook, "Why was Cllr Administrator asleep in the meeting?", external_id="c2")
    flagged = asked(facebook, "You know who I mean. Why?", external_id="c3")
    Flag.objects.create(comment=flagged, by=administrator, words="Me.", is_target=True, at=FRIDAY)
    for comment in (named, flagged):
        with pytest.raises(Refused, match=r"speaks of you.*3\.12"):
            answer(comment, administrator)
        with pytest.raises(Refused, match="speaks of"):
            actions.answered_elsewhere(
                comment, by=administrator, words="By letter.", key=uuid4(), now=FRIDAY
            )


def test_x_answers_only_those_who_mention_us(x: Channel, administrator: User) -> None:
    administrator.administers.update(channel=x)
    with pytest.raises(Refused, match="only those who mention the council"):
        answer(asked(x, mentions_us=False), administrator)
    assert answer(asked(x, external_id="c2"), administrator).status == Status.APPROVED


# Approval


def test_somebody_else_approves_and_never_its_author(
    comment: Comment, clerk: User, mayor: User, councillor: User
) -> None:
    row = answer(comment, clerk)
    for who, why in ((clerk, "You wrote this reply"), (councillor, "Only the Clerk and the Mayor")):
        with pytest.raises(Refused, match=why):
            actions.approve_reply(Reply.objects.get(pk=row.pk), by=who, now=FRIDAY)
    opened = Reply.objects.get(pk=row.pk)
    actions.approve_reply(row, by=mayor, now=FRIDAY)
    assert Reply.objects.get().approved_by == mayor
    assert ReplyDelivery.objects.get().status == ReplyDelivery.Status.QUEUED
    with pytest.raises(MovedOn):
        actions.approve_reply(opened, by=mayor, now=FRIDAY)


def test_it_is_sent_back_with_words_changed_and_sent_again(
    client: Client, comment: Comment, mayor: User, officer: User
) -> None:
    row = answer(comment, officer)
    client.force_login(mayor)
    assert "Officer wants to answer" in client.get("/approvals/").text
    page = f"/moderation/replies/{row.pk}/"
    form = {"decision": "send_back", "opened": as_waiting(row)}
    assert "Say what should be different" in client.post(page, form).text
    client.post(page, {**form, "words": "Name the hall."})
    client.force_login(officer)
    assert "Sent back to you: your reply to" in client.get("/").text
    shown = client.get(f"/moderation/{comment.pk}/reply/").text
    assert "Name the hall." in shown
    assert SOUND in shown
    again = answer(comment, officer, "In the Sessions House, from ten.")
    assert again.pk == row.pk
    assert (again.status, again.words) == (Status.SUBMITTED, "")


# Once, and never twice


def test_a_form_sent_twice_makes_one_answer(comment: Comment, administrator: User) -> None:
    key = uuid4()
    first = answer(comment, administrator, key=key)
    assert answer(comment, administrator, key=key) == first
    assert ReplyDelivery.objects.count() == 1


def test_of_two_answers_the_second_is_kept_and_told(
    client: Client, comment: Comment, facebook: Channel, administrator: User, officer: User
) -> None:
    waiting = answer(comment, officer, "The officer's words.")
    first = answer(comment, administrator)
    waiting.refresh_from_db()
    assert (waiting.status, waiting.superseded_by) == (Status.SUPERSEDED, first)
    client.force_login(officer)
    told = client.post(
        f"/moderation/{comment.pk}/reply/",
        {"key": str(uuid4()), "text": "My second thoughts."},
        follow=True,
    ).text
    assert "Administrator was first" in told
    assert "My second thoughts." in told
    assert ReplyDelivery.objects.count() == 1


def test_it_goes_out_once_and_the_comment_is_answered(
    practice: Practice, written: Comment, administrator: User
) -> None:
    row = answer(written, administrator).delivery
    for _ in range(2):
        deliver(row, now=timezone.now())
    row.refresh_from_db()
    assert (row.status, row.url != "") == (ReplyDelivery.Status.DONE, True)
    assert Comment.objects.get(pk=written.pk).answered_at == row.done_at
    assert _said(practice).count(SOUND) == 1


def test_what_was_refused_is_sent_again_or_gives_way_to_another(
    practice: Practice, comment: Comment, administrator: User
) -> None:
    row = answer(comment, administrator).delivery  # the platform knows of no such comment
    deliver(row, now=timezone.now())
    row.refresh_from_db()
    assert row.status == ReplyDelivery.Status.FAILED
    other = answer(comment, administrator, "From ten, in the hall.")
    assert Reply.objects.get(status=Status.APPROVED) == other
    with pytest.raises(MovedOn, match="answered meanwhile"):
        actions.send_reply_again(ReplyDelivery.objects.get(pk=row.pk), by=administrator, now=FRIDAY)
    assert ReplyDelivery.objects.get(reply=other).status == ReplyDelivery.Status.QUEUED


@pytest.mark.parametrize("platform", ["facebook", "x"])
def test_a_lost_answer_is_looked_for_and_never_sent_twice(
    platform: str, practice: Practice, administrator: User, request: pytest.FixtureRequest
) -> None:
    channel: Channel = request.getfixturevalue(platform)
    administrator.administers.update(channel=channel)
    row = answer(on(practice, channel), administrator).delivery
    playing.misbehave(practice, platform, "lost-answer")
    deliver(row, now=timezone.now())
    row.refresh_from_db()
    assert row.status == ReplyDelivery.Status.UNCONFIRMED
    look_for_the_doubtful(ReplyDelivery, now=timezone.now() + timedelta(hours=1))
    row.refresh_from_db()
    assert row.status == ReplyDelivery.Status.DONE
    assert row.external_id
    assert _said(practice, platform).count(SOUND) == 1


def test_a_pause_holds_it_back(comment: Comment, administrator: User, clerk: User) -> None:
    row = answer(comment, administrator).delivery
    Pause.objects.create(reason="Somebody has our password.", by=clerk, at=FRIDAY)
    deliver(row, now=timezone.now())
    row.refresh_from_db()
    assert row.status == ReplyDelivery.Status.WITHHELD
    assert "Publishing is paused" in row.why


def test_a_person_says_that_it_is_there(
    client: Client, comment: Comment, administrator: User
) -> None:
    row = answer(comment, administrator).delivery
    ReplyDelivery.objects.filter(pk=row.pk).update(status=ReplyDelivery.Status.UNCONFIRMED)
    client.force_login(administrator)
    assert "It is there" in client.get(f"/moderation/{comment.pk}/").text
    client.post(f"/moderation/replies/{row.reply_id}/settle/", {"decision": "live"})
    assert Comment.objects.get().answered_at


def _said(practice: Practice, platform: str = "facebook") -> str:
    return str(playing.posts(practice, platform))


# The page, and what is answered elsewhere


def test_the_page_asks_for_a_reason_once_and_keeps_every_word(
    client: Client, comment: Comment, administrator: User
) -> None:
    client.force_login(administrator)
    page = f"/moderation/{comment.pk}/reply/"
    typed = {"key": str(uuid4()), "text": "That is ridiculous."}
    shown = client.post(page, typed).text
    assert "Why it is right all the same" in shown
    assert "That is ridiculous." in shown
    client.post(page, {**typed, "reason": "I quote her."})
    assert Reply.objects.get().warnings_reason == "I quote her."


def test_words_that_are_ready_go_behind_what_was_typed(
    client: Client, facebook: Channel, administrator: User
) -> None:
    canned = Canned.objects.create(title="Thanks", text="Thank you.", welsh="Diolch yn fawr.")
    contact = Contact.objects.create(
        name="Highways", helps_with="roads", telephone="01633 960111", email="roads@elsewhere.test"
    )
    comment = asked(facebook, "Pryd mae'r ffair?", language="cy")
    client.force_login(administrator)
    page = f"/moderation/{comment.pk}/reply/"
    assert "reply in Welsh" in client.get(page).text
    typed = {"key": str(uuid4()), "text": "Helo Ann.", "insert": "1"}
    assert "Helo Ann.\n\nDiolch yn fawr." in client.post(
        page, {**typed, "ready": f"canned-{canned.pk}"}
    ).text.replace("\r", "")
    shown = client.post(page, {**typed, "ready": f"contact-{contact.pk}"}).text
    assert "Highways: 01633 960111, roads@elsewhere.test" in shown
    assert not Reply.objects.exists()
    public = "Highways: 01633 960111, roads@elsewhere.test"
    assert answer(comment, administrator, public).status == Status.APPROVED


def test_what_was_answered_by_letter_is_noted(client: Client, administrator: User) -> None:
    space = Space.objects.create(kind="consultation", name="Bandstand, on paper")
    paper = Comment.objects.create(
        space=space,
        external_id="1",
        author="Gwen",
        text="Will there be seats?",
        posted_at=FRIDAY,
        taken_in_at=FRIDAY,
        taken_in_by=administrator,
    )
    client.force_login(administrator)
    assert client.get(f"/moderation/{paper.pk}/reply/").status_code == 302
    page = f"/moderation/{paper.pk}/answered/"
    form = {"elsewhere-key": str(uuid4())}
    assert "Say how it was answered" in client.post(page, form).text
    client.post(page, {**form, "elsewhere-words": "By letter on 24 November."})
    paper.refresh_from_db()
    assert paper.answered_at
    row = paper.replies.get()
    with pytest.raises(ObjectDoesNotExist):
        row.delivery  # noqa: B018
    assert "Answered elsewhere" in client.get(f"/moderation/{paper.pk}/").text


def test_the_mayor_does_not_approve_a_reply_about_the_mayor(
    facebook: Channel, mayor: User, officer: User
) -> None:
    row = answer(asked(facebook, "Why does the Mayor never answer?"), officer)
    with pytest.raises(Refused, match="speaks of you"):
        actions.approve_reply(row, by=mayor, now=FRIDAY)
