"""The approver's page: three taps from the email, what is ticked, and the paragraph of the Code."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from accounts.models import Document, User
from posts import telling
from posts.models import Decision, Post
from tests.council import Drafting
from tests.posts.test_deciding import send
from tests.reading import form_on

pytestmark = pytest.mark.django_db


def test_from_the_email_it_is_approved_in_two_taps_and_the_link_itself_does_nothing(
    draft: Drafting, client: Client, clerk: User
) -> None:
    post = send(draft())
    telling.everybody(now=timezone.now())
    [address] = re.findall(r"https?://[^/]+(/\S+)", mail.outbox[0].body)
    client.force_login(clerk)
    for _ in range(2):
        assert client.get(address).status_code == 200
    assert Post.objects.get().status == Post.Status.SUBMITTED
    client.post(f"{address}decide/", form_on(client, address, f"{address}decide/") | APPROVE)
    assert Post.objects.get().approved_by == clerk
    assert post.decisions.get().confirmed == []


APPROVE = {"decision": "approve"}


def test_a_listed_word_is_ticked_before_it_goes_out(
    draft: Drafting, client: Client, clerk: User
) -> None:
    said = {"message": "The judge said: “chav”.", "must_stand": "It is quoted from a judgment."}
    post = send(draft(**said), reason="It is quoted.")
    page, address = f"/posts/{post.pk}/", f"/posts/{post.pk}/decide/"
    client.force_login(clerk)
    form = form_on(client, page, address, decision="approve", words="I have looked it up.")
    again = unescape(client.post(address, form).text)
    assert "Tick that the word may stand, or send the post back. (Policy 3.11)" in again
    assert "I have looked it up." in again
    assert "It matches the web page" not in again
    client.post(address, form | {"word": "on"})
    decision = Decision.objects.get()
    assert (decision.confirmed, decision.words) == (["word"], "I have looked it up.")


def test_a_refusal_carries_the_paragraph_of_the_code_and_where_to_read_it(
    draft: Drafting, client: Client, clerk: User
) -> None:
    code = Document.objects.create(
        kind=Document.Kind.CODE, version="3", address="https://usk.example/code", added_by=clerk
    )
    post = send(draft())
    page, address = f"/posts/{post.pk}/", f"/posts/{post.pk}/decide/"
    client.force_login(clerk)
    form = form_on(client, page, address, decision="refuse", code="5a", words=" ")
    again = client.post(address, form).text
    assert "Give the reason for refusing this post" in again
    assert re.search(r'value="5a"\s+selected', again)
    client.post(address, form | {"words": "The lease is not public yet."})
    telling.everybody(now=timezone.now())
    letter = next(it for it in mail.outbox if it.to == [post.author.email])
    client.force_login(post.author)
    for text in (letter.body, client.get(page).text):
        assert "Confidential information: Code 5(a)" in text
        assert "The lease is not public yet." in text
        assert f"/policy/versions/{code.pk}/" in text


def test_the_second_of_two_approvers_finds_their_words_again(
    draft: Drafting, client: Client, clerk: User, mayor: User
) -> None:
    post = send(draft())
    page, address = f"/posts/{post.pk}/", f"/posts/{post.pk}/decide/"
    client.force_login(mayor)
    late = form_on(client, page, address, decision="send_back", words="Say where it is.")
    client.force_login(clerk)
    client.post(address, form_on(client, page, address, decision="approve"))
    client.force_login(mayor)
    shown = client.post(address, late).text
    assert "has moved on since you opened it" in shown
    assert "Say where it is." in shown


def test_an_old_page_decides_nothing_about_answers_that_it_did_not_show(
    draft: Drafting, client: Client, clerk: User
) -> None:
    post = send(draft(basis="minute", basis_words="Minute 214."))
    page, address = f"/posts/{post.pk}/", f"/posts/{post.pk}/decide/"
    client.force_login(clerk)
    old = form_on(client, page, address, decision="approve")
    changed = Post.objects.get()
    changed.basis_words = "A man in the pub."
    changed.save()
    again = unescape(client.post(address, old).text)
    assert "The post has changed since you were shown it." in again
    client.post(address, form_on(client, page, address, decision="approve"))
    assert Post.objects.get().approved_by == clerk
