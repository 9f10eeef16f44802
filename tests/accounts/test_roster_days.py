"""Places on a roster that begin later, end later, or were a mistake; and rights that are gone."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from accounts import actions
from accounts.actions.rostering import departure
from accounts.models import Channel, ChannelAdministrator, Training, User
from accounts.roster import roster_of
from audit.models import Event, MovedOn
from policy.clause import Refused
from policy.roles import Role
from tests.accounts.test_roster import entry, place_of, set_up
from tests.council import person
from tests.rostered import qualify

pytestmark = pytest.mark.django_db

People = dict[str, User]


def day(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)


def said(day: date) -> str:
    return f"{day:%-d %B %Y}"


@pytest.fixture
def desk(client: Client, administrators: People) -> Client:
    client.force_login(administrators["clerk"])
    return client


# Rights that are gone


def test_rights_that_are_gone_can_be_said_and_what_is_missing_is_told(
    desk: Client, administrators: People, facebook: Channel
) -> None:
    place = place_of(administrators["clerk"], facebook)
    address = f"/roster/{place.pk}/rights/"
    page = desk.get(address)
    assert "It takes nobody off the roster, and posts still go out" in page.text
    seen = page.context["form"]["shown_at"].value()
    form = {"rights": "none", "has_looked": "on", "shown_at": seen}
    told = desk.post(address, form, follow=True)
    gap = "The Town Clerk is needed on The council on facebook"
    [warning] = [str(line) for line in told.context["messages"] if line.level_tag == "warning"]
    assert gap in warning
    assert "The Clerk has to record what is done about it." in warning
    place.refresh_from_db()
    assert place.rights == "none"
    assert Channel.objects.get(pk=facebook.pk).is_active()
    assert Channel.objects.get(pk=facebook.pk).roster_gap.startswith(gap)


def test_full_rights_are_confirmed_without_a_word_of_what_others_lack(
    desk: Client, administrators: People, facebook: Channel
) -> None:
    Training.objects.filter(person=administrators["price"]).delete()
    address = f"/roster/{place_of(administrators['rees'], facebook).pk}/rights/"
    seen = desk.get(address).context["form"]["shown_at"].value()
    form = {"rights": "full", "has_looked": "on", "shown_at": seen}
    told = desk.post(address, form, follow=True)
    assert [line.level_tag for line in told.context["messages"]] == ["success"]


# Days that cross


def test_dates_that_cross_never_leave_an_active_channel_to_one(
    administrators: People, facebook: Channel
) -> None:
    clerk, now = administrators["clerk"], timezone.now()
    for name, last in (("rees", day(30)), ("morgan", day(60))):
        place = place_of(administrators[name], facebook)
        actions.take_off(place, last_day=last, by=clerk, now=now)
    last = place_of(administrators["price"], facebook)
    with pytest.raises(Refused, match=f"administer it, also on {said(day(61))}") as refused:
        actions.take_off(last, last_day=day(10), by=clerk, now=now)
    assert "Put somebody else on its roster first. (Policy 2.5)" in str(refused.value)
    qualify(person("pugh", Role.COUNCILLOR), facebook)
    actions.take_off(last, last_day=day(10), by=clerk, now=now)


def test_the_end_of_somebodys_access_is_such_a_day(
    administrators: People, facebook: Channel
) -> None:
    clerk = administrators["clerk"]
    User.objects.filter(name__in=("Rees", "Morgan")).update(access_until=day(30))
    last = place_of(administrators["price"], facebook)
    with pytest.raises(Refused, match=f"also on {said(day(31))}"):
        actions.take_off(last, last_day=day(10), by=clerk, now=timezone.now())


def test_after_their_own_last_day_a_place_holds_nobody_back(
    administrators: People, facebook: Channel
) -> None:
    clerk, now = administrators["clerk"], timezone.now()
    administrators["rees"].administers.update(held_until=day(30))
    administrators["morgan"].administers.update(held_until=day(30))
    administrators["price"].administers.update(held_until=day(30))
    place = administrators["price"].administers.get()
    actions.take_off(place, last_day=day(10), by=clerk, now=now)
    place.refresh_from_db()
    assert place.held_until == day(10)


def test_it_asks_as_often_for_many_ends_as_for_one(
    administrators: People, facebook: Channel, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    place = place_of(administrators["price"], facebook)
    for number in range(6):
        another = qualify(person(f"another{number}", Role.COUNCILLOR), facebook)
        another.administers.update(held_until=day(20 + number))
    with django_assert_num_queries(3):
        departure(facebook, place, day(1), today=day(0))


# Places that begin later


def test_a_place_to_come_is_shown_and_not_counted(
    desk: Client, administrators: People, councillor: User, facebook: Channel
) -> None:
    now = timezone.now()
    to_come = entry(qualify(councillor), held_from=day(30))
    place = actions.put_on(facebook, to_come, by=administrators["clerk"], now=now)
    page = desk.get(f"/channels/{facebook.pk}/").text
    assert f"<strong>Councillor</strong>, not counted yet<br>From {said(day(30))}" in page
    assert f'href="/roster/{place.pk}/take-off/"' in page
    assert roster_of(facebook, day=day(0)).at_a_glance() == "Clerk and 3 councillors"


def test_whoever_comes_later_can_be_put_on_until_then(
    desk: Client, administrators: People, councillor: User, facebook: Channel
) -> None:
    clerk, now = administrators["clerk"], timezone.now()
    actions.put_on(facebook, entry(councillor, held_from=day(30)), by=clerk, now=now)
    address = f"/channels/{facebook.pk}/roster/"
    form = {"person": councillor.pk, "rights": "full", "held_from": day(0).isoformat()}
    page = desk.post(address, form).text
    assert f"Councillor comes onto this roster on {said(day(30))}." in page
    assert "Give a last day before that, or take that back first." in page
    desk.post(address, form | {"held_until": day(29).isoformat()})
    assert councillor.administers.count() == 2


# Mistakes


@pytest.mark.parametrize("begins", [0, 30])
def test_a_place_put_on_by_mistake_is_taken_back_and_the_record_keeps_both(
    desk: Client, administrators: People, councillor: User, facebook: Channel, begins: int
) -> None:
    clerk, now = administrators["clerk"], timezone.now()
    place = actions.put_on(facebook, entry(councillor, held_from=day(begins)), by=clerk, now=now)
    assert "Put on by mistake?" in desk.get(f"/roster/{place.pk}/take-off/").text
    page = desk.post(f"/roster/{place.pk}/take-back/", follow=True).text
    assert "Councillor is not on the roster." in page
    assert not councillor.administers.exists()
    verbs = [line.verb for line in Event.objects.about(facebook)]
    assert verbs == ["channel.administrator_added", "channel.administrator_taken_back"]
    with pytest.raises(MovedOn):
        actions.take_back(place, by=clerk, now=now)


def test_a_place_that_was_used_or_is_older_is_ended_and_not_taken_back(
    desk: Client, administrators: People, councillor: User, facebook: Channel
) -> None:
    clerk, now = administrators["clerk"], timezone.now()
    place = actions.put_on(facebook, entry(councillor), by=clerk, now=now)
    actions.attest_rights(
        place, rights="full", shown_at=place.rights_attested_at, by=councillor, now=now
    )
    with pytest.raises(Refused, match=r"Councillor has acted since.*Give today.*2\.5"):
        actions.take_back(place, by=clerk, now=now)
    older = place_of(administrators["rees"], facebook)
    assert "Put on by mistake?" not in desk.get(f"/roster/{older.pk}/take-off/").text
    with pytest.raises(Refused, match=r"came onto this roster before today.*2\.5"):
        actions.take_back(older, by=clerk, now=now)
    with pytest.raises(Refused, match="Only the Clerk"):
        actions.take_back(place, by=councillor, now=now)
    assert ChannelAdministrator.objects.filter(pk__in=(place.pk, older.pk)).count() == 2


def test_what_an_active_channel_rests_on_is_not_taken_back(
    administrators: People, councillor: User, facebook: Channel
) -> None:
    clerk, now = administrators["clerk"], timezone.now()
    place = actions.put_on(facebook, entry(councillor), by=clerk, now=now)
    for name in ("rees", "morgan", "price"):
        administrators[name].administers.all().delete()
    with pytest.raises(Refused, match="at least two people must administer it"):
        actions.take_back(place, by=clerk, now=now)
    actions.take_back(
        ChannelAdministrator.objects.get(pk=place.pk, channel=set_up(facebook)), by=clerk, now=now
    )


# What ends soon


@pytest.mark.parametrize(("place_ends", "training_ends"), [(40, None), (None, 40), (50, 40)])
def test_whoever_counts_not_for_long_is_amber_and_says_until_when(
    administrators: People,
    facebook: Channel,
    place_ends: int | None,
    training_ends: int | None,
) -> None:
    rees = administrators["rees"]
    if place_ends:
        rees.administers.update(held_until=day(place_ends))
    if training_ends:
        rees.trainings.update(valid_until=day(training_ends))
    people = roster_of(facebook, day=day(0)).people
    [standing] = [one for one in people if one.place.person == rees]
    assert (standing.tone, standing.word) == ("care", f"Counts until {said(day(40))}")
    assert len(standing.reasons) == bool(place_ends) + bool(training_ends)
    if place_ends:
        assert f"Rees is on this roster until {said(day(place_ends))}." in standing.reasons


def test_an_end_that_is_far_is_no_reminder(administrators: People, facebook: Channel) -> None:
    administrators["rees"].administers.update(held_until=day(61))
    people = roster_of(facebook, day=day(0)).people
    assert {one.tone for one in people} == {"good"}
