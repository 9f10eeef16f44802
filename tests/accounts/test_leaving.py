"""Somebody leaves: access, offices and places end on one day, and platforms are cleared by hand."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.contrib.auth import SESSION_KEY
from django.test import Client
from django.utils import timezone

from accounts.actions import leaving
from accounts.actions.appointing import Term, appoint
from accounts.models import Channel, ChannelAdministrator, Office, Removal, User
from audit.models import Event, MovedOn
from policy.clause import Refused
from policy.roles import Role
from tests import council
from tests.council import PASSWORD

ONE_DAY = timedelta(days=1)


@pytest.fixture
def today() -> date:
    return timezone.localdate()


@pytest.fixture
def desk(clerk: User) -> Client:
    client = Client()
    client.force_login(clerk)
    return client


def form(last_day: date, channel: Channel | None = None, who: User | None = None) -> dict[str, str]:
    said = {"last_day": last_day.isoformat()}
    if channel and who:
        due = max(last_day, timezone.localdate())
        said |= {f"who_{channel.pk}": str(who.pk), f"due_{channel.pk}": due.isoformat()}
    return said


def test_a_leaver_is_seen_off_from_access_to_the_last_right(
    desk: Client, clerk: User, administrator: User, facebook: Channel, today: date
) -> None:
    browsers = [Client(), Client()]
    for browser in browsers:
        browser.post("/accounts/login/", {"login": administrator.email, "password": PASSWORD})
        assert browser.session[SESSION_KEY] == str(administrator.pk)
    address = f"/people/{administrator.pk}/leaving/"
    page = desk.get(address).text
    assert "Rights on The council on facebook" in page
    yesterday = today - ONE_DAY
    page = desk.post(address, form(yesterday, facebook, clerk), follow=True).text
    assert f"Their access ends on {yesterday:%-d %B %Y}." in page
    assert "No office and no place on a roster goes on after that." in page
    assert "They are signed out everywhere." in page
    for browser in browsers:
        assert SESSION_KEY not in browser.session
    administrator.refresh_from_db()
    assert administrator.access_until == yesterday
    assert administrator.offices.get().held_until == yesterday
    assert administrator.administers.get().held_until == yesterday
    told = desk.get("/").text + desk.get("/people/").text
    assert told.count("Remove on") == 2
    removal = Removal.objects.get()
    page = desk.post(f"/removals/{removal.pk}/done/", follow=True).text
    assert "Gone" in page
    assert "Remove on" not in desk.get("/").text
    told_by_clerk = Event.objects.filter(by=clerk).order_by("pk")
    assert [event.verb for event in told_by_clerk] == [
        "user.left",
        "office.ended",
        "channel.administrator_removed",
        "removal.asked",
        "removal.done",
    ]


def test_the_last_day_still_counts(desk: Client, councillor: User, today: date) -> None:
    page = desk.post(f"/people/{councillor.pk}/leaving/", form(today), follow=True).text
    assert "They are signed out everywhere once that day is over." in page
    councillor.refresh_from_db()
    assert not councillor.why_no_access(today)
    assert "Your access ended" in councillor.why_no_access(today + ONE_DAY)


def test_an_office_ahead_is_taken_back(
    desk: Client, clerk: User, councillor: User, today: date
) -> None:
    appoint(councillor, Term(Role.DEPUTY_MAYOR, today + 30 * ONE_DAY), by=clerk)
    desk.post(f"/people/{councillor.pk}/leaving/", form(today))
    assert not Office.objects.filter(role=Role.DEPUTY_MAYOR).exists()
    assert Event.objects.filter(verb="office.taken_back").count() == 1


def test_an_invitation_to_the_wrong_person_is_taken_back(
    desk: Client, clerk: User, councillor: User, today: date
) -> None:
    User.objects.filter(pk=councillor.pk).update(access_from=today + ONE_DAY)
    desk.post(f"/people/{councillor.pk}/leaving/", form(today))
    councillor.refresh_from_db()
    assert "has been ended" in councillor.why_no_access(today + ONE_DAY)
    page = desk.get(f"/people/{councillor.pk}/edit/").text
    assert "Saving here grants it again." in page


def test_the_last_clerk_does_not_leave_without_a_successor(
    desk: Client, clerk: User, today: date
) -> None:
    page = desk.post(f"/people/{clerk.pk}/leaving/", form(today)).text
    assert "Nobody would be Town Clerk, or act for the Clerk" in page
    assert f'value="{today.isoformat()}"' in page
    clerk.refresh_from_db()
    assert clerk.access_until is None
    assert clerk.offices.get().held_until is None
    council.person("locum", Role.DEPUTY_CLERK, category="employee")
    desk.post(f"/people/{clerk.pk}/leaving/", form(today))
    clerk.refresh_from_db()
    assert clerk.access_until == today


def test_leaving_never_gives_access_back(
    desk: Client, councillor: User, officer: User, contractor: User, today: date
) -> None:
    User.objects.filter(pk=councillor.pk).update(access_until=today + ONE_DAY)
    User.objects.filter(pk=officer.pk).update(is_active=False)
    rows = [(councillor, 2), (contractor, 0), (officer, 0)]
    for person, days in rows:
        address = f"/people/{person.pk}/leaving/"
        page = desk.post(address, form(today + days * ONE_DAY)).text
        assert "Leaving only shortens access" in page
        assert f"To let {person} in for longer, or again, use Change on their page." in page
        assert Event.objects.about(person).count() == 0
    desk.post(f"/people/{contractor.pk}/leaving/", form(today - ONE_DAY))
    assert contractor.offices.get().held_until == today - ONE_DAY


def test_what_was_held_before_yesterday_was_held(
    desk: Client, councillor: User, today: date
) -> None:
    page = desk.post(f"/people/{councillor.pk}/leaving/", form(today - 2 * ONE_DAY)).text
    assert "Give yesterday at the earliest" in page
    assert councillor.offices.get().held_until is None


def test_the_clerk_leaves_no_active_channel_without_another_clerk(
    clerk: User, facebook: Channel, today: date
) -> None:
    locum = council.person("locum", Role.DEPUTY_CLERK, category="employee")
    for person, rights in ((clerk, "full"), (locum, "other")):
        ChannelAdministrator.objects.create(
            channel=facebook, person=person, rights=rights, held_from=council.SINCE
        )
    leaves = {"last_day": today, "tasks": [], "by": locum, "now": timezone.now()}
    with pytest.raises(Refused, match="The Town Clerk stays on the roster") as refused:
        leaving.leave(clerk, **leaves)
    assert refused.value.findings[0].clause == "2.5"
    assert clerk.administers.get().held_until is None
    locum.administers.update(rights="full")
    leaving.leave(clerk, **leaves)
    assert clerk.administers.get().held_until == today


def test_only_who_may_say_that_rights_are_gone_is_asked_to_remove_them(
    desk: Client, clerk: User, administrator: User, mayor: User, facebook: Channel, today: date
) -> None:
    helper = council.person("helper", Role.COUNCILLOR)
    ChannelAdministrator.objects.create(
        channel=facebook, person=helper, rights="full", held_from=council.SINCE
    )
    address = f"/people/{administrator.pk}/leaving/"
    page = desk.get(address).text
    assert f'<option value="{helper.pk}"' in page
    assert f'<option value="{clerk.pk}" selected' in page
    for person in (mayor, administrator):
        assert f'<option value="{person.pk}"' not in page
    desk.post(address, form(today, facebook, helper))
    browser = Client()
    browser.force_login(helper)
    browser.post(f"/removals/{Removal.objects.get().pk}/done/")
    assert Removal.objects.get().done_by == helper


def test_rights_are_to_be_removed_today_or_later(
    desk: Client, clerk: User, administrator: User, facebook: Channel, today: date
) -> None:
    late = form(today, facebook, clerk) | {f"due_{facebook.pk}": (today - ONE_DAY).isoformat()}
    page = desk.post(f"/people/{administrator.pk}/leaving/", late).text
    assert "That day is over. Give today or a later day." in page
    assert not Removal.objects.exists()


def test_the_desk_begins_with_what_nobody_was_asked_to_do(
    desk: Client, removal: Removal, contractor: User, facebook: Channel, today: date
) -> None:
    Removal.objects.update(due_on=date(today.year + 1, 1, 31))
    ChannelAdministrator.objects.create(
        channel=facebook, person=contractor, rights="none", held_from=council.SINCE
    )
    page = desk.get("/").text
    lines = ["still on a channel", "review of access", f"by 31 January {today.year + 1}"]
    places = [page.index(line) for line in lines]
    assert places == sorted(places)


def test_what_is_not_said_of_a_channel_is_asked_for(
    desk: Client, administrator: User, facebook: Channel, today: date
) -> None:
    page = desk.post(f"/people/{administrator.pk}/leaving/", form(today)).text
    assert "Who removes them: Fill this in." in page
    administrator.refresh_from_db()
    assert administrator.access_until is None


def test_whoever_has_no_rights_on_a_platform_leaves_none_to_remove(
    desk: Client, administrator: User, today: date
) -> None:
    ChannelAdministrator.objects.update(rights="none")
    desk.post(f"/people/{administrator.pk}/leaving/", form(today))
    assert not Removal.objects.exists()


@pytest.fixture
def removal(
    clerk: User, mayor: User, administrator: User, facebook: Channel, today: date
) -> Removal:
    """Rights that the Mayor is to remove."""
    task = leaving.Task(facebook, mayor, today)
    leaving.leave(administrator, last_day=today, tasks=[task], by=clerk, now=timezone.now())
    return Removal.objects.get()


def test_whoever_is_to_remove_rights_reads_it_on_their_desk_and_ticks_it(
    removal: Removal, mayor: User
) -> None:
    client = Client()
    client.force_login(mayor)
    assert "Remove on The council on facebook the rights of" in client.get("/").text
    client.post(f"/removals/{removal.pk}/done/")
    removal.refresh_from_db()
    assert removal.done_by == mayor


def test_nobody_else_says_so(removal: Removal, officer: User) -> None:
    with pytest.raises(Refused, match="Only Mayor or the Clerk"):
        leaving.remove(removal, by=officer, now=timezone.now())


def test_the_second_of_two_who_tick_it_is_told(removal: Removal, mayor: User, clerk: User) -> None:
    leaving.remove(removal, by=mayor, now=timezone.now())
    with pytest.raises(MovedOn, match="already"):
        leaving.remove(removal, by=clerk, now=timezone.now())


def test_a_removal_that_is_late_is_marked(desk: Client, removal: Removal, today: date) -> None:
    Removal.objects.update(due_on=today - ONE_DAY)
    assert "Overdue" in desk.get("/people/").text


def test_access_that_ended_by_itself_leaves_the_roster_to_the_clerk(
    desk: Client, administrator: User, today: date
) -> None:
    User.objects.filter(pk=administrator.pk).update(access_until=today - ONE_DAY)
    page = desk.get("/").text
    assert "Access has ended, and still on a channel" in page
    assert f"/people/{administrator.pk}/leaving/" in page
