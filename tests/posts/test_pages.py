"""What the pages of a post say: twice pressed, too long, on its way."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from accounts.models import Channel, User
from posts.models import Post, Publication
from tests.council import Drafting

pytestmark = pytest.mark.django_db


def signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


def test_send_for_approval_pressed_twice_sends_once_and_says_so(
    draft: Drafting, clerk: User
) -> None:
    post = draft()
    client = signed_in(post.author)
    pages = [
        client.post(f"/posts/{post.pk}/check/", {"declared": "on"}, follow=True).content.decode()
        for _ in range(2)
    ]
    assert "Sent for approval." in pages[0]
    assert "It was sent for approval already." in pages[1]
    assert Post.objects.get().status == Post.Status.SUBMITTED


def test_what_was_changed_since_it_was_checked_is_not_sent(draft: Drafting) -> None:
    post = draft()
    client, page = signed_in(post.author), f"/posts/{post.pk}/check/"
    mark = re.compile(r'name="opened" value="([^"]*)" id="checked"')
    checked = {"declared": "on", "opened": mark.findall(client.get(page).text)[0]}
    Post.objects.filter(pk=post.pk).update(message="Unread", updated_at=timezone.now())
    shown = client.post(page, checked).text
    assert "changed in another window since you checked it. Read it again" in shown
    assert Post.objects.get().status == Post.Status.DRAFT
    client.post(page, checked | {"opened": mark.findall(shown)[0]})
    assert Post.objects.get().status == Post.Status.SUBMITTED


def test_a_reason_can_be_given_before_the_page_has_been_looked_at(
    draft: Drafting, settings: Settings
) -> None:
    settings.COUNCIL_WEBSITE_HOSTS = ["usk.example"]
    url, now = "https://usk.example/fair", timezone.now()
    post = draft(web_page=url, no_page_reason="")
    post.checks.create(url=url, asked_at=now)
    client = signed_in(post.author)
    assert 'name="reason"' in client.get(f"/posts/{post.pk}/check/").text
    post.checks.update(seen_at=now, title="Not found", problem="The page answers 404.")
    late = client.get(f"/posts/{post.pk}/verdicts/", headers={"HX-Request": "true"}).text
    assert "Signposted:" not in late
    assert 'id="as-seen" data-hx-swap-oob="innerHTML"' in late


def test_approve_pressed_twice_approves_once(draft: Drafting, clerk: User) -> None:
    post = draft()
    signed_in(post.author).post(f"/posts/{post.pk}/check/", {"declared": "on"})
    said = {"decision": "approve", "digest": post.digest()}
    client = signed_in(clerk)
    pages = [
        client.post(f"/posts/{post.pk}/decide/", said, follow=True).content.decode()
        for _ in range(2)
    ]
    assert "Approved." in pages[0]
    assert "has moved on" in pages[1]
    assert Publication.objects.count() == 2


def test_281_weighted_characters_are_refused_in_a_sentence(draft: Drafting, x: Channel) -> None:
    """23 for the link, 1 for its line, 2 for the owl, and the rest letters."""
    page = "https://www.usk.gov.uk/an-address-that-is-longer-than-it-counts-for-on-x"
    for letters, is_refused in ((254, False), (255, True)):
        post = draft(
            message="\N{OWL}" + "a" * letters, web_page=page, no_page_reason="", channels=[x]
        )
        shown = signed_in(post.author).get(f"/posts/{post.pk}/check/").content.decode()
        assert ("takes 280 characters and this would be 281" in shown) is is_refused


def test_the_progress_of_an_upload_is_shown_in_numbers_and_only_when_it_changes(
    draft: Drafting, youtube: Channel
) -> None:
    now = timezone.now()
    post = draft(channels=[youtube], status="SUBMITTED", submitted_at=now)
    row = Publication.objects.create(
        post=post,
        channel=youtube,
        status=Publication.Status.SENDING,
        not_before=now,
        claimed_at=now - timezone.timedelta(seconds=10),
        heard_at=now,
        bytes_sent=42_000_000,
        bytes_total=100_000_000,
    )
    client = signed_in(post.author)
    fragment = client.get(f"/posts/{post.pk}/whereabouts/")
    words = fragment.content.decode()
    assert "42 %" in words
    assert "4.2 MB a second" in words
    assert "<progress" in words
    seen = fragment.context["seen"]
    assert client.get(f"/posts/{post.pk}/whereabouts/?seen={seen}").status_code == 204
    Publication.objects.filter(pk=row.pk).update(bytes_sent=50_000_000)
    assert client.get(f"/posts/{post.pk}/whereabouts/?seen={seen}").status_code == 200
