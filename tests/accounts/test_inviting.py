"""The Clerk lets somebody in, and an invitation opens once, within a week, and for nobody else."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from django.conf import settings as configured
from django.contrib.auth import SESSION_KEY
from django.core import mail
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from accounts import invitations
from accounts.actions import inviting
from accounts.actions.appointing import Term
from accounts.actions.inviting import Engagement
from accounts.models import Office, User
from audit.models import Event, MovedOn
from policy.clause import Refused
from policy.roles import Role
from tests.council import PASSWORD

TODAY = timezone.localdate
CHOSEN = "pont-dros-yr-afon-wysg"
FORM = {
    "name": "Cllr Nia Bevan",
    "email": "Bevan@usk.example",
    "category": "elected",
    "access_from": "2026-01-05",
    "access_until": "",
    "office-role": "councillor",
    "office-held_from": "",
    "office-held_until": "",
    "office-minute": "2026/041",
}


@pytest.fixture
def desk(clerk: User) -> Client:
    """The Clerk's browser."""
    client = Client()
    client.force_login(clerk)
    return client


def sent_link() -> str:
    """The path of the link in the last letter."""
    [link] = re.findall(r"https?://[^/\s]+(/invitation/\S+)", mail.outbox[-1].body)
    return str(link)


def invited(clerk: User) -> User:
    """Somebody to whom an invitation has gone."""
    engagement = Engagement("Cllr Nia Bevan", "bevan@usk.example", "elected", date(2026, 1, 5))
    term = Term(Role.COUNCILLOR, date(2026, 1, 5))
    now = timezone.now()
    person = inviting.invite(engagement, term, by=clerk, why_this_address="", now=now)
    assert invitations.send_all(now=now) == 1
    person.refresh_from_db()
    return person


def test_the_clerk_invites_a_councillor_who_chooses_a_password_and_lands_on_the_desk(
    desk: Client, clerk: User
) -> None:
    page = desk.post("/people/invite/", FORM, follow=True).text
    assert "An invitation goes to bevan@usk.example. It is good for a week." in page
    assert "Invited, has not come in yet" in page
    person = User.objects.get(email="bevan@usk.example")
    assert person.granted_by == clerk
    office = person.offices.get()
    assert (office.role, office.held_from, office.minute) == (
        Role.COUNCILLOR,
        date(2026, 1, 5),
        "2026/041",
    )
    invitations.send_all(now=timezone.now())
    assert mail.outbox[-1].to == ["bevan@usk.example"]
    assert configured.SITE_URL in mail.outbox[-1].body
    guest = Client()
    assert "Choose your password" in guest.get(sent_link()).text
    answer = guest.post(sent_link(), {"password1": CHOSEN, "password2": CHOSEN}, follow=True)
    assert "Your desk" in answer.text
    assert guest.session[SESSION_KEY] == str(person.pk)
    person.refresh_from_db()
    assert person.check_password(CHOSEN)
    told = [event.verb for event in Event.objects.about(person)]
    assert told[:2] == ["user.invited", "user.came_in"]


def test_an_invitation_is_sent_once_however_often_it_is_looked_for(clerk: User) -> None:
    invited(clerk)
    assert invitations.send_all(now=timezone.now()) == 0
    assert len(mail.outbox) == 1


def test_it_serves_once(clerk: User) -> None:
    invited(clerk)
    link = sent_link()
    Client().post(link, {"password1": CHOSEN, "password2": CHOSEN})
    again = Client()
    page = again.post(link, {"password1": "another-long-password", "password2": "-"}).text
    assert "This invitation has been used. Sign in with the password that you chose" in page
    assert SESSION_KEY not in again.session
    assert User.objects.get(email="bevan@usk.example").check_password(CHOSEN)


def test_of_two_who_open_it_at_once_the_second_is_told(clerk: User) -> None:
    person = invited(clerk)
    second = User.objects.get(pk=person.pk)
    inviting.come_in(person, password=CHOSEN)
    with pytest.raises(MovedOn, match="used or replaced meanwhile"):
        inviting.come_in(second, password="another-long-password")


