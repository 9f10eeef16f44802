"""What is to be answered falls due, somebody is reminded once, and figures tell how soon."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.core import mail
from django.test import Client

from accounts.models import Channel, Council, User
from audit.models import MovedOn
from moderation import actions, due
from moderation.answered import figures
from moderation.models import Comment
from policy.clause import Refused
from tests.moderation.asking import FRIDAY, asked

pytestmark = pytest.mark.django_db

MONDAY = datetime(2026, 11, 23, 16, tzinfo=UTC)
TUESDAY = datetime(2026, 11, 24, 16, tzinfo=UTC)
A_MINUTE = timedelta(minutes=1)


@pytest.fixture
def comment(facebook: Channel) -> Comment:
    return asked(facebook, "Why is the bridge closed?")


def needs(comment: Comment, by: User, assignee: User | None = None) -> None:
    actions.needs_reply(comment, by=by, assignee=assignee, now=FRIDAY)


def test_a_question_of_friday_at_four_is_overdue_on_tuesday_at_four(
    client: Client, comment: Comment, administrator: User
) -> None:
    needs(comment, administrator, administrator)
    assert comment.reply_due_at == TUESDAY
    assert not Comment.objects.overdue(TUESDAY).exists()
    assert Comment.objects.overdue(TUESDAY + A_MINUTE).exists()
    Comment.objects.update(reply_due_at=FRIDAY - timedelta(days=40))
    client.force_login(administrator)
    assert "overdue since" in client.get("/").text
    assert "1 is overdue" in client.get("/moderation/answers/").text


def test_the_assignee_has_one_reminder_and_none_of_the_residents_words(
    comment: Comment, administrator: User
) -> None:
    needs(comment, administrator, administrator)
    due.everybody(now=MONDAY - A_MINUTE)
    assert mail.outbox == []
    for now in (MONDAY, TUESDAY, TUESDAY + timedelta(days=3)):
        due.everybody(now=now)
    [letter] = mail.outbox
    assert letter.to == [administrator.email]
    assert f"/moderation/{comment.pk}/" in letter.body
    assert "bridge" not in letter.body + letter.subject


def test_another_assignee_is_reminded_too_and_the_clerk_where_nobody_is_named(
    comment: Comment, administrator: User, clerk: User
) -> None:
    needs(comment, administrator)
    due.everybody(now=MONDAY)
    needs(comment, clerk, administrator)
    due.everybody(now=MONDAY)
    assert [letter.to[0] for letter in mail.outbox] == [clerk.email, administrator.email]
    assert "Nobody has been named" in mail.outbox[0].body


def test_the_council_sets_how_soon(comment: Comment, administrator: User) -> None:
    Council.objects.create(pk=1, answer_days=5)
    needs(comment, administrator)
    assert comment.reply_due_at == datetime(2026, 11, 27, 16, tzinfo=UTC)


def test_only_who_looks_after_the_channel_answers_and_nobody_whom_it_is_about(
    facebook: Channel, comment: Comment, administrator: User, officer: User, clerk: User
) -> None:
    with pytest.raises(Refused, match="does not look after"):
        needs(comment, administrator, officer)
    with pytest.raises(Refused, match="administrators of The council"):
        needs(comment, officer)
    about = asked(facebook, "Why is the Clerk never in?", external_id="c2")
    with pytest.raises(Refused, match="speaks of Clerk"):
        needs(about, administrator, clerk)


def test_it_is_taken_back_and_an_answered_one_has_moved_on(
    client: Client, comment: Comment, administrator: User
) -> None:
    client.force_login(administrator)
    page = f"/moderation/{comment.pk}/"
    assert "It looks like a question" in client.get(page).text
    assert "May need a reply" in client.get("/moderation/").text
    client.post(f"{page}needs-reply/", {"decision": "needs", "assignee": administrator.pk})
    assert "Administrator answers." in client.get(page).text
    client.post(f"{page}needs-reply/", {"decision": "needs_not"})
    comment.refresh_from_db()
    assert (comment.needs_reply, comment.reply_due_at, comment.assignee) == (False, None, None)
    actions.answered_elsewhere(
        comment, by=administrator, words="On the phone.", key=uuid4(), now=FRIDAY
    )
    with pytest.raises(MovedOn, match="answered already"):
        needs(comment, administrator)


def test_the_figures_tell_the_median_and_the_share_in_time(facebook: Channel, x: Channel) -> None:
    def one(hours: float | None, channel: Channel, number: int) -> None:
        asked(
            channel,
            external_id=str(number),
            needs_reply=True,
            reply_due_at=FRIDAY + timedelta(days=4),
            answered_at=None if hours is None else FRIDAY + timedelta(hours=hours),
        )

    for number, hours in enumerate([1, 3, 200, None]):
        one(hours, facebook, number)
    one(None, x, 9)
    asked(x, external_id="nobody asked")
    later = FRIDAY + timedelta(days=5)
    on_facebook, on_x = figures(since=FRIDAY - timedelta(days=1), now=later)
    assert on_facebook.median == timedelta(hours=3)
    assert (on_facebook.in_time, on_facebook.answered, on_facebook.late) == (2, 3, 1)
    assert (on_facebook.share(), on_facebook.took()) == (50, "3 hours")
    assert (on_x.share(), on_x.took(), on_x.waiting) == (0, "", 1)
    assert figures(since=FRIDAY + timedelta(days=1), now=later) == []
