"""An office goes with its holder's access, category and other offices, and the past stays."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from accounts.actions import appointing, engaging
from accounts.actions.appointing import Term
from accounts.actions.engaging import as_opened, engagement_of
from accounts.models import Office, User
from accounts.opened import mark
from policy.clause import Refused
from policy.roles import Role
from tests import council
from tests.accounts.test_inviting import FORM

MAY = date(2027, 5, 12)
ONE_DAY = timedelta(days=1)


@pytest.fixture
def now() -> datetime:
    return timezone.now()


@pytest.fixture
def today(now: datetime) -> date:
    return timezone.localdate(now)


@pytest.fixture
def desk(clerk: User) -> Client:
    client = Client()
    client.force_login(clerk)
    return client


def change(person: User, *, by: User, **different: object) -> None:
    person.refresh_from_db()
    to = replace(engagement_of(person), **different)  # type: ignore[arg-type]
    engaging.change(person, to, opened=as_opened(person), by=by, now=timezone.now())


def test_what_the_policy_says_of_an_office_is_said_on_its_form(desk: Client, officer: User) -> None:
    form = {"role": "mayor", "held_from": MAY.isoformat()}
    page = desk.post(f"/people/{officer.pk}/office/", form).text
    assert "Only an elected or co-opted councillor can be Mayor. (Policy Scope)" in page
    assert not Office.objects.filter(role=Role.MAYOR).exists()


def test_a_councillor_of_today_does_not_become_an_employee(clerk: User, councillor: User) -> None:
    with pytest.raises(Refused, match="Only an elected or co-opted councillor can be Councillor"):
        change(councillor, by=clerk, category="employee")


def test_nobody_acts_for_the_mayor_who_is_deputy_no_longer(
    clerk: User, deputy: User, councillor: User, now: datetime
) -> None:
    appointing.appoint(deputy, Term(Role.ACTING_MAYOR, MAY, MAY + ONE_DAY), by=clerk)
    office = deputy.offices.get(role=Role.DEPUTY_MAYOR)
    with pytest.raises(Refused, match="Only who is Deputy Mayor"):
        appointing.end(office, MAY, opened=mark(office), by=clerk, now=now)
    with pytest.raises(Refused, match="Only who is Deputy Mayor"):
        appointing.succeed(councillor, Term(Role.DEPUTY_MAYOR, MAY), by=clerk, now=now)
    appointing.succeed(councillor, Term(Role.DEPUTY_MAYOR, MAY + 2 * ONE_DAY), by=clerk, now=now)


def test_a_locum_who_becomes_clerk_no_longer_stands_in(
    clerk: User, now: datetime, today: date
) -> None:
    locum = council.person("locum", Role.DEPUTY_CLERK, category="employee")
    appointing.succeed(locum, Term(Role.TOWN_CLERK, today), by=clerk, now=now)
    assert locum.offices.get(role=Role.DEPUTY_CLERK).held_until == today - ONE_DAY


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (date(2025, 5, 11), None, "begins on 12 May 2025"),
        (MAY, MAY + ONE_DAY, "would end on 12 May 2027"),
        (MAY + ONE_DAY, None, "would end on 12 May 2027"),
    ],
)
def test_a_term_lies_within_the_access(
    clerk: User, councillor: User, first: date, last: date | None, said: str
) -> None:
    User.objects.filter(pk=councillor.pk).update(access_until=MAY)
    with pytest.raises(Refused, match=said):
        appointing.appoint(councillor, Term(Role.OFFICER, first, last), by=clerk)
    appointing.appoint(councillor, Term(Role.OFFICER, MAY, MAY), by=clerk)


def test_nobody_is_invited_to_an_office_that_outlasts_their_access(desk: Client) -> None:
    outlasts = {"access_until": "2027-05-11", "office-held_until": "2027-05-12"}
    page = desk.post("/people/invite/", {**FORM, **outlasts}).text
    assert "would end on 11 May 2027, and the term as Councillor later." in page
    assert not User.objects.filter(email="bevan@usk.example").exists()


def test_access_does_not_end_before_a_term_that_has_a_last_day(
    clerk: User, councillor: User, now: datetime
) -> None:
    office = councillor.offices.get()
    appointing.end(office, MAY, opened=mark(office), by=clerk, now=now)
    with pytest.raises(Refused, match="the term as Councillor later"):
        change(councillor, by=clerk, access_until=MAY - ONE_DAY)
    change(councillor, by=clerk, access_until=MAY)
    office.refresh_from_db()
    with pytest.raises(Refused, match="the term as Councillor later"):
        appointing.end(office, MAY + ONE_DAY, opened=mark(office), by=clerk, now=now)


def test_an_office_is_handed_over_from_today_or_ahead(
    clerk: User, mayor: User, councillor: User, now: datetime, today: date
) -> None:
    yesterday = today - ONE_DAY
    with pytest.raises(Refused, match="Hand it over from today or a later day"):
        appointing.succeed(councillor, Term(Role.MAYOR, yesterday), by=clerk, now=now)
    appointing.succeed(councillor, Term(Role.MAYOR, today), by=clerk, now=now)
    assert mayor.offices.get().held_until == yesterday


def test_a_term_that_runs_ends_yesterday_at_the_earliest(
    clerk: User, mayor: User, now: datetime, today: date
) -> None:
    office = mayor.offices.get()
    with pytest.raises(Refused, match="Give yesterday at the earliest"):
        appointing.end(office, today - 2 * ONE_DAY, opened=mark(office), by=clerk, now=now)
    office.refresh_from_db()
    appointing.end(office, today - ONE_DAY, opened=mark(office), by=clerk, now=now)


@pytest.mark.parametrize(("days", "is_enough"), [(1, False), (27, False), (28, True)])
def test_a_locum_with_a_last_day_counts_for_four_weeks_at_least(
    clerk: User, now: datetime, days: int, is_enough: bool
) -> None:
    last = MAY + days * ONE_DAY
    council.person("locum", Role.DEPUTY_CLERK, category="agency", until=last)
    office = clerk.offices.get()
    if is_enough:
        appointing.end(office, MAY, opened=mark(office), by=clerk, now=now)
    else:
        with pytest.raises(Refused, match=f"on {last + ONE_DAY:%-d %B %Y}"):
            appointing.end(office, MAY, opened=mark(office), by=clerk, now=now)


def test_two_who_follow_one_another_leave_no_gap(clerk: User, now: datetime) -> None:
    council.person("locum", Role.DEPUTY_CLERK, category="agency", until=MAY + ONE_DAY)
    second = council.person("second", category="employee")
    Office.objects.create(holder=second, role=Role.DEPUTY_CLERK, held_from=MAY + 2 * ONE_DAY)
    office = clerk.offices.get()
    appointing.end(office, MAY, opened=mark(office), by=clerk, now=now)


def test_the_only_clerk_may_stay_for_longer(clerk: User, now: datetime, today: date) -> None:
    User.objects.filter(pk=clerk.pk).update(category="agency", access_until=today + ONE_DAY)
    clerk.refresh_from_db()
    change(clerk, by=clerk, access_until=today + 5 * ONE_DAY)
    with pytest.raises(Refused, match="Nobody would be Town Clerk"):
        change(clerk, by=clerk, access_until=today + 4 * ONE_DAY)