class SomebodyIsFaster:
    """Looks at a password for so long that another window has come in meanwhile."""

    def validate(self, password: str, user: User) -> None:
        inviting.come_in(user, password=CHOSEN)

    def get_help_text(self) -> str:
        return "Be quick."


def test_the_window_that_comes_second_leads_to_the_door(clerk: User, settings: Settings) -> None:
    invited(clerk)
    settings.AUTH_PASSWORD_VALIDATORS = [{"NAME": f"{__name__}.{SomebodyIsFaster.__name__}"}]
    form = {"password1": "another-long-password", "password2": "another-long-password"}
    page = Client().post(sent_link(), form).text
    assert "This invitation has been used or replaced meanwhile. Sign in instead." in page
    assert "Keep this password" not in page
    assert User.objects.get(email="bevan@usk.example").check_password(CHOSEN)


def test_nobody_is_invited_to_what_is_over(desk: Client, clerk: User) -> None:
    yesterday = TODAY() - timedelta(days=1)
    page = desk.post("/people/invite/", {**FORM, "access_until": yesterday.isoformat()}).text
    assert f"This access was over on {yesterday:%-d %B %Y}" in page
    assert not User.objects.filter(email="bevan@usk.example").exists()
    person = invited(clerk)
    assert "Send a new invitation" in desk.get(f"/people/{person.pk}/").text
    User.objects.filter(pk=person.pk).update(access_until=yesterday)
    assert "Send a new invitation" not in desk.get(f"/people/{person.pk}/").text
    with pytest.raises(Refused, match="This access was over"):
        inviting.invite_again(person, by=clerk, now=timezone.now())


def test_after_a_week_it_no_longer_opens(clerk: User) -> None:
    person = invited(clerk)
    User.objects.filter(pk=person.pk).update(
        invited_at=person.invited_at - timedelta(days=7, seconds=1)
    )
    person.refresh_from_db()
    page = Client().get(f"/invitation/{invitations.token(person)}/").text
    assert "more than a week old" in page
    assert "Ask the Town Clerk for a new one. (Policy 1.7)" in page


def test_a_newer_one_voids_the_older(desk: Client, clerk: User) -> None:
    person = invited(clerk)
    older = sent_link()
    page = desk.post(f"/people/{person.pk}/invite/", follow=True).text
    assert "The older one no longer opens." in page
    assert "A newer invitation was sent" in Client().get(older).text
    invitations.send_all(now=timezone.now())
    assert "Choose your password" in Client().get(sent_link()).text


@pytest.mark.parametrize("token", ["forged", "WzEsIiJd:1abcde:forged-by-hand"])
def test_a_forged_one_opens_nothing(client: Client, clerk: User, token: str) -> None:
    page = client.get(f"/invitation/{token}/").text
    assert "This link is not one of ours, or a part of it is missing." in page
    assert "Choose your password" not in page


def test_a_weak_password_is_refused_with_the_reason(clerk: User) -> None:
    invited(clerk)
    page = Client().post(sent_link(), {"password1": "short", "password2": "short"}).text
    assert 'class="wrong" role="alert"' in page
    assert not User.objects.get(email="bevan@usk.example").has_usable_password()


def test_whoever_begins_later_keeps_a_password_and_is_told_when(clerk: User) -> None:
    person = invited(clerk)
    soon = TODAY() + timedelta(days=9)
    User.objects.filter(pk=person.pk).update(access_from=soon)
    guest = Client()
    form = {"password1": CHOSEN, "password2": CHOSEN}
    page = guest.post(sent_link(), form, follow=True).text
    assert f"Your access begins on {soon:%-d %B %Y}." in page
    assert SESSION_KEY not in guest.session


