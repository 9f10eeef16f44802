"""The drafts of people whose access has ended pass to the Clerk, who may then not approve them."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.contrib.auth import SESSION_KEY
from django.test import Client
from django.utils import timezone

from accounts.models import User
from audit.models import Event
from policy.roles import Role
from posts import passing
from posts.models import Post
from tests import council
from tests.council import PASSWORD, Drafting

STATUS = Post.Status


@pytest.fixture
def now() -> datetime:
    return timezone.now()


def test_a_contractor_whose_engagement_ended_yesterday_is_refused_and_their_drafts_pass(
    clerk: User, contractor: User, draft: Drafting, now: datetime
) -> None:
    written = draft(author=contractor)
    page = Client().post(
        "/accounts/login/", {"login": contractor.email, "password": PASSWORD}, follow=True
    )
    yesterday = timezone.localdate() - timedelta(days=1)
    assert f"Your access ended on {yesterday:%-d %B %Y}." in page.text
    assert SESSION_KEY not in page.client.session
    passing.pass_on_all(now=now)
    written.refresh_from_db()
    assert written.author == clerk
    event = Event.objects.about(written).get()
    assert event.verb == "post.passed_on"
    assert event.detail["why"] == (
        f"The access of Contractor ended on {yesterday:%-d %B %Y}, so the draft passes to Clerk."
    )


@pytest.mark.parametrize(
    ("status", "passes"),
    [
        (STATUS.DRAFT, True),
        (STATUS.RETURNED, True),
        (STATUS.SUBMITTED, False),
        (STATUS.REFUSED, False),
        (STATUS.WITHDRAWN, False),
    ],
)
def test_only_what_is_unfinished_passes(
    status: str, passes: bool, clerk: User, contractor: User, draft: Drafting, now: datetime
) -> None:
    post = draft(author=contractor, status=status)
    passing.pass_on_all(now=now)
    post.refresh_from_db()
    assert (post.author == clerk) == passes


def test_the_clerk_goes_on_writing_it_and_may_not_approve_it(
    clerk: User, mayor: User, contractor: User, draft: Drafting, now: datetime
) -> None:
    post = draft(author=contractor)
    passing.pass_on_all(now=now)
    client = Client()
    client.force_login(clerk)
    assert str(post) in client.get("/").text
    assert client.get(f"/posts/{post.pk}/edit/").status_code == 200
    client.post(f"/posts/{post.pk}/check/", {"declared": "on"})
    post.refresh_from_db()
    assert post.status == STATUS.SUBMITTED
    assert "someone else must approve it" in client.get(f"/posts/{post.pk}/").text


def test_everybody_elses_drafts_stay(
    clerk: User, councillor: User, draft: Drafting, now: datetime
) -> None:
    post = draft(author=councillor)
    passing.pass_on_all(now=now)
    post.refresh_from_db()
    assert post.author == councillor


def test_whoever_acts_for_an_absent_clerk_gets_them(
    contractor: User, draft: Drafting, now: datetime
) -> None:
    post = draft(author=contractor)
    passing.pass_on_all(now=now)
    assert not Event.objects.about(post).exists(), "it waits while there is nobody"
    locum = council.person("locum", Role.DEPUTY_CLERK, category="employee")
    passing.pass_on_all(now=now)
    post.refresh_from_db()
    assert post.author == locum


def test_what_was_sent_on_meanwhile_stays(
    clerk: User, contractor: User, draft: Drafting, now: datetime
) -> None:
    post = draft(author=contractor)
    Post.objects.filter(pk=post.pk).update(status=STATUS.SUBMITTED)
    passing.pass_on(post, clerk, today=date(2026, 11, 22))
    assert Post.objects.get(pk=post.pk).author == contractor
    assert not Event.objects.about(post).exists()
