"""Live checks: how a post stands while it is typed, of which nothing is kept."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import Channel, User
from audit.models import Event
from posts.models import Post, Revision
from tests.council import Drafting
from tests.posts.test_compose import Form, form_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def author(client: Client, councillor: User) -> Client:
    client.force_login(councillor)
    return client


@pytest.fixture
def typed(author: Client, facebook: Channel, x: Channel) -> Callable[..., Form]:
    """A way to type a sound post, or something else, into a new form."""

    def type_(path: str = "/posts/new/", **fields: object) -> Form:
        sound: Form = {
            "message": "The new noticeboard stands in Twyn Square.",
            "channels": [facebook.pk, x.pk],
            "no_page_reason": "nothing",
            "no_page_words": "The post says it all.",
            "interest": "no",
        }
        return form_of(author, path, **sound | fields)

    return type_


def live(client: Client, form: Form) -> str:
    answer = client.post("/posts/live/", form, headers={"HX-Request": "true"})
    assert answer.status_code == 200
    return answer.text


def test_a_sound_post_is_in_order_and_is_shown_as_residents_will_see_it(
    author: Client, typed: Callable[..., Form]
) -> None:
    page = live(author, typed())
    assert "Everything that the portal can check is in order." in page
    assert page.count("The new noticeboard stands in Twyn Square.") == 2
    assert "of 280, as X counts" in page


def test_what_is_to_be_put_right_leads_to_its_field_on_this_page(
    author: Client, typed: Callable[..., Form]
) -> None:
    page = live(author, typed(no_page_reason=""))
    assert "1 thing to put right, 0 to think about." in page
    assert 'href="#id_web_page"' in page


def test_it_says_what_the_check_says_once_it_is_saved(
    author: Client, typed: Callable[..., Form], x: Channel
) -> None:
    form = typed(message="word " * 80, channels=[x.pk], **{f"words_{x.pk}": "w " * 150})
    page = live(author, form)
    author.post("/posts/new/", form)
    found = Post.objects.get().findings()
    assert found
    assert all(finding.sentence in page for finding in found if finding.verdict != "kept")


def test_nothing_of_it_is_kept(author: Client, typed: Callable[..., Form]) -> None:
    live(author, typed())
    for kept in (Post, Revision, Event.objects.filter(kind="posts.post")):
        assert not (kept.objects if isinstance(kept, type) else kept).exists()


def test_a_post_that_was_sent_on_is_checked_and_left_as_it_is(
    author: Client, typed: Callable[..., Form], draft: Drafting
) -> None:
    post = draft(status="SUBMITTED", submitted_at=timezone.now())
    page = live(author, typed(f"/posts/{post.pk}/edit/", message="CHANGED ALL OF IT!!!"))
    assert "CHANGED ALL OF IT!!!" in page
    assert (Post.objects.get().message, Post.objects.get().status) == (post.message, "SUBMITTED")


def test_what_cannot_be_understood_is_said_and_the_rest_is_checked(
    author: Client, typed: Callable[..., Form]
) -> None:
    page = live(author, typed(when="later", time="25:00", message="", web_page="usk"))
    assert "That is not a web address." in page
    assert "Give the hour and the minutes" in page
    assert "Write the message." in page


def test_it_waits_for_the_page_and_changes_once_when_it_was_looked_at(
    author: Client, typed: Callable[..., Form], draft: Drafting
) -> None:
    page = "https://usk.example/fair"
    post = draft(web_page=page, no_page_reason="", no_page_words="")
    look = post.checks.create(url=page, asked_at=timezone.now())
    form = typed(f"/posts/{post.pk}/edit/", web_page=page)
    assert "We are looking at the council web page." in live(author, form)
    form["waiting"] = "1"
    assert author.post("/posts/live/", form).status_code == 204
    look.seen_at, look.title = timezone.now(), "The fair in Usk"
    look.save()
    assert "The fair in Usk" in live(author, form)


def test_nobody_learns_anything_of_somebody_elses_draft(
    client: Client, typed: Callable[..., Form], draft: Drafting, officer: User
) -> None:
    post = draft(message="A secret thought.")
    form = typed(key=str(post.key))
    client.force_login(officer)
    answer = client.post("/posts/live/", form)
    assert (answer.status_code, answer.content) == (204, b"")
    answer = client.post("/posts/autosave/", form)
    assert answer.json()["is_saved"] is False
    assert Post.objects.get().message == "A secret thought."


def test_a_message_cannot_bring_markup_into_the_panel(
    author: Client, typed: Callable[..., Form]
) -> None:
    page = live(author, typed(message="<img src=x onerror=alert(1)> ring 07700 900123"))
    assert "<img src=x" not in page
    assert "&lt;img src=x" in page