def test_nobody_is_asked_in_again_who_has_come_in(clerk: User, councillor: User) -> None:
    with pytest.raises(Refused, match="has come in already"):
        inviting.invite_again(councillor, by=clerk, now=timezone.now())


def test_only_the_clerk_invites(councillor: User) -> None:
    engagement = Engagement("Ann", "ann@usk.example", "employee", TODAY())
    with pytest.raises(Refused, match="Only the Town Clerk"):
        inviting.invite(engagement, None, by=councillor, why_this_address="", now=timezone.now())


@pytest.mark.parametrize("category", ["agency", "secondee", "contractor"])
def test_a_passing_worker_needs_a_last_day(desk: Client, category: str) -> None:
    page = desk.post("/people/invite/", {**FORM, "category": category}).text
    assert "give the last day of the engagement. (Policy Scope)" in page
    assert 'value="Cllr Nia Bevan"' in page
    assert not User.objects.filter(email="bevan@usk.example").exists()


def test_the_database_itself_wants_that_last_day(clerk: User) -> None:
    engagement = Engagement("Ann", "ann@usk.example", "agency", TODAY())
    with pytest.raises(Refused, match="need a last day of access"):
        inviting.invite(engagement, None, by=clerk, why_this_address="", now=timezone.now())


def test_dates_that_cross_are_refused_in_a_sentence(desk: Client) -> None:
    page = desk.post("/people/invite/", {**FORM, "access_until": "2026-01-04"}).text
    assert "This is before 5 January 2026, the day on which it begins." in page
    offices = {"office-held_from": "2026-02-01", "office-held_until": "2026-01-31"}
    page = desk.post("/people/invite/", {**FORM, **offices}).text
    assert "This is before 1 February 2026" in page
    assert not User.objects.filter(email="bevan@usk.example").exists()


def test_an_address_that_is_known_says_whose_it_is_and_what_to_do(
    desk: Client, councillor: User
) -> None:
    page = desk.post("/people/invite/", {**FORM, "email": councillor.email.upper()}).text
    assert "Councillor has this address here already. Open their page under People" in page
    assert "(Policy Scope)" in page


def test_a_private_address_is_warned_about_and_not_refused(desk: Client) -> None:
    private = {**FORM, "email": "nia@gmail.com"}
    page = desk.post("/people/invite/", private).text
    assert "An address at gmail.com is a private one" in page
    assert "(Policy 3.10) Say why this one may be used all the same." in page
    private["why_this_address"] = "The council gives out none."
    page = desk.post("/people/invite/", private, follow=True).text
    person = User.objects.get(email="nia@gmail.com")
    assert "An address at gmail.com is a private one" in page
    event = Event.objects.about(person).get(verb="user.invited")
    assert event.detail["why"] == "The council gives out none."


def test_an_office_that_somebody_else_holds_is_refused_and_nobody_is_invited(
    desk: Client, mayor: User
) -> None:
    page = desk.post("/people/invite/", {**FORM, "office-role": "mayor"}).text
    assert "Somebody else is Mayor on some of these days. End that term first" in page
    assert not User.objects.filter(email="bevan@usk.example").exists()
    assert Office.objects.filter(role=Role.MAYOR).count() == 1


def test_somebody_without_an_office_yet_may_sign_in_and_do_nothing(desk: Client) -> None:
    page = desk.post("/people/invite/", {**FORM, "office-role": ""}, follow=True).text
    assert "Sign in, and nothing more: they hold no office." in page


def test_the_words_come_back_to_whoever_was_signed_out_meanwhile(clerk: User) -> None:
    client = Client()
    client.post("/accounts/login/", {"login": clerk.email, "password": PASSWORD})
    client.get("/people/invite/")
    del client.cookies["sessionid"]
    client.post("/people/invite/", FORM, headers={"referer": "http://testserver/people/invite/"})
    client.post("/accounts/login/", {"login": clerk.email, "password": PASSWORD})
    assert 'value="Cllr Nia Bevan"' in client.get("/people/invite/").text
