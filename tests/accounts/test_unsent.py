"""Signed out while writing: the words are kept, for whoever typed them and nobody else."""

from __future__ import annotations

import re
import time

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from accounts.models import User
from accounts.unsent import KEPT, MOST_BYTES
from tests.council import PASSWORD

pytestmark = pytest.mark.django_db
NEW = "/posts/new/"
RETURNED = "You were signed out. What you typed is here; save it now."


def sign_in(client: Client, person: User, back_to: str = "") -> str:
    """Sign in with the password, and return where that leads."""
    form = {"login": person.email, "password": PASSWORD, "next": back_to}
    return str(client.post("/accounts/login/", form).headers["Location"])


def sign_out(client: Client) -> None:
    """As when the session ends: the browser keeps its other cookies."""
    client.cookies["sessionid"] = ""


@pytest.fixture
def writing(client: Client, councillor: User) -> Client:
    """A councillor with a form open, who is signed out without noticing."""
    sign_in(client, councillor)
    client.get(NEW)
    sign_out(client)
    return client


def test_what_was_typed_is_there_after_the_sign_in_and_only_once(
    writing: Client, councillor: User
) -> None:
    sent_away = writing.post(NEW, {"message": "The fair & more.", "kind": "event"})
    assert sent_away.headers["Location"] == f"/accounts/login/?next={NEW}"
    assert sign_in(writing, councillor, NEW) == NEW
    shown = writing.get(NEW).text
    assert RETURNED in shown
    assert "The fair &amp; more.</textarea>" in shown
    assert re.search(r'<option value="event"\s+selected\s*>', shown)
    again = writing.get(NEW).text
    assert RETURNED not in again
    assert "The fair" not in again


def test_another_page_gets_nothing(writing: Client, councillor: User) -> None:
    writing.post(NEW, {"message": "The fair."})
    sign_in(writing, councillor)
    assert "The fair." not in writing.get("/incidents/new/").text
    assert "The fair." in writing.get(NEW).text


def test_somebody_else_at_the_same_browser_gets_nothing(
    writing: Client, councillor: User, officer: User
) -> None:
    path = "/incidents/new/"
    writing.post(path, {"what_happened": "He threatened me."})
    sign_in(writing, officer)
    assert "He threatened me." not in writing.get(path).text
    sign_out(writing)
    sign_in(writing, councillor)
    assert "He threatened me." not in writing.get(path).text


def test_a_report_of_an_incident_comes_back_too(writing: Client, councillor: User) -> None:
    writing.post("/incidents/new/", {"what_happened": "He threatened me."})
    sign_in(writing, councillor)
    shown = writing.get("/incidents/new/").text
    assert RETURNED in shown
    assert "He threatened me.</textarea>" in shown


def test_whose_browser_it_was_is_signed_and_kept_from_scripts(writing: Client) -> None:
    cookie = writing.cookies["person"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    writing.cookies["person"] = f"{cookie.value}x"
    writing.post(NEW, {"message": "The fair."})
    assert KEPT not in writing.session


def test_a_stranger_leaves_nothing_in_the_session(client: Client) -> None:
    client.post(NEW, {"message": "Fill the database."})
    assert KEPT not in client.session


def test_too_much_is_not_kept(writing: Client) -> None:
    writing.post(NEW, {"message": "é" * (MOST_BYTES // 6)})
    assert KEPT not in writing.session


def test_after_an_hour_nothing_is_left(writing: Client, councillor: User) -> None:
    writing.post(NEW, {"message": "The fair."})
    session = writing.session
    session[KEPT] = session[KEPT] | {"at": time.time() - 3601}
    session.save()
    sign_in(writing, councillor)
    assert "The fair." not in writing.get(NEW).text
    assert KEPT not in writing.session


def test_passwords_and_tokens_are_never_kept(writing: Client) -> None:
    typed = {"message": "x", "password": "p4ss", "oldpassword": "0ld", "csrfmiddlewaretoken": "t0k"}
    writing.post(NEW, typed)
    kept = str(writing.session[KEPT])
    assert "message=x" in kept
    assert not [secret for secret in ("p4ss", "0ld", "t0k") if secret in kept]


def test_whoever_had_chosen_a_file_is_asked_for_it_again(writing: Client, councillor: User) -> None:
    writing.post(NEW, {"message": "x", "picture": SimpleUploadedFile("a.jpg", b"x")})
    sign_in(writing, councillor)
    assert "Choose the picture or video again: browsers do not keep it." in writing.get(NEW).text


def test_a_button_leads_back_to_the_page_that_it_stood_on(writing: Client) -> None:
    page = "http://testserver/posts/3/"
    sent_away = writing.post("/posts/3/decide/", {"words": "No."}, headers={"referer": page})
    assert sent_away.headers["Location"] == "/accounts/login/?next=/posts/3/"


def test_a_page_of_another_site_leads_nowhere(writing: Client) -> None:
    page = "https://evil.example/posts/3/"
    sent_away = writing.post(NEW, {"words": "No."}, headers={"referer": page})
    assert sent_away.headers["Location"] == f"/accounts/login/?next={NEW}"


# A form whose page is out of date

TYPED = {
    "message": "<b>Bold</b> & kind",
    "web_page": "https://usk.example/",
    "password": "p4ss",
    "csrfmiddlewaretoken": "t0k",
    "key": "k3y",
}


@pytest.mark.parametrize("header", ["origin", "referer"])
def test_a_refused_form_shows_its_words_to_be_copied(header: str) -> None:
    came = {header: "http://testserver"}
    answer = Client(enforce_csrf_checks=True).post(NEW, TYPED, headers=came)
    assert answer.status_code == 403
    assert "What you typed" in answer.text
    assert "&lt;b&gt;Bold&lt;/b&gt; &amp; kind</pre>" in answer.text
    assert not [hidden for hidden in ("p4ss", "t0k", "k3y") if hidden in answer.text]


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "https://testserver", ""])
def test_words_from_elsewhere_are_not_shown(origin: str) -> None:
    came = {"origin": origin} if origin else {}
    answer = Client(enforce_csrf_checks=True).post(NEW, TYPED, headers=came)
    assert answer.status_code == 403
    assert "Bold" not in answer.text
    assert "Please send that again" in answer.text
