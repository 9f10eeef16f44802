"""Two posts instead of one in both languages: linked, and each with its own approval."""

from __future__ import annotations

from datetime import timedelta
from html import unescape

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import Channel, User
from policy.clause import Refused
from posts import actions
from posts.models import Post
from tests.council import Drafting
from tests.posts.test_compose import form_of

pytestmark = pytest.mark.django_db


def in_welsh(post: Post, *, by: User) -> Post:
    return actions.write_in_welsh(post, by=by, now=timezone.now())


def test_the_welsh_is_a_draft_with_everything_but_the_words(
    draft: Drafting, councillor: User
) -> None:
    at = timezone.now() + timedelta(days=2)
    post = draft(kind="decision", minute_ref="84/2026", offline_routes=["press"], publish_at=at)
    welsh = in_welsh(post, by=councillor)
    assert (welsh.translates, welsh.status, welsh.message) == (post, Post.Status.DRAFT, "")
    same = ("kind", "minute_ref", "offline_routes", "publish_at", "no_page_reason")
    assert [getattr(welsh, name) for name in same] == [getattr(post, name) for name in same]
    assert list(welsh.channels.all()) == list(post.channels.all())


def test_welsh_that_was_written_already_moves_there(draft: Drafting, councillor: User) -> None:
    post = draft(kind="agenda", welsh="Agenda'r cyngor.")
    welsh = in_welsh(post, by=councillor)
    assert welsh.message == "Agenda'r cyngor."
    assert Post.objects.get(pk=post.pk).welsh == ""


def test_neither_of_the_two_is_called_english_only(draft: Drafting, councillor: User) -> None:
    post = draft(kind="agenda")
    assert "1.4" in {line.clause for line in post.findings() if line.verdict == "hint"}
    welsh = in_welsh(post, by=councillor)
    for each in (post, welsh):
        assert "1.4" not in {line.clause for line in each.findings() if line.verdict == "hint"}


def test_whoever_asks_twice_has_one(draft: Drafting, councillor: User) -> None:
    post = draft()
    assert in_welsh(post, by=councillor) == in_welsh(post, by=councillor)
    assert Post.objects.count() == 2


def test_a_colleague_may_write_the_welsh_of_what_was_sent_on(
    draft: Drafting, clerk: User, client: Client
) -> None:
    post = draft()
    actions.submit(post, by=post.author, is_declared=True, reason="", now=timezone.now())
    client.force_login(clerk)
    client.post(f"/posts/{post.pk}/welsh/")
    welsh = Post.objects.get(translates=post)
    assert welsh.author == clerk
    assert Post.objects.get(pk=post.pk).status == Post.Status.SUBMITTED
    assert "The Welsh of" in unescape(client.get(f"/posts/{welsh.pk}/edit/").text)


def test_each_of_the_two_needs_its_own_approval(
    draft: Drafting, councillor: User, clerk: User
) -> None:
    post = draft()
    welsh = in_welsh(post, by=councillor)
    Post.objects.filter(pk=welsh.pk).update(message="Mae'r hysbysfwrdd newydd yn Sgwâr Twyn.")
    now = timezone.now()
    actions.submit(post, by=councillor, is_declared=True, reason="", now=now)
    actions.approve(post, by=clerk, shown_digest=post.digest(), now=now)
    assert Post.objects.get(pk=welsh.pk).status == Post.Status.DRAFT
    actions.submit(welsh, by=councillor, is_declared=True, reason="", now=now)
    with pytest.raises(Refused):
        actions.approve(welsh, by=clerk, shown_digest=post.digest(), now=now)


@pytest.mark.parametrize("status", [Post.Status.WITHDRAWN, Post.Status.REFUSED])
def test_what_was_given_up_has_no_welsh(draft: Drafting, councillor: User, status: str) -> None:
    post = draft()
    Post.objects.update(status=status)
    with pytest.raises(Refused, match="Start a new one"):
        in_welsh(post, by=councillor)


def test_there_is_no_welsh_of_the_welsh(draft: Drafting, councillor: User) -> None:
    welsh = in_welsh(draft(), by=councillor)
    with pytest.raises(Refused, match="this is not one"):
        in_welsh(welsh, by=councillor)


def test_the_button_saves_what_was_typed_first(
    client: Client, councillor: User, facebook: Channel
) -> None:
    client.force_login(councillor)
    form = form_of(client, "/posts/new/", message="The fair.", welsh="Y ffair.", apart="1")
    del form["save"]
    answer = client.post("/posts/new/", form | {"channels": [facebook.pk]})
    english, welsh = Post.objects.order_by("pk")
    assert answer.headers["Location"] == f"/posts/{welsh.pk}/edit/"
    assert (english.message, english.welsh, welsh.message) == ("The fair.", "", "Y ffair.")


def test_the_page_of_a_post_leads_to_its_welsh_and_back(
    draft: Drafting, councillor: User, client: Client
) -> None:
    post = draft()
    client.force_login(councillor)
    assert f'action="/posts/{post.pk}/welsh/"' in client.get(f"/posts/{post.pk}/").text
    welsh = in_welsh(post, by=councillor)
    shown = client.get(f"/posts/{post.pk}/").text
    assert f'href="/posts/{welsh.pk}/"' in shown
    assert f'action="/posts/{post.pk}/welsh/"' not in shown
    assert f'href="/posts/{post.pk}/"' in client.get(f"/posts/{welsh.pk}/").text


def test_a_draft_of_somebody_else_is_named_and_not_shown(
    draft: Drafting, clerk: User, client: Client
) -> None:
    post = draft()
    in_welsh(post, by=clerk)
    client.force_login(post.author)
    assert "Clerk is writing it." in client.get(f"/posts/{post.pk}/").text
    told = client.post(f"/posts/{post.pk}/welsh/", follow=True)
    assert "Clerk writes the Welsh already." in told.text
