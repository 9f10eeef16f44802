"""The sign-in pages: their promised words, and a forgotten password from end to end."""

import re

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from accounts.models import Office, User
from policy.roles import Role

pytestmark = pytest.mark.django_db

PASSWORD = "croeso-i-frynbuga"
CHOSEN = "pont-dros-yr-afon-wysg"


@pytest.fixture
def councillor() -> User:
    today = timezone.localdate()
    person = User.objects.create_user(
        "rees@usk.example", PASSWORD, name="Cllr Rees", category="elected", access_from=today
    )
    Office.objects.create(holder=person, role=Role.COUNCILLOR, held_from=today)
    return person


def heading(html: str) -> str:
    found = re.search(r"<h1>(.*?)</h1>", html)
    return found[1] if found else ""


def test_the_promised_words_are_on_the_sign_in_page(client: Client) -> None:
    html = client.get("/accounts/login/").text
    assert '<label for="id_login">Email</label>' in html
    assert '<label for="id_password">Password</label>' in html
    assert "<button>Sign in</button>" in html
    assert "placeholder" not in html


def test_a_wrong_password_is_said_at_the_top(client: Client, councillor: User) -> None:
    html = client.post("/accounts/login/", {"login": councillor.email, "password": "no"}).text
    assert 'class="wrong" role="alert"' in html
    assert "<title>Error: Sign in" in html
    assert f'value="{councillor.email}"' in html


def test_whoever_is_signed_in_reads_their_name_and_office(client: Client, councillor: User) -> None:
    form = {"login": councillor.email, "password": PASSWORD}
    html = client.post("/accounts/login/", form, follow=True).text
    assert "<strong>Cllr Rees</strong>, Councillor" in html
    assert '<a href="/" aria-current="page">Home</a>' in html
    assert "Report an incident" in html


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/accounts/logout/", "Sign out"),
        ("/accounts/password/change/", "Change your password"),
        ("/accounts/reauthenticate/", "Is it still you?"),
        ("/nowhere/", "There is no such page"),
    ],
)
def test_a_page_for_somebody_signed_in_is_ours(
    client: Client, councillor: User, path: str, words: str
) -> None:
    client.post("/accounts/login/", {"login": councillor.email, "password": PASSWORD})
    assert heading(client.get(path).text) == words


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/accounts/signup/", "The Clerk opens accounts"),
        ("/accounts/inactive/", "This account is closed"),
        ("/accounts/password/reset/", "Choose a new password"),
        ("/accounts/password/reset/key/1-spent/", "This link no longer works"),
        ("/accounts/password/reset/key/done/", "Your password is changed"),
    ],
)
def test_a_page_for_anybody_is_ours(client: Client, path: str, words: str) -> None:
    assert heading(client.get(path).text) == words


def test_a_forgotten_password_is_chosen_anew_from_a_letter(
    client: Client, councillor: User
) -> None:
    form = {"email": councillor.email}
    told = client.post("/accounts/password/reset/", form, follow=True).text
    assert heading(told) == "Look at your mail"
    [letter] = mail.outbox
    assert "your password stays as it is" in letter.body
    assert "Usk Town Council" in letter.body
    [link] = re.findall(r"https?://[^/\s]+(/\S+)", letter.body)
    page = client.get(link, follow=True)
    assert heading(page.text) == "Choose a new password"
    address = page.redirect_chain[-1][0]
    done = client.post(address, {"password1": CHOSEN, "password2": CHOSEN}, follow=True).text
    assert "Your password is changed" in done
    councillor.refresh_from_db()
    assert councillor.check_password(CHOSEN)


@pytest.mark.parametrize("address", ["nobody@usk.example", "invited@usk.example"])
def test_who_has_no_password_yet_is_answered_alike_and_gets_no_letter(
    client: Client, address: str
) -> None:
    """Strangers get no letters, and only the Clerk makes a new invitation."""
    User.objects.create_user(
        "invited@usk.example", None, category="elected", access_from=timezone.localdate()
    )
    told = client.post("/accounts/password/reset/", {"email": address}, follow=True).text
    assert heading(told) == "Look at your mail"
    assert mail.outbox == []
