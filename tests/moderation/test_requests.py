"""Requests that the law gives a time for, and views that the council considers."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from django.test import Client

from accounts.models import Channel, User
from audit.models import MovedOn
from moderation import actions, due
from moderation.models import Comment, InformationRequest
from policy.clause import Refused
from posts.models import Publication
from tests.council import Drafting
from tests.moderation.asking import FRIDAY, asked

pytestmark = pytest.mark.django_db

IN_TIME = "The figures were sent to her by email."


@pytest.fixture
def comment(facebook: Channel) -> Comment:
    return asked(facebook, "Please send me every invoice for the lights.")


@pytest.fixture
def foi(comment: Comment, administrator: User) -> InformationRequest:
    return actions.mark_request(comment, kind="foi", by=administrator, now=FRIDAY)


def test_marking_as_foi_sets_twenty_working_days_and_tells_the_clerk(
    client: Client, comment: Comment, administrator: User, clerk: User
) -> None:
    client.force_login(administrator)
    client.post(f"/moderation/{comment.pk}/request/", {"kind": "foi"})
    row = InformationRequest.objects.get()
    assert row.due_at == datetime(2026, 12, 18, 23, 59, tzinfo=UTC)
    for _ in range(2):
        due.tell_of_requests(now=FRIDAY)
    [letter] = mail.outbox
    assert letter.to == [clerk.email]
    assert "18 December 2026" in letter.body
    assert "invoice" not in letter.body + letter.subject
    assert "The comment is held" in client.get(f"/moderation/{comment.pk}/").text


def test_the_clerk_is_reminded_once_when_three_quarters_have_gone(
    foi: InformationRequest, clerk: User
) -> None:
    due.everybody(now=FRIDAY)
    due.everybody(now=FRIDAY + timedelta(days=20))
    assert len(mail.outbox) == 1
    for days in (22, 23):
        due.everybody(now=FRIDAY + timedelta(days=days))
    assert [letter.subject for letter in mail.outbox[1:]] == [
        "Freedom of information request: the time runs out"
    ]


@pytest.mark.parametrize(
    ("kind", "day"),
    [("sar", "21 December"), ("data", "20 December"), ("defamation", "22 November")],
)
def test_each_kind_has_its_own_day(
    comment: Comment, administrator: User, kind: str, day: str
) -> None:
    row = actions.mark_request(comment, kind=kind, by=administrator, now=FRIDAY)
    assert day in str(row)


def test_what_is_held_for_a_request_is_not_deleted(
    foi: InformationRequest, comment: Comment, clerk: User
) -> None:
    def delete() -> None:
        why = {"principle": "law", "reason": "A threat.", "why_not_hide": "He names her street."}
        actions.delete(Comment.objects.get(), by=clerk, now=FRIDAY, **why)

    with pytest.raises(Refused, match=r"Freedom of information request.*still open. Hide it"):
        delete()
    actions.close_request(foi, by=clerk, outcome=IN_TIME, now=FRIDAY)
    delete()
    assert Comment.objects.get().status == Comment.Status.DELETED


def test_the_same_is_marked_once_and_by_whoever_decides_there(
    foi: InformationRequest, comment: Comment, administrator: User, officer: User
) -> None:
    with pytest.raises(MovedOn, match="Administrator has marked"):
        actions.mark_request(comment, kind="foi", by=administrator, now=FRIDAY)
    with pytest.raises(Refused, match="administrators of The council"):
        actions.mark_request(comment, kind="sar", by=officer, now=FRIDAY)
    with pytest.raises(Refused, match="Choose what"):
        actions.mark_request(comment, kind="gossip", by=administrator, now=FRIDAY)


def test_the_clerk_closes_it_with_words_and_only_once(
    client: Client, foi: InformationRequest, clerk: User, administrator: User
) -> None:
    with pytest.raises(Refused, match="Only the Clerk"):
        actions.close_request(foi, by=administrator, outcome=IN_TIME, now=FRIDAY)
    client.force_login(clerk)
    assert "Freedom of information request" in client.get("/").text
    page = f"/moderation/requests/{foi.pk}/"
    assert "Say how it was answered" in client.post(page, {"outcome": " "}).text
    client.post(page, {"outcome": IN_TIME})
    assert not InformationRequest.objects.open().exists()
    again = client.post(page, {"outcome": "My own words."}).text
    assert "Somebody has closed this request meanwhile" in again
    assert IN_TIME in again
    assert "My own words." in again
    assert IN_TIME in client.get("/moderation/requests/?which=closed").text


def test_a_view_is_counted_only_where_the_council_asked(
    client: Client, facebook: Channel, administrator: User, draft: Drafting
) -> None:
    asking = Publication.objects.create(
        post=draft(kind="consultation"), channel=facebook, not_before=FRIDAY
    )
    view = asked(facebook, "Put it by the river.", publication=asking)
    other = asked(facebook, "Nice picture.", external_id="c2")
    client.force_login(administrator)
    client.post(f"/moderation/{view.pk}/view/", {"decision": "count"})
    assert Comment.objects.filter(is_view=True).get() == view
    assert "Counted as a view" in client.get(f"/moderation/{view.pk}/").text
    client.post(f"/moderation/{view.pk}/view/", {"decision": "leave_out"})
    assert not Comment.objects.filter(is_view=True).exists()
    with pytest.raises(Refused, match=r"no consultation.*1\.3"):
        actions.count_as_view(other, by=administrator, is_view=True, now=FRIDAY)
