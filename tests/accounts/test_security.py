"""What happened at the door: the log, its letters, lock-out, and the end of a session."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.core import mail
from django.test import Client
from django.utils import timezone
from freezegun import freeze_time
from pytest_django import Settings

from accounts import security, security_letters
from accounts.models import Device, SecurityEvent, User
from accounts.tasks import forget_sign_ins
from audit.models import Event
from tests.accounts.door import FIREFOX, give_password, is_in, set_up_app
from tests.council import PASSWORD

pytestmark = pytest.mark.django_db
NEW_PASSWORD = "pont-dros-yr-afon-wysg"
WRONG = "not-the-password-at-all"


def log() -> list[tuple[str, str | None, str]]:
    """The log as it was written: what, whose, and anything more."""
    lines = SecurityEvent.objects.order_by("pk").select_related("person")
    return [(line.what, line.person.email if line.person else None, line.detail) for line in lines]


def letters() -> list[str]:
    """Send what waits, and return the subjects of what was sent."""
    mail.outbox.clear()
    security_letters.send(now=timezone.now())
    return [letter.subject for letter in mail.outbox]


def change_password(client: Client) -> None:
    form = {"oldpassword": PASSWORD, "password1": NEW_PASSWORD, "password2": NEW_PASSWORD}
    assert client.post("/accounts/password/change/", form).status_code == 302


@pytest.mark.parametrize(
    ("user_agent", "words"),
    [
        (FIREFOX, "Firefox on Linux"),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36 Edg/140.0", "Edge on Windows"),
        ("Mozilla/5.0 (iPhone; CPU OS 19_0 like Mac OS X) Version/19 Safari/6", "Safari on iPhone"),
        ("Mozilla/5.0 (Linux; Android 16) Chrome/140.0 Mobile Safari/537", "Chrome on Android"),
        ("curl/8.5", "A browser"),
        ("", "A browser"),
    ],
)
def test_a_browser_is_named_as_its_person_would(user_agent: str, words: str) -> None:
    assert security.in_words(user_agent) == words


def test_the_log_says_who_came_who_was_refused_and_who_left(
    client: Client, councillor: User
) -> None:
    give_password(client, councillor, WRONG)
    client.post("/accounts/login/", {"login": "stranger@usk.example", "password": WRONG})
    give_password(client, councillor)
    client.post("/accounts/logout/")
    give_password(client, councillor)
    assert log() == [
        ("refused", councillor.email, "the password was wrong"),
        ("refused", None, "the password was wrong"),
        ("new_device", councillor.email, ""),
        ("signed_out", councillor.email, ""),
        ("signed_in", councillor.email, ""),
    ]
    last = SecurityEvent.objects.all()[0]
    assert (last.network_address, last.browser) == ("127.0.0.1", "Firefox on Linux")
    assert WRONG not in str(list(SecurityEvent.objects.values()))
    assert "stranger" not in str(list(SecurityEvent.objects.values()))


def test_somebody_whose_access_has_ended_is_noted(client: Client, contractor: User) -> None:
    give_password(client, contractor)
    assert log() == [("refused", contractor.email, "no access on this day")]


def test_five_wrong_passwords_lock_the_door_even_for_the_right_one(
    client: Client, councillor: User
) -> None:
    with freeze_time("2026-11-23 10:00") as clock:
        for _ in range(5):
            assert "do not match" in give_password(client, councillor, WRONG).text
        assert "Wait some minutes, five at the most" in give_password(client, councillor).text
        assert log()[-1] == ("locked_out", councillor.email, "")
        clock.tick(5 * 60)
        give_password(client, councillor)
        assert is_in(client)


def test_an_address_that_nobody_has_is_locked_alike(client: Client, councillor: User) -> None:
    def told(address: str, network_address: str) -> list[str]:
        form = {"login": address, "password": WRONG}
        browsers = [Client(REMOTE_ADDR=network_address) for _ in range(6)]
        answers = [browser.post("/accounts/login/", form).text for browser in browsers]
        return [re.sub(r'token" value="\w+|' + address, "", answer) for answer in answers]

    known = told(councillor.email, "192.0.2.1")
    assert "Wait some minutes, five at the most" in known[-1]
    assert known == told("stranger@usk.example", "192.0.2.2")


def test_one_router_before_the_whole_council_locks_nobody_out(
    client: Client, councillor: User
) -> None:
    """All come from one network address, and each has their own tries."""
    for number in range(15):
        client.post("/accounts/login/", {"login": f"{number}@usk.example", "password": WRONG})
    give_password(client, councillor)
    assert is_in(client)


def test_an_unknown_address_costs_the_work_of_a_password(
    client: Client, councillor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Otherwise how long the answer takes would tell who exists."""
    worked = []

    class Counting(MD5PasswordHasher):
        def encode(self, password: str, salt: str) -> str:
            worked.append(password)
            return super().encode(password, salt)

    monkeypatch.setattr("django.contrib.auth.hashers.get_hashers", lambda: [Counting()])
    monkeypatch.setattr("django.contrib.auth.hashers.get_hasher", lambda *_: Counting())
    give_password(client, councillor, WRONG)
    client.post("/accounts/login/", {"login": "stranger@usk.example", "password": WRONG})
    assert worked == [WRONG, WRONG]


