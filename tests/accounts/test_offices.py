"""Offices are dated: entered ahead, handed over on one form, and never left without a Clerk."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from freezegun import freeze_time

from accounts.actions import appointing
from accounts.actions.appointing import Term
from accounts.models import Office, User
from accounts.opened import mark
from audit.models import Event, MovedOn
from policy.clause import Refused
from policy.roles import Permission, Role
from tests import council

MAY = date(2027, 5, 12)
ONE_DAY = timedelta(days=1)


def now() -> datetime:
    return timezone.now()


@pytest.fixture
def desk(clerk: User) -> Client:
    client = Client()
    client.force_login(clerk)
    return client


@pytest.fixture
def locum(db: None) -> User:
    return council.person("locum", Role.DEPUTY_CLERK, category="employee")


def may_approve(person: User, day: date) -> bool:
    with freeze_time(datetime.combine(day, datetime.min.time()).replace(hour=12)):
        return User.objects.get(pk=person.pk).can(Permission.APPROVE)


def test_a_change_of_mayor_is_one_form_ahead_of_its_date(
    desk: Client, mayor: User, councillor: User
) -> None:
    form = {
        "role": "mayor",
        "holder": str(councillor.pk),
        "held_from": MAY.isoformat(),
        "minute": "2027/003",
    }
    page = desk.post("/people/offices/", form, follow=True).text
    assert "Councillor is Mayor from 12 May 2027; Mayor until 11 May 2027." in page
    assert "Mayor then holds no office. If they stay, enter the one" in page
    before, after = MAY - ONE_DAY, MAY
    assert may_approve(mayor, before)
    assert not may_approve(mayor, after)
    assert not may_approve(councillor, before)
    assert may_approve(councillor, after)
    assert Office.objects.get(holder=councillor, role=Role.MAYOR).minute == "2027/003"
    lines = Event.objects.filter(verb__startswith="office.").order_by("pk")
    assert [(line.verb, line.title) for line in lines] == [
        ("office.ended", "Mayor, Mayor"),
        ("office.entered", "Councillor, Mayor"),
    ]


def test_a_second_change_on_the_same_day_is_refused_and_nothing_is_half_done(
    desk: Client, mayor: User, councillor: User, deputy: User
) -> None:
    form = {"role": "mayor", "holder": str(councillor.pk), "held_from": MAY.isoformat()}
    desk.post("/people/offices/", form)
    page = desk.post("/people/offices/", {**form, "holder": str(deputy.pk)}).text
    assert "Councillor becomes Mayor on that very day. Take that back" in page
    page = desk.post(
        "/people/offices/", {**form, "holder": str(deputy.pk), "held_from": "2027-01-01"}
    ).text
    assert "Somebody else is Mayor on some of these days. End that term first" in page
    assert Office.objects.get(holder=mayor).held_until == MAY - ONE_DAY


def test_nobody_follows_themselves(desk: Client, mayor: User) -> None:
    form = {"role": "mayor", "holder": str(mayor.pk), "held_from": MAY.isoformat()}
    assert "Mayor is Mayor on that day already." in desk.post("/people/offices/", form).text


def test_the_deputy_approves_only_while_recorded_as_acting(deputy: User, clerk: User) -> None:
    first, last = date(2027, 2, 1), date(2027, 2, 14)
    appointing.appoint(deputy, Term(Role.ACTING_MAYOR, first, last), by=clerk)
    assert [may_approve(deputy, day) for day in (first - ONE_DAY, first, last, last + ONE_DAY)] == [
        False,
        True,
        True,
        False,
    ]


def test_a_locum_acts_for_an_absent_clerk(clerk: User, officer: User) -> None:
    day = timezone.localdate()
    appointing.appoint(officer, Term(Role.DEPUTY_CLERK, day, day + ONE_DAY), by=clerk)
    acting = User.objects.get(pk=officer.pk)
    assert acting.can(Permission.GRANT_ACCESS)
    assert acting.can(Permission.APPROVE)
    assert acting.offices_today() == ["Deputy or Locum Clerk", "Officer"]


def test_a_clash_is_said_in_a_sentence(desk: Client, mayor: User, councillor: User) -> None:
    form = {"role": "mayor", "held_from": "2026-12-01", "held_until": "2026-12-31"}
    page = desk.post(f"/people/{councillor.pk}/office/", form).text
    assert "Somebody else is Mayor on some of these days. End that term first" in page
    assert 'value="2026-12-01"' in page


def test_nobody_holds_one_office_twice_at_a_time(clerk: User, councillor: User) -> None:
    with pytest.raises(Refused, match="Councillor is Councillor on some of these days already"):
        appointing.appoint(councillor, Term(Role.COUNCILLOR, MAY), by=clerk)


def test_dates_that_cross_are_refused(desk: Client, councillor: User) -> None:
    office = councillor.offices.get()
    form = {"held_until": "2025-05-11", "opened": mark(office)}
    page = desk.post(f"/people/offices/{office.pk}/end/", form).text
    assert "An office cannot end before the day on which it begins." in page
    form = {"role": "officer", "held_from": "2027-05-12", "held_until": "2027-05-11"}
    page = desk.post(f"/people/{councillor.pk}/office/", form).text
    assert "This is before 12 May 2027" in page


def test_an_office_ends_on_the_day_that_is_given(desk: Client, councillor: User) -> None:
    office = councillor.offices.get()
    form = {"held_until": "2027-05-11", "opened": mark(office)}
    page = desk.post(f"/people/offices/{office.pk}/end/", form, follow=True).text
    assert "12 May 2025 to 11 May 2027" in page
    assert Event.objects.about(office).get().verb == "office.ended"


def test_the_second_of_two_who_change_a_term_is_told(
    desk: Client, clerk: User, councillor: User
) -> None:
    office = councillor.offices.get()
    opened = mark(office)
    appointing.end(office, MAY, opened=opened, by=clerk, now=now())
    form = {"held_until": "2027-06-30", "opened": opened}
    page = desk.post(f"/people/offices/{office.pk}/end/", form).text
    assert "Clerk, Town Clerk, changed this since you opened it." in page
    assert 'value="2027-06-30"' in page
    assert Office.objects.get(pk=office.pk).held_until == MAY
    form["opened"] = mark(Office.objects.get(pk=office.pk))
    assert form["opened"] in page
    desk.post(f"/people/offices/{office.pk}/end/", form)
    assert Office.objects.get(pk=office.pk).held_until == date(2027, 6, 30)


def test_a_term_that_has_not_begun_can_be_taken_back(
    desk: Client, clerk: User, mayor: User, councillor: User
) -> None:
    appointing.succeed(councillor, Term(Role.MAYOR, MAY), by=clerk, now=now())
    ahead = Office.objects.get(holder=councillor, role=Role.MAYOR)
    desk.post(f"/people/offices/{ahead.pk}/take-back/")
    assert not Office.objects.filter(pk=ahead.pk).exists()
    assert Event.objects.filter(verb="office.taken_back").count() == 1
    term = mayor.offices.get()
    appointing.end(term, None, opened=mark(term), by=clerk, now=now())
    assert may_approve(mayor, MAY)


def test_a_term_that_has_begun_is_not_taken_back(clerk: User, mayor: User) -> None:
    with pytest.raises(Refused, match="Give it a last day instead"):
        appointing.take_back(mayor.offices.get(), by=clerk, now=now())


def test_the_last_clerk_cannot_be_ended_without_a_successor(clerk: User) -> None:
    office = clerk.offices.get()
    with pytest.raises(Refused, match="Nobody would be Town Clerk"):
        appointing.end(office, MAY, opened=mark(office), by=clerk, now=now())
    assert Office.objects.get(pk=office.pk).held_until is None


def test_with_a_locum_the_clerk_may_go(clerk: User, locum: User) -> None:
    office = clerk.offices.get()
    appointing.end(office, MAY, opened=mark(office), by=clerk, now=now())
    left = locum.offices.get()
    with pytest.raises(Refused, match=r"on 13 May 2027\. Enter a successor first"):
        appointing.end(left, MAY, opened=mark(left), by=locum, now=now())


def test_a_successor_whose_access_ends_before_does_not_count(clerk: User, officer: User) -> None:
    User.objects.filter(pk=officer.pk).update(access_until=MAY)
    with pytest.raises(Refused, match=r"Nobody would be Town Clerk, .* on 13 May 2027\."):
        appointing.succeed(officer, Term(Role.TOWN_CLERK, MAY), by=clerk, now=now())
    assert Office.objects.get(holder=clerk).held_until is None


def test_a_new_clerk_follows_the_old_one_on_the_same_form(
    desk: Client, clerk: User, officer: User
) -> None:
    form = {"role": "town_clerk", "holder": str(officer.pk), "held_from": MAY.isoformat()}
    page = desk.post("/people/offices/", form, follow=True).text
    assert "Officer is Town Clerk from 12 May 2027; Clerk until 11 May 2027." in page


def test_only_the_clerk_enters_offices(mayor: User, councillor: User) -> None:
    with pytest.raises(Refused, match="Only the Town Clerk"):
        appointing.appoint(councillor, Term(Role.OFFICER, MAY), by=mayor)


def test_what_was_taken_back_is_not_taken_back_again(clerk: User, councillor: User) -> None:
    term = Term(Role.OFFICER, MAY)
    office = appointing.appoint(councillor, term, by=clerk)
    twin = Office.objects.get(pk=office.pk)
    appointing.take_back(office, by=clerk, now=now())
    with pytest.raises(MovedOn, match="taken back"):
        appointing.take_back(twin, by=clerk, now=now())
