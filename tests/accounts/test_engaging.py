"""A person's page, what is changed on it, and two Clerks who change it at once."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from accounts import invitations
from accounts.actions import inviting
from accounts.actions.inviting import Engagement
from accounts.models import Training, User
from audit.models import Event
from policy.roles import Role
from tests import council

TODAY = timezone.localdate


@pytest.fixture
def desk(clerk: User) -> Client:
    client = Client()
    client.force_login(clerk)
    return client


@pytest.fixture
def other_desk(clerk: User) -> Client:
    """The browser of who acts for the Clerk."""
    client = Client()
    client.force_login(council.person("locum", Role.DEPUTY_CLERK, category="employee"))
    return client


def form_of(page: str) -> dict[str, str]:
    """What a browser would send back of the edit form as it is shown."""
    values = dict(re.findall(r'<input[^>]*name="(\w+)"[^>]*value="([^"]*)"', page))
    [chosen] = re.findall(r'<option value="(\w+)" selected', page)
    names = ("name", "email", "access_from", "access_until", "opened")
    return {name: values.get(name, "") for name in names if name in page} | {"category": chosen}


def test_a_page_says_as_what_somebody_has_access_and_what_they_may_do(
    desk: Client, councillor: User
) -> None:
    page = desk.get(f"/people/{councillor.pk}/").text
    for words in ("Elected councillor", "From 12 May 2025", "Has access", "The council itself"):
        assert words in page
    assert "<li>write posts and send them for approval</li>" in page
    assert "approve what others wrote" not in page
    assert "End it" in page


def test_others_read_it_without_the_means_to_change_it(mayor: User, councillor: User) -> None:
    client = Client()
    client.force_login(mayor)
    page = client.get(f"/people/{councillor.pk}/").text
    assert "write posts and send them for approval" in page
    for control in ("End it", "Enter an office", "Record training", "They leave", councillor.email):
        assert control not in page
    assert "Invite somebody" not in client.get("/people/").text


def test_the_clerk_changes_name_category_and_dates(desk: Client, councillor: User) -> None:
    form = form_of(desk.get(f"/people/{councillor.pk}/edit/").text)
    form |= {"name": "Cllr Ann Rees", "category": "co_opted", "access_until": "2027-05-11"}
    desk.post(f"/people/{councillor.pk}/edit/", form)
    councillor.refresh_from_db()
    assert (councillor.name, councillor.category) == ("Cllr Ann Rees", "co_opted")
    event = Event.objects.about(councillor).get(verb="user.changed")
    assert event.detail["changed"] == ["name", "category", "access_until"]


def test_the_second_of_two_clerks_is_told_and_nothing_is_lost(
    desk: Client, other_desk: Client, councillor: User
) -> None:
    address = f"/people/{councillor.pk}/edit/"
    first, second = form_of(desk.get(address).text), form_of(other_desk.get(address).text)
    desk.post(address, {**first, "name": "Cllr Ann Rees"})
    page = other_desk.post(address, {**second, "category": "co_opted"}).text
    assert "Clerk, Town Clerk, changed this since you opened it." in page
    assert "<dd>Cllr Ann Rees</dd>" in page, "what stands now"
    assert '<option value="co_opted" selected' in page, "their own words"
    councillor.refresh_from_db()
    assert (councillor.name, councillor.category) == ("Cllr Ann Rees", "elected")
    other_desk.post(address, {**form_of(page), "name": "Cllr Ann Rees"})
    councillor.refresh_from_db()
    assert (councillor.name, councillor.category) == ("Cllr Ann Rees", "co_opted")


def test_nothing_changed_leaves_no_line(desk: Client, councillor: User) -> None:
    form = form_of(desk.get(f"/people/{councillor.pk}/edit/").text)
    desk.post(f"/people/{councillor.pk}/edit/", form)
    assert not Event.objects.about(councillor).filter(verb="user.changed").exists()


def test_dates_that_cross_are_refused_with_what_was_typed(desk: Client, councillor: User) -> None:
    form = form_of(desk.get(f"/people/{councillor.pk}/edit/").text)
    page = desk.post(f"/people/{councillor.pk}/edit/", {**form, "access_until": "2025-05-11"}).text
    assert "This is before 12 May 2025" in page
    assert 'value="2025-05-11"' in page


@pytest.mark.parametrize("year", ["0026", "9999"])
def test_a_day_is_of_our_time(desk: Client, councillor: User, year: str) -> None:
    form = form_of(desk.get(f"/people/{councillor.pk}/edit/").text)
    form["access_from"] = f"{year}-01-01"
    page = desk.post(f"/people/{councillor.pk}/edit/", form).text
    assert "Give a day between 1990 and 2100." in page


def test_the_only_clerk_cannot_be_dated_out(desk: Client, clerk: User) -> None:
    form = form_of(desk.get(f"/people/{clerk.pk}/edit/").text)
    soon = TODAY() + timedelta(days=30)
    page = desk.post(f"/people/{clerk.pk}/edit/", {**form, "access_until": soon.isoformat()}).text
    assert "Nobody would be Town Clerk" in page
    clerk.refresh_from_db()
    assert clerk.access_until is None


def test_an_address_is_corrected_only_before_somebody_has_come_in(
    desk: Client, clerk: User, councillor: User
) -> None:
    assert 'name="email"' not in desk.get(f"/people/{councillor.pk}/edit/").text
    engagement = Engagement("Ann Hall", "anm@usk.example", "employee", TODAY())
    now = timezone.now()
    person = inviting.invite(engagement, None, by=clerk, why_this_address="", now=now)
    invitations.send_all(now=now)
    wrong = invitations.token(person)
    form = form_of(desk.get(f"/people/{person.pk}/edit/").text)
    desk.post(f"/people/{person.pk}/edit/", {**form, "email": "ann@usk.example"})
    invitations.send_all(now=timezone.now())
    assert [letter.to for letter in mail.outbox] == [["anm@usk.example"], ["ann@usk.example"]]
    assert "A newer invitation was sent" in Client().get(f"/invitation/{wrong}/").text


def test_training_is_recorded_with_its_proof(desk: Client, clerk: User, councillor: User) -> None:
    form = {
        "course": "Social media for councils",
        "provider": "One Voice Wales",
        "taken_on": "2026-03-03",
        "valid_until": "2028-03-03",
        "evidence": "Certificate 4471",
    }
    for _ in range(2):
        page = desk.post(f"/people/{councillor.pk}/training/", form, follow=True).text
    assert "Certificate 4471" in page
    training = Training.objects.get()
    assert (training.person, training.recorded_by) == (councillor, clerk)
    assert Event.objects.about(training).count() == 1


def test_training_cannot_be_ahead_or_run_out_before_it_is_taken(
    desk: Client, councillor: User
) -> None:
    ahead = (TODAY() + timedelta(days=1)).isoformat()
    form = {"course": "A", "provider": "B", "taken_on": ahead}
    assert "still to come" in desk.post(f"/people/{councillor.pk}/training/", form).text
    form |= {"taken_on": "2026-03-03", "valid_until": "2026-03-02"}
    assert (
        "This is before 3 March 2026" in desk.post(f"/people/{councillor.pk}/training/", form).text
    )
    assert not Training.objects.exists()


def test_the_list_says_who_has_access_and_who_had(
    desk: Client, councillor: User, contractor: User
) -> None:
    page = desk.get("/people/").text
    here, _, gone = page.partition("whose access has ended")
    assert councillor.name in here
    assert contractor.name not in here
    assert contractor.name in gone