def test_a_new_device_is_told_of_once_and_by_letter(client: Client, councillor: User) -> None:
    give_password(client, councillor)
    assert letters() == ["You signed in on a new device"]
    [letter] = mail.outbox
    assert letter.to == [councillor.email]
    assert "With: Firefox on Linux" in letter.body
    assert "/people/me/security/" in letter.body
    assert letters() == []
    client.post("/accounts/logout/")
    give_password(client, councillor)
    assert letters() == []
    assert Device.objects.filter(person=councillor).count() == 1


def test_a_browser_is_new_to_each_who_uses_it(
    client: Client, councillor: User, officer: User
) -> None:
    give_password(client, councillor)
    client.post("/accounts/logout/")
    give_password(client, officer)
    assert [line[:2] for line in log()][-1] == ("new_device", officer.email)
    assert "device" in client.cookies
    assert client.cookies["device"]["httponly"]


def test_a_letter_that_could_not_be_sent_is_sent_later(
    client: Client, councillor: User, settings: Settings
) -> None:
    give_password(client, councillor)
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    with pytest.raises(OSError, match="refused"):
        security_letters.send(now=timezone.now())
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert letters() == ["You signed in on a new device"]


@pytest.mark.django_db(transaction=True)
def test_a_changed_factor_and_a_changed_password_are_told_of(
    client: Client, councillor: User
) -> None:
    give_password(client, councillor)
    letters()
    secret = set_up_app(client)
    assert letters() == ["A second step was added to your sign-in"]
    assert secret not in mail.outbox[0].body
    change_password(client)
    assert letters() == ["Your password was changed"]
    assert NEW_PASSWORD not in mail.outbox[0].body
    client.post("/accounts/two-step/app/remove/")
    assert letters() == ["A second step was removed from your sign-in"]


def test_a_changed_password_signs_out_every_other_browser(client: Client, councillor: User) -> None:
    elsewhere = Client()
    give_password(elsewhere, councillor)
    give_password(client, councillor)
    change_password(client)
    assert is_in(client)
    assert not is_in(elsewhere)


def test_whoever_lost_a_telephone_signs_out_everywhere_else(
    client: Client, councillor: User
) -> None:
    telephone = Client()
    give_password(telephone, councillor)
    give_password(client, councillor)
    page = client.get("/people/me/security/").text
    assert page.count("<strong>Firefox on Linux</strong>") == 2
    done = client.post("/people/me/sign-out/", follow=True).text
    assert "You are signed out everywhere else." in done
    assert done.count("<strong>Firefox on Linux</strong>") == 1
    assert not is_in(telephone)
    assert log()[-1] == ("signed_out", councillor.email, "in 1 other browser")


