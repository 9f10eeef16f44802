"""The first Clerk comes from the server itself, and so does a successor when nobody can let in."""

from __future__ import annotations

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth import SESSION_KEY
from django.core import mail
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from accounts.models import Office, User
from audit.models import Event
from policy.roles import Permission, Role
from tests.council import PASSWORD

pytestmark = pytest.mark.django_db
GWEN = {"name": "Gwen Parry", "email": "Gwen@usk.example"}


def test_the_first_clerk_is_invited(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("first_clerk", **GWEN)
    person = User.objects.get(email="gwen@usk.example")
    assert person.can(Permission.GRANT_ACCESS)
    assert person.granted_by is None
    assert mail.outbox[0].to == ["gwen@usk.example"]
    told = capsys.readouterr().out
    assert "An invitation has gone to gwen@usk.example. It is good for a week." in told
    assert "/invitation/" not in told
    event = Event.objects.about(person).get()
    assert (event.verb, event.who) == ("user.seated", "The portal")
    assert event.detail["why"] == "The first Town Clerk."


def test_a_second_first_clerk_is_refused(clerk: User) -> None:
    with pytest.raises(CommandError, match="There is a Clerk already, or was: Clerk"):
        call_command("first_clerk", **GWEN)
    assert not mail.outbox


def test_the_clerk_who_is_named_is_the_one_of_today(clerk: User, officer: User) -> None:
    ahead = timezone.localdate() + timedelta(days=30)
    Office.objects.create(holder=officer, role=Role.DEPUTY_CLERK, held_from=ahead)
    with pytest.raises(CommandError, match="or was: Clerk"):
        call_command("first_clerk", **GWEN)


def test_an_agency_worker_who_follows_has_a_last_day(clerk: User) -> None:
    said = {**GWEN, "successor": "The Clerk is ill.", "category": "agency"}
    with pytest.raises(CommandError, match="comes as Agency worker, so give the last day"):
        call_command("first_clerk", **said)
    today = timezone.localdate()
    with pytest.raises(CommandError, match=r"is over\. Give today or a later day with --until"):
        call_command("first_clerk", **said, until=today - timedelta(days=1))
    with pytest.raises(CommandError, match=r"soon is no day\. Give it as in 2027-05-12"):
        call_command("first_clerk", "--until=soon", **said)
    call_command("first_clerk", **said, until=today + timedelta(days=60))
    person = User.objects.get(email="gwen@usk.example")
    assert (person.category, person.access_until) == ("agency", today + timedelta(days=60))
    assert person.can(Permission.GRANT_ACCESS)


def test_a_contractor_whose_time_is_over_comes_back_as_something_else(
    clerk: User, contractor: User
) -> None:
    known = {"name": contractor.name, "email": contractor.email, "successor": "The Clerk is ill."}
    with pytest.raises(CommandError, match="comes as Contractor, so give the last day"):
        call_command("first_clerk", **known)
    call_command("first_clerk", **known, category="employee")
    contractor.refresh_from_db()
    assert (contractor.category, contractor.access_until) == ("employee", None)


def test_nobody_can_be_succeeded_who_never_was() -> None:
    with pytest.raises(CommandError, match="There was no Clerk yet"):
        call_command("first_clerk", **GWEN, successor="She left.")


def test_a_successor_needs_a_reason(clerk: User) -> None:
    with pytest.raises(CommandError, match="Say why a successor is needed"):
        call_command("first_clerk", **GWEN, successor=" ")


def test_a_successor_follows_a_clerk_who_has_left(clerk: User) -> None:
    yesterday = timezone.localdate() - timedelta(days=1)
    User.objects.filter(pk=clerk.pk).update(access_until=yesterday)
    call_command("first_clerk", **GWEN, successor="The Clerk has left.")
    person = User.objects.get(email="gwen@usk.example")
    assert person.can(Permission.GRANT_ACCESS)
    assert Office.objects.get(holder=clerk).held_until == yesterday
    assert Event.objects.about(person).get().detail["why"] == "The Clerk has left."


def test_a_clerk_who_has_lost_every_factor_begins_again(clerk: User) -> None:
    Authenticator.objects.create(user=clerk, type=Authenticator.Type.TOTP, data={})
    browser = Client()
    browser.force_login(clerk)
    again = {"name": clerk.name, "email": clerk.email}
    call_command("first_clerk", **again, successor="The telephone is in the Usk.")
    assert not Authenticator.objects.filter(user=clerk).exists()
    clerk.refresh_from_db()
    assert not clerk.check_password(PASSWORD)
    assert browser.get("/people/").status_code == 302
    assert SESSION_KEY not in browser.session
    assert Office.objects.filter(role=Role.TOWN_CLERK).count() == 1
    assert mail.outbox[0].to == [clerk.email]


def test_somebody_who_is_known_may_follow_until_whoever_was_entered_ahead(
    clerk: User, officer: User, mayor: User
) -> None:
    today = timezone.localdate()
    ahead = today + timedelta(days=30)
    last = ahead - timedelta(days=1)
    Office.objects.filter(holder=clerk).update(held_until=last)
    Office.objects.create(holder=mayor, role=Role.TOWN_CLERK, held_from=ahead)
    known = {"name": officer.name, "email": officer.email}
    call_command("first_clerk", **known, successor="The Clerk is in hospital.")
    term = Office.objects.get(holder=officer, role=Role.TOWN_CLERK)
    assert (term.held_from, term.held_until) == (today, last)
    assert Office.objects.get(holder=clerk).held_until == today - timedelta(days=1)


@pytest.mark.parametrize("email", ["gwen", "gwen@", ""])
def test_half_an_address_is_refused(email: str) -> None:
    with pytest.raises(CommandError, match="Give the whole email address"):
        call_command("first_clerk", name="Gwen Parry", email=email)


def test_mail_that_does_not_leave_is_said_and_tried_again(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    call_command("first_clerk", **GWEN)
    assert "The invitation could not be sent yet: look at EMAIL_URL." in capsys.readouterr().out
    assert User.objects.get().invitation_sent_at is None
