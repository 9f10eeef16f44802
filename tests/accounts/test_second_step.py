"""A second step: an app that shows codes, and recovery codes for the day it is lost."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from freezegun import freeze_time
from freezegun.api import FrozenDateTimeFactory

from accounts.models import SecurityEvent, User
from platforms.sealed import unseal
from tests.accounts.door import code_of, give_code, give_password, is_in, set_up_app

# What changes a factor is noted once it is committed.
pytestmark = pytest.mark.django_db(transaction=True)

Type = Authenticator.Type


@pytest.fixture(autouse=True)
def clock() -> Iterator[FrozenDateTimeFactory]:
    """A clock that stands still, so that no code runs out between two lines of a story."""
    with freeze_time("2026-11-23 10:00:05") as clock:
        yield clock


@pytest.fixture
def secret(client: Client, councillor: User, clock: FrozenDateTimeFactory) -> str:
    """The secret of the app of a councillor, who then signs out. The app shows its next code."""
    give_password(client, councillor)
    secret = set_up_app(client)
    client.post("/accounts/logout/")
    clock.tick(30)
    return secret


def test_with_an_app_the_password_alone_no_longer_lets_in(
    client: Client, councillor: User, secret: str
) -> None:
    sent_on = give_password(client, councillor)
    assert sent_on.headers["Location"] == "/accounts/two-step/sign-in/"
    assert not is_in(client)
    assert give_code(client, code_of(secret)).status_code == 302
    assert is_in(client)


def test_a_wrong_code_and_a_code_seen_before_are_refused(
    client: Client, councillor: User, secret: str
) -> None:
    give_password(client, councillor)
    right = code_of(secret)
    wrong = f"{(int(right) + 1) % 1_000_000:06}"
    assert "That was not right." in give_code(client, wrong).text
    give_code(client, right)
    other = Client()
    give_password(other, councillor)
    assert "That was not right." in give_code(other, right).text
    assert not is_in(other)


def test_the_code_that_set_an_app_up_is_used_with_it(client: Client, councillor: User) -> None:
    give_password(client, councillor)
    code = code_of(set_up_app(client))
    other = Client()
    give_password(other, councillor)
    assert "That was not right." in give_code(other, code).text
    assert not is_in(other)


def test_codes_cannot_be_guessed_for_long(
    client: Client, councillor: User, secret: str, clock: FrozenDateTimeFactory
) -> None:
    give_password(client, councillor)
    wrong = f"{(int(code_of(secret)) + 1) % 1_000_000:06}"
    for _ in range(5):
        give_code(client, wrong)
    told = give_code(client, code_of(secret)).text
    assert "Wait some minutes, five at the most, and try again. (Policy 1.7)" in told
    assert not is_in(client)
    what = SecurityEvent.objects.filter(person=councillor).values_list("what", flat=True)
    assert list(what[:6]) == ["locked_out", *["refused"] * 5]
    clock.tick(5 * 60)
    give_code(client, code_of(secret))
    assert is_in(client)


def test_a_recovery_code_lets_in_once(client: Client, councillor: User, secret: str) -> None:
    give_password(client, councillor)
    give_code(client, code_of(secret))
    page = client.get("/accounts/two-step/codes/").text
    codes = re.findall(r"<li>(\d{4} \d{4})</li>", page)
    assert len(codes) == 10
    lost = Client()
    give_password(lost, councillor)
    give_code(lost, codes[3])
    assert is_in(lost)
    assert "9 are left." in lost.get("/people/me/security/").text
    again = Client()
    give_password(again, councillor)
    assert "That was not right." in give_code(again, codes[3]).text


def test_secrets_are_sealed_in_the_database(councillor: User, secret: str) -> None:
    app = Authenticator.objects.get(user=councillor, type=Type.TOTP)
    codes = Authenticator.objects.get(user=councillor, type=Type.RECOVERY_CODES)
    assert secret not in str(app.data)
    assert unseal(app.data["secret"]) == secret
    assert len(unseal(codes.data["seed"])) == 80


def test_the_picture_of_the_secret_needs_no_exception_from_the_content_policy(
    client: Client, councillor: User
) -> None:
    give_password(client, councillor)
    page = client.get("/accounts/two-step/app/")
    drawn = re.search(r"<svg.*?</svg>", page.text, re.DOTALL)
    assert drawn
    assert "style" not in drawn[0]
    assert "data:" not in page.text
    assert "img-src 'self'" in page.headers["Content-Security-Policy"].split("; ")


def test_other_browsers_that_never_passed_the_new_step_are_signed_out(
    client: Client, councillor: User
) -> None:
    elsewhere = Client()
    give_password(elsewhere, councillor)
    give_password(client, councillor)
    assert is_in(elsewhere)
    set_up_app(client)
    assert not is_in(elsewhere)
    assert is_in(client)


def test_an_app_is_removed_by_whoever_shows_again_who_they_are(
    client: Client, councillor: User, secret: str, clock: FrozenDateTimeFactory
) -> None:
    give_password(client, councillor)
    give_code(client, code_of(secret))
    clock.tick(16 * 60)
    remove = "/accounts/two-step/app/remove/"
    assert client.post(remove).headers["Location"].startswith("/accounts/reauthenticate/")
    assert Authenticator.objects.filter(user=councillor).count() == 2
    clock.tick(30)
    client.post("/accounts/two-step/reauthenticate/", {"code": code_of(secret)})
    assert client.post(remove).headers["Location"] == "/people/me/security/"
    assert not Authenticator.objects.filter(user=councillor).exists()


def test_every_change_of_a_step_is_noted_and_nothing_of_a_secret_with_it(
    client: Client, councillor: User, secret: str
) -> None:
    give_password(client, councillor)
    give_code(client, code_of(secret))
    client.post("/accounts/two-step/codes/new/")
    client.post("/accounts/two-step/app/remove/")
    events = SecurityEvent.objects.filter(person=councillor, what__startswith="factor_")
    assert list(events.order_by("pk").values_list("what", "detail")) == [
        ("factor_added", "an authenticator app"),
        ("factor_added", "new recovery codes"),
        ("factor_removed", "the authenticator app"),
    ]
    everything = str(list(SecurityEvent.objects.values()))
    assert secret not in everything
    assert code_of(secret) not in everything
