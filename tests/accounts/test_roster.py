"""The roster of a channel: who counts, who may change it, and what is refused."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from accounts import actions
from accounts.actions.rostering import Entry
from accounts.models import Channel, ChannelAdministrator, Council, Office, User
from accounts.roster import roster_of, rosters_of
from audit.models import Event, MovedOn
from policy.clause import Refused
from policy.roles import Role
from tests.council import SINCE, person
from tests.rostered import qualify

pytestmark = pytest.mark.django_db

People = dict[str, User]


def place_of(who: User, channel: Channel) -> ChannelAdministrator:
    return ChannelAdministrator.objects.get(person=who, channel=channel, held_until=None)


def standing(channel: Channel) -> dict[str, tuple[str, list[str]]]:
    people = roster_of(channel, day=timezone.localdate()).people
    return {one.place.person.name: (one.tone, one.reasons) for one in people}


def entry(who: User, **different: object) -> Entry:
    said = {
        "person": who,
        "rights": "full",
        "has_looked": True,
        "minute": "2026/058",
        "held_from": timezone.localdate(),
        "held_until": None,
    }
    return Entry(**(said | different))  # type: ignore[arg-type]


def set_up(channel: Channel) -> Channel:
    Channel.objects.filter(pk=channel.pk).update(status=Channel.Status.SETTING_UP)
    return Channel.objects.get(pk=channel.pk)


# Making a channel active


def test_a_channel_with_the_clerk_and_three_councillors_becomes_active(
    administrators: People, facebook: Channel
) -> None:
    actions.activate(set_up(facebook), by=administrators["clerk"], now=timezone.now())
    assert Channel.objects.get().is_active()
    assert Event.objects.about(facebook).last().verb == "channel.active"


def test_with_one_councillor_fewer_it_is_refused_and_the_gap_is_named(
    administrators: People, facebook: Channel
) -> None:
    ended = timezone.localdate() - timedelta(days=200)
    administrators["price"].trainings.update(taken_on=ended - timedelta(days=30), valid_until=ended)
    with pytest.raises(Refused) as refused:
        actions.activate(set_up(facebook), by=administrators["clerk"], now=timezone.now())
    assert str(refused.value) == (
        "One more councillor with full rights and training is needed on The council on facebook. "
        f"Price's training ended on {ended:%-d %B %Y}. (Policy 2.5)"
    )
    assert Channel.objects.get().status == Channel.Status.SETTING_UP


def test_without_a_connection_it_is_refused(administrators: People, facebook: Channel) -> None:
    Channel.objects.update(external_id="")
    with pytest.raises(Refused, match=r"not connected yet.*1\.2"):
        actions.activate(set_up(facebook), by=administrators["clerk"], now=timezone.now())


def test_only_the_clerk_makes_a_channel_active(
    administrators: People, mayor: User, facebook: Channel
) -> None:
    for who in (mayor, administrators["rees"]):
        with pytest.raises(Refused, match=r"Only the Clerk.*2\.5"):
            actions.activate(set_up(facebook), by=who, now=timezone.now())


def test_the_second_of_two_clerks_is_told(administrators: People, facebook: Channel) -> None:
    facebook = set_up(facebook)
    actions.activate(facebook, by=administrators["clerk"], now=timezone.now())
    with pytest.raises(MovedOn, match="has moved on"):
        actions.activate(facebook, by=administrators["clerk"], now=timezone.now())


# Who counts


def test_everybody_who_counts_is_green(administrators: People, facebook: Channel) -> None:
    assert standing(facebook) == {
        name: ("good", []) for name in ("Clerk", "Morgan", "Price", "Rees")
    }
    roster = roster_of(facebook, day=timezone.localdate())
    assert roster.gaps() == []
    assert roster.at_a_glance() == "Clerk and 3 councillors"


def test_each_says_what_is_missing_and_an_officer_is_beside_the_count(
    administrators: People, officer: User, facebook: Channel
) -> None:
    qualify(officer, facebook)
    User.objects.filter(name="Rees").update(is_active=False)
    User.objects.filter(name="Price").update(seen_on=None)
    administrators["morgan"].attestations.all().delete()
    found = standing(facebook)
    assert found["Rees"] == ("stop", ["Rees has no access to the portal."])
    assert found["Price"] == ("stop", ["Price has not used the portal yet."])
    assert found["Morgan"] == (
        "care",
        [
            "Morgan has not said within a year that the council's accounts "
            "are separate from their own."
        ],
    )
    assert found["Officer"][0] == "neutral"
    glance = roster_of(facebook, day=timezone.localdate()).at_a_glance()
    assert glance == "Clerk and 1 councillor of 3"


def test_whoever_holds_two_offices_counts_once(administrators: People, facebook: Channel) -> None:
    Office.objects.create(holder=administrators["rees"], role=Role.MAYOR, held_from=SINCE)
    place_of(administrators["price"], facebook).delete()
    roster = roster_of(facebook, day=timezone.localdate())
    assert roster.at_a_glance() == "Clerk and 2 councillors of 3"


def test_an_office_that_ended_yesterday_counts_no_more(
    administrators: People, facebook: Channel
) -> None:
    yesterday = timezone.localdate() - timedelta(days=1)
    Office.objects.filter(role=Role.TOWN_CLERK).update(held_until=yesterday)
    [gap] = roster_of(facebook, day=timezone.localdate()).gaps()
    assert gap.startswith("The Town Clerk is needed on The council on facebook")
    assert roster_of(facebook, day=yesterday).gaps() == []


def test_the_numbers_are_the_councils_own(administrators: People, facebook: Channel) -> None:
    Council.objects.create(pk=1, councillors_needed=4)
    [gap] = roster_of(facebook, day=timezone.localdate()).gaps()
    assert gap.startswith("One more councillor")


def test_it_asks_the_database_as_often_for_many_channels_and_people_as_for_one(
    administrators: People,
    facebook: Channel,
    x: Channel,
    youtube: Channel,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(6):
        qualify(person(f"another{number}", Role.COUNCILLOR), facebook, x, youtube)
    with django_assert_num_queries(5):
        rosters = rosters_of([facebook], day=timezone.localdate())
        assert len(rosters[facebook.pk].people) == 10
    with django_assert_num_queries(5):
        rosters = rosters_of([facebook, x, youtube], day=timezone.localdate())
        assert rosters[x.pk].at_a_glance() == "No Clerk, 6 councillors"


# Putting on, saying which rights, taking off


def test_somebody_is_put_on_with_the_rights_that_were_seen(
    clerk: User, councillor: User, facebook: Channel
) -> None:
    now = timezone.now()
    place = actions.put_on(facebook, entry(councillor), by=clerk, now=now)
    assert (place.rights_attested_by, place.rights_attested_at) == (clerk, now)
    line = Event.objects.about(facebook).get(verb="channel.administrator_added")
    assert line.detail["person"] == "Councillor"
    with pytest.raises(Refused, match=r"on this roster already.*2\.5"):
        actions.put_on(facebook, entry(councillor), by=clerk, now=now)


def test_rights_that_nobody_looked_for_do_not_count(
    clerk: User, councillor: User, facebook: Channel
) -> None:
    actions.put_on(facebook, entry(councillor, has_looked=False), by=clerk, now=timezone.now())
    _, reasons = standing(facebook)["Councillor"]
    assert "Nobody has looked yet whether Councillor has full rights there." in reasons


def test_whoever_has_no_access_and_whatever_is_retired_is_not_for_a_roster(
    clerk: User, contractor: User, councillor: User, facebook: Channel
) -> None:
    with pytest.raises(Refused, match="no access to the portal on that day"):
        actions.put_on(facebook, entry(contractor), by=clerk, now=timezone.now())
    Channel.objects.update(status=Channel.Status.RETIRED)
    with pytest.raises(Refused, match="is retired"):
        actions.put_on(facebook, entry(councillor), by=clerk, now=timezone.now())


def test_only_the_clerk_keeps_rosters_and_everybody_says_their_own_rights(
    clerk: User, mayor: User, administrator: User, facebook: Channel
) -> None:
    now, place = timezone.now(), place_of(administrator, facebook)
    for act in (
        lambda: actions.put_on(facebook, entry(mayor), by=mayor, now=now),
        lambda: actions.take_off(place, last_day=timezone.localdate(), by=mayor, now=now),
    ):
        with pytest.raises(Refused, match=r"Only the Clerk.*2\.5"):
            act()
    with pytest.raises(Refused, match=r"Only Administrator or the Clerk.*2\.5"):
        actions.attest_rights(place, rights="full", shown_at=None, by=mayor, now=now)
    actions.attest_rights(place, rights="other", shown_at=None, by=administrator, now=now)
    place.refresh_from_db()
    assert (place.rights, place.rights_attested_by) == ("other", administrator)


def test_of_two_who_say_different_rights_at_once_the_second_is_told(
    clerk: User, administrator: User, facebook: Channel
) -> None:
    now, place = timezone.now(), place_of(administrator, facebook)
    actions.attest_rights(place, rights="full", shown_at=None, by=clerk, now=now)
    with pytest.raises(MovedOn, match="Somebody else has changed the place of Administrator"):
        actions.attest_rights(place, rights="none", shown_at=None, by=administrator, now=now)
    place.refresh_from_db()
    assert place.rights == "full"


def test_the_clerk_stays_until_somebody_takes_over(
    administrators: People, facebook: Channel
) -> None:
    clerk, now = administrators["clerk"], timezone.now()
    place = place_of(clerk, facebook)
    with pytest.raises(Refused, match=r"The Town Clerk stays on the roster.*2\.5"):
        actions.take_off(place, last_day=timezone.localdate(), by=clerk, now=now)
    qualify(person("locum", Role.DEPUTY_CLERK, category="employee"), facebook)
    actions.take_off(place, last_day=timezone.localdate(), by=clerk, now=now)
    place.refresh_from_db()
    assert place.held_until == timezone.localdate()
    assert "clerk" not in {n.lower() for n in standing_tomorrow(facebook)}


def standing_tomorrow(channel: Channel) -> list[str]:
    people = roster_of(channel, day=timezone.localdate() + timedelta(days=1)).people
    return [one.place.person.name for one in people]


def test_the_replacement_has_to_be_there_on_the_day_after(
    administrators: People, facebook: Channel
) -> None:
    clerk, now = administrators["clerk"], timezone.now()
    locum = qualify(person("locum", Role.DEPUTY_CLERK, category="employee"), facebook)
    locum.offices.update(held_until=timezone.localdate())
    with pytest.raises(Refused, match="The Town Clerk stays"):
        actions.take_off(
            place_of(clerk, facebook), last_day=timezone.localdate(), by=clerk, now=now
        )


def test_an_active_channel_is_never_left_to_one(administrators: People, facebook: Channel) -> None:
    clerk, now = administrators["clerk"], timezone.now()
    for name in ("rees", "morgan"):
        place = place_of(administrators[name], facebook)
        actions.take_off(place, last_day=timezone.localdate(), by=clerk, now=now)
    last = place_of(administrators["price"], facebook)
    with pytest.raises(Refused, match=r"at least two people must administer it.*2\.5"):
        actions.take_off(last, last_day=timezone.localdate(), by=clerk, now=now)
    actions.take_off(
        place_of(administrators["price"], set_up(facebook)),
        last_day=timezone.localdate(),
        by=clerk,
        now=now,
    )


def test_the_second_who_takes_somebody_off_is_told(
    administrators: People, facebook: Channel
) -> None:
    clerk, now = administrators["clerk"], timezone.now()
    place = place_of(administrators["rees"], facebook)
    actions.take_off(place, last_day=timezone.localdate(), by=clerk, now=now)
    with pytest.raises(MovedOn, match="Somebody else has changed the place of Rees"):
        actions.take_off(place, last_day=timezone.localdate(), by=clerk, now=now)
    with pytest.raises(Refused, match="came onto this roster on 12 May 2025, so not before"):
        actions.take_off(place, last_day=SINCE - timedelta(days=1), by=clerk, now=now)