def test_whoever_does_nothing_for_two_hours_is_signed_out(client: Client, councillor: User) -> None:
    with freeze_time("2026-11-23 09:00") as clock:
        give_password(client, councillor)
        for _ in range(4):
            clock.tick(timedelta(minutes=90))
            assert is_in(client)
        clock.tick(timedelta(minutes=121))
        assert not is_in(client)


def test_a_page_that_is_only_left_open_keeps_nobody_signed_in(
    client: Client, councillor: User
) -> None:
    with freeze_time("2026-11-23 09:00") as clock:
        give_password(client, councillor)
        clock.tick(timedelta(minutes=90))
        client.get("/posts/", headers={"HX-Request": "true"})
        clock.tick(timedelta(minutes=31))
        assert not is_in(client)


def test_a_day_on_which_somebody_was_here_is_written_once(client: Client, councillor: User) -> None:
    with freeze_time("2026-11-23 09:00"):
        give_password(client, councillor)
        client.get("/posts/")
        councillor.refresh_from_db()
        assert councillor.seen_on == date(2026, 11, 23)
        User.objects.filter(pk=councillor.pk).update(name="Cllr Rees")
        client.get("/posts/")
        councillor.refresh_from_db()
        assert (councillor.name, councillor.seen_on) == ("Cllr Rees", date(2026, 11, 23))


def test_the_log_forgets_after_twelve_months(client: Client, councillor: User) -> None:
    with freeze_time("2026-11-23 09:00"):
        give_password(client, councillor)
    with freeze_time("2027-11-23 08:00"):
        forget_sign_ins()
        assert len(log()) == 1
    with freeze_time("2027-11-23 10:00"):
        forget_sign_ins()
        assert log() == []
        assert not Device.objects.exists()
        assert security.sessions_of(councillor) == []


def test_the_clerk_reads_what_happened_to_everybody(
    client: Client, clerk: User, councillor: User
) -> None:
    give_password(Client(), councillor, WRONG)
    Client().post("/accounts/login/", {"login": "stranger@usk.example", "password": WRONG})
    client.force_login(clerk)
    page = client.get("/people/security/").text
    assert councillor.name in page
    assert "An address that nobody has" in page
    assert page.count("Sign-in refused") == 2


def test_nobody_reads_of_another_on_their_own_page(
    client: Client, councillor: User, officer: User
) -> None:
    give_password(Client(), councillor, WRONG)
    client.force_login(officer)
    assert "Sign-in refused" not in client.get("/people/me/security/").text


@pytest.mark.django_db(transaction=True)
def test_a_clerk_takes_away_a_second_step_that_is_lost(
    client: Client, clerk: User, councillor: User
) -> None:
    elsewhere = Client()
    give_password(elsewhere, councillor)
    set_up_app(elsewhere)
    letters()
    client.force_login(clerk)
    reset = f"/people/{councillor.pk}/second-step/"
    assert reset in client.get("/people/security/").text
    assert "Say how you know that it is they who ask." in client.post(reset, {"reason": " "}).text
    assert security.has_second_step(councillor)
    client.post(reset, {"reason": "She stood before me."})
    assert not security.has_second_step(councillor)
    assert not is_in(elsewhere)
    assert letters() == ["A second step was removed from your sign-in"]
    event = Event.objects.get(verb="user.second_steps_reset")
    assert (event.by, event.detail["why"]) == (clerk, "She stood before me.")
    twice = client.post(reset, {"reason": "She stood before me."}).text
    assert f"{councillor} has no second step. (Policy 1.7)" in twice


@pytest.mark.django_db(transaction=True)
def test_nobody_takes_away_their_own_second_step_unasked(client: Client, clerk: User) -> None:
    give_password(client, clerk)
    set_up_app(client)
    told = client.post(f"/people/{clerk.pk}/second-step/", {"reason": "It is I."}).text
    assert "Somebody else must do this for you." in told
    assert security.has_second_step(clerk)
