"""Posts in a pre-election period: the question, the Clerk first, what was set before, a report."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from html import unescape
from io import StringIO

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from accounts.models import Council, SensitivePeriod, User
from policy.clause import Refused
from posts import actions, telling
from posts.models import Post
from tests.council import Drafting
from tests.posts.test_deciding import approve, send
from tests.reading import form_on

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
NOON = timezone.localtime().replace(hour=12, minute=0, second=0, microsecond=0)


def enter(clerk: User, *, first: date = TODAY, last: date = TODAY + timedelta(days=30)) -> None:
    SensitivePeriod.objects.create(
        name="Local elections",
        starts_on=first,
        ends_on=last,
        source="Notice of election",
        entered_by=clerk,
        entered_at=timezone.now(),
    )


@pytest.fixture
def period(clerk: User) -> None:
    enter(clerk)


def answered(draft: Drafting, **fields: object) -> Post:
    return draft(**({"period_answer": "no"} | fields))


def told() -> list[str]:
    telling.everybody(now=timezone.now())
    people = sorted(letter.to[0] for letter in mail.outbox)
    mail.outbox.clear()
    return people


def test_the_question_is_asked_on_the_check_page_and_must_be_answered(
    period: None, draft: Drafting, client: Client
) -> None:
    post = draft()
    with pytest.raises(Refused, match="Say whether this post could be taken as support"):
        send(post)
    client.force_login(post.author)
    page, address = f"/posts/{post.pk}/check/", f"/posts/{post.pk}/election/"
    perhaps = form_on(client, page, address, answer="perhaps")
    assert "Say how it might be taken" in client.post(address, perhaps).text
    client.post(address, perhaps | {"words": "It thanks a councillor."})
    with pytest.raises(Refused, match="It might be taken as support"):
        send(Post.objects.get())
    client.post(address, form_on(client, page, address, answer="no", words=""))
    assert send(Post.objects.get()).status == Post.Status.SUBMITTED


def test_without_a_period_nothing_is_asked(draft: Drafting, client: Client) -> None:
    post = draft()
    client.force_login(post.author)
    assert "Before the election" not in client.get(f"/posts/{post.pk}/check/").text


def test_what_is_to_go_out_in_a_coming_period_is_asked_about_today(
    draft: Drafting, clerk: User
) -> None:
    enter(clerk, first=TODAY + timedelta(days=5), last=TODAY + timedelta(days=9))
    with pytest.raises(Refused, match="Say whether this post could be taken"):
        send(draft(publish_at=NOON + timedelta(days=6)))
    assert send(draft(publish_at=NOON + timedelta(days=4))).status == Post.Status.SUBMITTED


def test_the_clerk_reads_it_first_and_then_the_mayor_says_why(
    period: None, draft: Drafting, client: Client, clerk: User, mayor: User
) -> None:
    post = send(answered(draft))
    assert told() == [clerk.email]
    with pytest.raises(Refused, match="the Clerk reads a post first"):
        approve(post, mayor)
    client.force_login(mayor)
    assert 'value="approve"' not in client.get(f"/posts/{post.pk}/").text
    client.force_login(clerk)
    page, address = f"/posts/{post.pk}/", f"/posts/{post.pk}/agree/"
    seen = form_on(client, page, address)
    assert "Noted that you have read it." in client.post(address, seen, follow=True).text
    assert "has read it already" in client.post(address, seen, follow=True).text
    assert told() == [mayor.email]
    client.force_login(mayor)
    bar = form_on(client, page, f"{page}decide/", decision="approve")
    asked = unescape(client.post(f"{page}decide/", bar).text)
    assert "Say in your words why it should go out now. (Policy 3.11)" in asked
    client.post(f"{page}decide/", bar | {"words": "The road is closed either way."})
    post = Post.objects.get()
    assert (post.status, post.approved_by) == (Post.Status.APPROVED, mayor)
    assert post.decisions.get().words == "The road is closed either way."


def test_the_clerk_approves_without_more_and_what_the_clerk_wrote_needs_no_second_look(
    period: None, draft: Drafting, clerk: User, mayor: User
) -> None:
    assert approve(send(answered(draft)), clerk).status == Post.Status.APPROVED
    post = send(answered(draft, author=clerk, message="The office is closed on Monday."))
    told()
    actions.approve(
        post, by=mayor, shown_digest=post.digest(), words="It is plain news.", now=timezone.now()
    )


def test_the_council_may_leave_it_to_the_clerk_alone(
    period: None, draft: Drafting, clerk: User, mayor: User
) -> None:
    Council.objects.create(pk=1, mayor_in_period=Council.InPeriod.BLOCK)
    post = send(answered(draft, author=clerk))
    with pytest.raises(Refused, match="leaves approval to the Clerk"):
        approve(post, mayor)


def test_who_has_read_it_first_has_read_this_version(
    period: None, draft: Drafting, clerk: User, mayor: User
) -> None:
    post = send(answered(draft))
    now = timezone.now()
    with pytest.raises(Refused, match="changed since you were shown it"):
        actions.agree(post, by=clerk, shown_digest="0" * 64, now=now)
    with pytest.raises(Refused, match="Only the Clerk"):
        actions.agree(post, by=mayor, shown_digest=post.digest(), now=now)
    actions.agree(post, by=clerk, shown_digest=post.digest(), now=now)
    actions.send_back(post, by=mayor, words="Shorter.", shown_digest=post.digest(), now=now)
    post = send(Post.objects.get())
    assert post.clerk_agreed_by is None


def test_what_was_set_before_the_period_was_entered_is_flagged_and_not_withheld(
    draft: Drafting, clerk: User, mayor: User, councillor: User, client: Client
) -> None:
    post = approve(send(draft(publish_at=NOON + timedelta(days=6))), clerk)
    approve(send(draft(message="Soon.", publish_at=NOON + timedelta(days=1))), clerk)
    told()
    enter(clerk, first=TODAY + timedelta(days=5), last=TODAY + timedelta(days=9))
    assert told() == sorted([councillor.email, clerk.email, mayor.email])
    assert told() == []
    assert {row.status for row in post.publications.all()} == {"QUEUED"}
    client.force_login(clerk)
    page = client.get(f"/settings/periods/{SensitivePeriod.objects.get().pk}/report/").text
    assert "Not answered" in page
    assert f'action="/posts/{post.pk}/stop/"' in page
    assert "Soon." not in page


def test_what_waits_without_an_answer_is_sent_back_for_it(draft: Drafting, clerk: User) -> None:
    post = send(draft())
    enter(clerk)
    with pytest.raises(Refused, match="Send it back for that"):
        approve(post, clerk)


def test_the_report_is_a_table_that_a_spreadsheet_opens_without_harm(
    period: None, draft: Drafting, clerk: User, auditor: User, client: Client
) -> None:
    approve(send(answered(draft, message="=1+1 is two.")), clerk)
    client.force_login(auditor)
    address = f"/settings/periods/{SensitivePeriod.objects.get().pk}/report"
    page = client.get(f"{address}/").text
    assert "=1+1 is two." in page
    assert "Clerk, " in page
    answer = client.get(f"{address}.csv")
    head, row = csv.reader(StringIO(answer.content.decode("utf-8-sig")))
    said = dict(zip(head, row, strict=True))
    assert said["Message"] == "'=1+1 is two."
    assert said["Could be taken for or against somebody"] == "No"
    assert said["Approved by"].startswith("Clerk, ")


def test_an_embargo_leads_into_a_period_as_a_set_time_does(draft: Drafting, clerk: User) -> None:
    enter(clerk, first=TODAY + timedelta(days=5), last=TODAY + timedelta(days=9))
    with pytest.raises(Refused, match="Say whether this post could be taken"):
        send(draft(embargo_until=NOON + timedelta(days=6)))


def test_what_waits_without_a_time_is_told_of_when_a_period_begins(
    draft: Drafting, clerk: User
) -> None:
    post = send(draft())
    told()
    enter(clerk)
    assert post.author.email in told()
