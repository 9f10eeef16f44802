"""Advice on a draft: who is asked, who may read and answer, and what stays with the post."""

from __future__ import annotations

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from accounts.models import User
from audit.models import Event
from policy.clause import Refused
from posts import actions, telling
from posts.models import Advice, Post
from tests.council import Drafting

pytestmark = pytest.mark.django_db
QUESTION = "May we name the shop?"


def ask(post: Post) -> Advice:
    return actions.ask_advice(post, by=post.author, question=QUESTION, now=timezone.now())


def letters() -> dict[str, str]:
    """Who was written to since the last time, and under which heading."""
    telling.everybody(now=timezone.now())
    found = {letter.to[0]: letter.subject for letter in mail.outbox}
    mail.outbox.clear()
    return found


def test_a_question_goes_to_mayor_and_clerk_and_the_answer_comes_back(
    draft: Drafting, client: Client, mayor: User, clerk: User, deputy: User
) -> None:
    post = draft()
    client.force_login(post.author)
    asked = client.post(f"/posts/{post.pk}/ask/", {"question": QUESTION}, follow=True)
    assert "You will have the answer by email and here." in asked.text
    assert letters() == dict.fromkeys([mayor.email, clerk.email], f"Your advice: {post}")
    client.force_login(mayor)
    assert "asks for your advice on" in client.get("/").text
    advice = Advice.objects.get()
    page = client.post(f"/advice/{advice.pk}/", {"answer": "Yes, it is public."}, follow=True).text
    assert "Yes, it is public." in page
    assert letters() == {post.author.email: f"Advice: {post}"}
    assert letters() == {}
    assert [e.verb for e in Event.objects.about(post)] == ["post.advice_asked", "post.advised"]
    client.force_login(post.author)
    assert "Yes, it is public." in client.get(f"/posts/{post.pk}/").text


def test_a_draft_on_which_advice_is_asked_is_read_by_those_asked_and_nobody_else(
    draft: Drafting, client: Client, clerk: User, deputy: User, administrator: User
) -> None:
    post, other = draft(), draft()
    ask(post)
    for person, sees in ((clerk, 200), (deputy, 404), (administrator, 404), (post.author, 200)):
        client.force_login(person)
        assert client.get(f"/posts/{post.pk}/").status_code == sees
    client.force_login(clerk)
    assert client.get(f"/posts/{other.pk}/").status_code == 404
    assert "Change the post" not in client.get(f"/posts/{post.pk}/").text


def test_asking_twice_while_nobody_has_answered_is_told(
    draft: Drafting, client: Client, clerk: User
) -> None:
    post = draft()
    advice = ask(post)
    client.force_login(post.author)
    page = client.post(f"/posts/{post.pk}/ask/", {"question": "And the street?"}).text
    assert "You have asked already." in page
    assert "And the street?" in page
    actions.advise(advice, by=clerk, answer="Yes.", now=timezone.now())
    client.post(f"/posts/{post.pk}/ask/", {"question": "And the street?"})
    assert [asked.question for asked in post.advice.all()] == [QUESTION, "And the street?"]


def test_two_who_answer_at_once_lose_nothing(
    draft: Drafting, client: Client, clerk: User, mayor: User
) -> None:
    advice = ask(draft())
    actions.advise(advice, by=clerk, answer="Yes.", now=timezone.now())
    client.force_login(mayor)
    page = client.post(f"/advice/{advice.pk}/", {"answer": "Better not."}).text
    assert "Somebody else has answered this already." in page
    assert "Better not." in page
    assert Advice.objects.get().answer == "Yes."


def test_who_may_not_ask_and_who_may_not_answer(
    draft: Drafting, clerk: User, officer: User
) -> None:
    post = draft(author=clerk)
    with pytest.raises(Refused, match="Only its author"):
        actions.ask_advice(post, by=officer, question=QUESTION, now=timezone.now())
    advice = ask(post)
    for person, why in ((clerk, "You asked this yourself"), (officer, "Only the Mayor")):
        with pytest.raises(Refused, match=why):
            actions.advise(advice, by=person, answer="Yes.", now=timezone.now())


def test_what_is_decided_needs_no_advice_any_more(draft: Drafting) -> None:
    with pytest.raises(Refused, match="decided already"):
        ask(draft(status="WITHDRAWN"))


def test_the_answer_is_read_by_whoever_approves(
    draft: Drafting, client: Client, clerk: User, mayor: User
) -> None:
    post = draft()
    actions.advise(ask(post), by=mayor, answer="Leave the price out.", now=timezone.now())
    now = timezone.now()
    actions.submit(post, by=post.author, is_declared=True, reason="", now=now)
    client.force_login(clerk)
    assert "Leave the price out." in client.get(f"/posts/{post.pk}/").text
