"""Autosave: a draft is saved as it is typed, once, and nothing that was sent on is touched."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from accounts.models import Channel, User
from audit.models import Event
from posts import actions
from posts.models import Post
from tests.council import PASSWORD, Drafting
from tests.posts.test_compose import Form, form_of

pytestmark = pytest.mark.django_db
Saved = dict[str, object]


@pytest.fixture
def author(client: Client, councillor: User) -> Client:
    client.force_login(councillor)
    return client


@pytest.fixture
def new(author: Client) -> Callable[..., Form]:
    return lambda **typed: form_of(author, "/posts/new/", interest="no", **typed)


def save(client: Client, form: Form) -> Saved:
    found: Saved = client.post("/posts/autosave/", form).json()
    return found


def test_a_new_form_becomes_one_draft_however_often_it_is_saved(
    author: Client, new: Callable[..., Form]
) -> None:
    form = new(message="The")
    first = save(author, form)
    post = Post.objects.get()
    assert first["words"] == f"Saved {timezone.localtime():%H:%M}"
    assert first["page"] == f"/posts/{post.pk}/edit/"
    second = save(author, form | {"message": "The fair", "opened": first["opened"]})
    assert second["is_saved"] is True
    assert Post.objects.get().message == "The fair"
    assert [event.verb for event in Event.objects.about(post)] == ["post.started"]


def test_the_same_words_sent_twice_are_no_quarrel(author: Client, new: Callable[..., Form]) -> None:
    form = new(message="The fair")
    assert save(author, form)["is_saved"]
    assert save(author, form)["is_saved"], "the answer to the first was lost on the way"


def test_a_form_that_was_saved_as_typed_is_saved_by_hand_after_that(
    author: Client, new: Callable[..., Form]
) -> None:
    form = new(message="The fair")
    opened = save(author, form)["opened"]
    form |= {"message": "The fair is on.", "opened": opened}
    post = Post.objects.get()
    assert author.post(f"/posts/{post.pk}/edit/", form).status_code == 302
    assert Post.objects.get().message == "The fair is on."


@pytest.mark.parametrize("status", ["SUBMITTED", "APPROVED"])
def test_what_was_sent_on_is_left_as_it_is(
    status: str, author: Client, draft: Drafting, clerk: User
) -> None:
    post, now = draft(), timezone.now()
    form = form_of(author, f"/posts/{post.pk}/edit/", message="Changed")
    actions.submit(post, by=post.author, is_declared=True, reason="", now=now)
    if status == "APPROVED":
        actions.approve(post, by=clerk, shown_digest=post.digest(), now=now)
    sent_on = form_of(author, f"/posts/{post.pk}/edit/", message="Changed")
    for late in (form, sent_on):
        answer = save(author, late)
        assert answer["is_saved"] is False
        assert answer["is_over"] is True
        assert "sent on meanwhile" in str(answer["words"])
    post = Post.objects.get()
    assert (post.status, post.message) == (status, "The new noticeboard stands in Twyn Square.")
    assert "data-autosave" not in author.get(f"/posts/{post.pk}/edit/").text


def test_what_another_window_wrote_is_not_written_over(author: Client, draft: Drafting) -> None:
    post = draft()
    form = form_of(author, f"/posts/{post.pk}/edit/", message="Mine")
    Post.objects.filter(pk=post.pk).update(message="Theirs", updated_at=timezone.now())
    answer = save(author, form)
    assert (answer["is_saved"], answer["is_over"]) == (False, True)
    assert "changed in another window" in str(answer["words"])
    assert Post.objects.get().message == "Theirs"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"when": "later"}, "Saved, but not the date: Say on which day and at what time."),
        ({"web_page": "www usk"}, "Saved, but not the council web page: "),
    ],
)
def test_what_cannot_be_understood_does_not_keep_the_rest_from_being_saved(
    author: Client, draft: Drafting, typed: dict[str, str], said: str
) -> None:
    due = timezone.now().replace(second=0, microsecond=0) + timedelta(days=2)
    post = draft(web_page="https://usk.example/fair", no_page_reason="", publish_at=due)
    form = form_of(author, f"/posts/{post.pk}/edit/", interest="no", message="The fair", **typed)
    answer = save(author, form | {"web_page": "https://usk.example/fair", **typed})
    assert str(answer["words"]).startswith(said)
    assert (answer["is_saved"], answer["is_whole"]) == (True, False)
    post.refresh_from_db()
    assert (post.message, post.web_page) == ("The fair", "https://usk.example/fair")
    assert post.publish_at == (due if "when" in typed else None)


def test_a_draft_that_cannot_be_named_is_not_saved(
    author: Client, new: Callable[..., Form]
) -> None:
    answer = save(author, new(message="The fair") | {"key": "7"})
    assert str(answer["words"]).startswith("Not saved yet: ")
    assert (answer["is_saved"], answer["is_over"]) == (False, False)
    assert not Post.objects.exists()


def test_signed_out_it_leads_to_the_sign_in_and_back_with_the_words(
    client: Client, new: Callable[..., Form], councillor: User
) -> None:
    form = new(message="Typed on the bus.")
    client.session.flush()
    answer = client.post(
        "/posts/autosave/", form, headers={"Referer": "http://testserver/posts/new/"}
    )
    assert answer.status_code == 302
    client.post(
        "/accounts/login/?next=/posts/new/", {"login": councillor.email, "password": PASSWORD}
    )
    assert "Typed on the bus.</textarea>" in client.get("/posts/new/").text


@pytest.mark.long
@pytest.mark.django_db(transaction=True)
def test_typing_is_saved_checked_and_survives_the_loss_of_the_line(
    live_server: LiveServer, browser: Browser, councillor: User, facebook: Channel
) -> None:
    context = browser.new_context(base_url=live_server.url)
    page = context.new_page()
    page.goto("/posts/new/")
    page.get_by_label("Email").fill(councillor.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.get_by_label("Message", exact=True).fill("The fair is on Friday.")
    page.get_by_label(facebook.name, exact=True).check()
    expect(page.locator("#saved")).to_contain_text("Saved")
    post = Post.objects.get()
    expect(page).to_have_url(f"{live_server.url}/posts/{post.pk}/edit/")
    expect(page.locator("#so-far .preview")).to_contain_text("The fair is on Friday.")
    expect(page.locator("#so-far-in-short")).to_contain_text("to put right")

    context.set_offline(True)
    page.get_by_label("Message", exact=True).fill("The fair is on Saturday.")
    expect(page.get_by_role("alert")).to_contain_text("this device has no connection")
    assert Post.objects.get().message == "The fair is on Friday."
    context.set_offline(False)
    expect(page.locator("#saved")).to_contain_text("Saved")
    assert Post.objects.get().message == "The fair is on Saturday."

    page.get_by_label("Message", exact=True).fill("The fair is on Sunday.")
    page.get_by_role("button", name="Check", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Check before you send")
    assert Post.objects.get().message == "The fair is on Sunday."
    page.go_back()
    page.get_by_label("Message", exact=True).fill("The fair is on Monday.")
    page.goto("/posts/")
    page.wait_for_function(
        "path => fetch(path).then(answer => answer.text()).then(text => text.includes('Monday'))",
        arg=f"/posts/{post.pk}/edit/",
    )
    context.close()
