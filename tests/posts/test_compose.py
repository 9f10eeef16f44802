"""The compose page: what it refuses, in which words, and that nothing typed is ever lost."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from accounts.models import Channel, User
from audit.models import Event
from posts import actions
from posts.models import Post
from posts.previews import previews
from tests.council import Drafting
from tests.posts.test_pictures import drawn

pytestmark = pytest.mark.django_db
Form = dict[str, object]


@pytest.fixture
def author(client: Client, councillor: User) -> Client:
    client.force_login(councillor)
    return client


def form_of(client: Client, path: str, **typed: object) -> Form:
    """The hidden fields of a page as it is opened now, and whatever is typed into the others."""
    page = client.get(path).text
    hidden = dict(re.findall(r'<input type="hidden" name="(key|opened)" value="([^"]*)"', page))
    return {"kind": "news", "when": "asap", "save": "1"} | hidden | typed


@pytest.fixture
def new(author: Client) -> Callable[..., Form]:
    return lambda **typed: form_of(author, "/posts/new/", **typed)


def words(page: str) -> str:
    return unescape(page)


@pytest.mark.parametrize("page", ["http://[bad/", "usk.example/fair", "https://usk.example:port/"])
def test_what_is_no_web_address_is_refused_and_everything_else_stays(
    author: Client, new: Callable[..., Form], page: str
) -> None:
    shown = words(author.post("/posts/new/", new(message="The fair.", web_page=page)).text)
    assert "That is not a web address. Copy it from the browser's address line." in shown
    assert "The fair.</textarea>" in shown
    assert f'value="{page}"' in shown
    assert not Post.objects.exists()


def test_a_long_address_is_refused_in_a_sentence(author: Client, new: Callable[..., Form]) -> None:
    long = "https://usk.example/" + "a" * 500
    shown = words(author.post("/posts/new/", new(web_page=long)).text)
    assert "That address has 520 characters and may have 500. Give a shorter one." in shown


def test_a_bad_address_from_before_breaks_no_page(author: Client, draft: Drafting) -> None:
    post = draft(web_page="http://[bad/")
    assert {shown.link_host for shown in previews(post)} == {""}
    for path in ("", "edit/", "check/"):
        assert author.get(f"/posts/{post.pk}/{path}").status_code == 200


def test_what_cannot_be_seen_is_taken_out_of_every_field(
    author: Client, new: Callable[..., Form]
) -> None:
    author.post("/posts/new/", new(message="pay\u200bment\u202e\r\nnow", no_page_words="No\u2060."))
    post = Post.objects.get()
    assert (post.message, post.no_page_reason) == ("payment\r\nnow", "")


def test_a_message_of_nothing_that_can_be_seen_is_no_message(
    author: Client, new: Callable[..., Form]
) -> None:
    author.post("/posts/new/", new(message="\u200b\u3164\u2060"))
    shown = author.get(f"/posts/{Post.objects.get().pk}/check/").text
    assert "Write the message." in shown
    assert "There is a message." not in shown


@pytest.mark.parametrize(("days", "is_refused"), [(365, False), (368, True), (36_500, True)])
def test_a_date_more_than_a_year_ahead_is_refused(
    author: Client, new: Callable[..., Form], days: int, is_refused: bool
) -> None:
    day = timezone.localdate() + timedelta(days=days)
    typed = new(message="The fair.", when="later", date=day.isoformat(), time="12:00")
    answer = author.post("/posts/new/", typed)
    refused = answer.status_code == 200 and "more than a year ahead" in answer.text
    assert refused is is_refused


def test_a_picture_that_did_not_stay_is_asked_for_again(
    author: Client, new: Callable[..., Form]
) -> None:
    picture = SimpleUploadedFile("castle.jpg", drawn(), "image/jpeg")
    shown = author.post("/posts/new/", new(web_page="castle", picture=picture)).text
    assert "Choose the picture again: browsers do not keep it." in shown
    assert 'id="id_picture_error"' in shown


@pytest.mark.parametrize(
    ("hosts", "hint"),
    [
        (["usk.example", "usk.cymru"], "An https address on usk.example."),
        (["127.0.0.1:8100", "localhost:8100"], "An address on 127.0.0.1:8100."),
    ],
)
def test_the_hint_names_an_address_that_is_taken(
    author: Client, settings: Settings, hosts: list[str], hint: str
) -> None:
    settings.COUNCIL_WEBSITE_HOSTS = hosts
    assert hint in author.get("/posts/new/").text


# Two windows on one draft


def test_the_second_window_is_told_and_may_save_all_the_same(
    author: Client, new: Callable[..., Form]
) -> None:
    author.post("/posts/new/", new(message="First."))
    path = f"/posts/{Post.objects.get().pk}/edit/"
    one, other = (form_of(author, path, message=f"From window {n}.") for n in "AB")
    assert author.post(path, one).status_code == 302
    refused = author.post(path, other)
    assert "changed in another window since you opened it" in refused.text
    assert "From window B.</textarea>" in refused.text
    assert Post.objects.get().message == "From window A."
    [mark] = re.findall(r'name="opened" value="([^"]*)"', refused.text)
    assert author.post(path, other | {"opened": mark}).status_code == 302
    assert Post.objects.get().message == "From window B."


def test_the_page_of_a_new_post_cannot_write_over_what_became_of_it(
    author: Client, new: Callable[..., Form]
) -> None:
    form = new(message="First.")
    author.post("/posts/new/", form)
    path = f"/posts/{Post.objects.get().pk}/edit/"
    author.post(path, form_of(author, path, message="Second."))
    back = author.post("/posts/new/", form | {"message": "From the page before."})
    assert "changed in another window" in back.text
    assert Post.objects.get().message == "Second."


def test_a_form_sent_twice_is_one_post_and_no_refusal(
    author: Client, new: Callable[..., Form], facebook: Channel
) -> None:
    form = new(message="Once.", channels=[facebook.pk], no_page_words="x", no_page_reason="reply")
    assert [author.post("/posts/new/", form).status_code for _ in range(2)] == [302, 302]
    assert Post.objects.count() == 1


def test_a_post_that_was_sent_on_meanwhile_is_not_pulled_back_unseen(
    author: Client, draft: Drafting, facebook: Channel
) -> None:
    post = draft()
    path = f"/posts/{post.pk}/edit/"
    form = form_of(author, path, message="Better.", channels=[facebook.pk])
    actions.submit(post, by=post.author, is_declared=True, reason="", now=timezone.now())
    refused = author.post(path, form)
    assert "This post has moved on since you opened it: waiting for approval." in refused.text
    assert Post.objects.get().status == Post.Status.SUBMITTED


@pytest.mark.parametrize(
    ("is_approved", "why"),
    [
        (False, "It was changed while it waited for approval."),
        (True, "It was changed after it was approved."),
    ],
)
def test_the_record_says_truly_when_a_post_was_changed(
    author: Client, draft: Drafting, clerk: User, facebook: Channel, is_approved: bool, why: str
) -> None:
    post = draft()
    now = timezone.now()
    actions.submit(post, by=post.author, is_declared=True, reason="", now=now)
    if is_approved:
        actions.approve(post, by=clerk, shown_digest=post.digest(), now=now)
    path = f"/posts/{post.pk}/edit/"
    author.post(path, form_of(author, path, message="Better.", channels=[facebook.pk]))
    assert Event.objects.get(verb="post.draft").detail["why"] == why


# The calendar


def test_a_post_on_two_channels_is_one_row_with_one_stop(
    author: Client, draft: Drafting, clerk: User
) -> None:
    post = draft()
    soon = timezone.now()
    actions.submit(post, by=post.author, is_declared=True, reason="", now=soon)
    actions.approve(post, by=clerk, shown_digest=post.digest(), now=soon)
    shown = author.get("/calendar/").text
    assert shown.count("<form method") - 1 == shown.count(f'action="/posts/{post.pk}/stop/"') == 1
    assert "Facebook, " in shown
    assert "X (Twitter), " in shown
