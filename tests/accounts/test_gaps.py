"""An active channel whose roster falls short: it goes on, and everybody concerned is told."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from accounts import actions
from accounts.gaps import gaps_for, look_over
from accounts.models import Channel, RosterPlan, User
from accounts.roster import owes_word
from audit.models import Event, MovedOn
from policy.administering import months_after
from policy.clause import Refused
from posts import actions as posting
from tests.council import Drafting
from tests.rostered import decay

pytestmark = pytest.mark.django_db

People = dict[str, User]


def test_a_decayed_roster_goes_on_publishing(
    administrators: People, facebook: Channel, mayor: User, draft: Drafting
) -> None:
    decay()
    assert Channel.objects.get(pk=facebook.pk).roster_gap
    now, post = timezone.now(), draft(channels=[facebook])
    posting.submit(post, by=post.author, is_declared=True, reason="", now=now)
    posting.approve(post, by=mayor, shown_digest=post.digest(), now=now)
    assert post.publications.get().claim(now + timedelta(minutes=5))


def test_every_administrator_and_the_clerk_see_the_warning_and_nobody_else(
    client: Client, administrators: People, officer: User, facebook: Channel
) -> None:
    decay()
    said = "One more councillor with full rights and training is needed on The council on facebook."
    for who in (*administrators.values(), officer):
        client.force_login(who)
        page = client.get("/calendar/").text
        assert (said in page) == (who != officer), who
    client.force_login(administrators["clerk"])
    assert "needs a plan with a date" in client.get("/").text
    assert "Price has no training on record." in client.get(f"/channels/{facebook.pk}/plan/").text
    assert "Price has no training on record." in client.get(f"/channels/{facebook.pk}/").text


def test_the_beginning_and_the_end_of_a_gap_are_in_the_record_once(
    administrators: People, facebook: Channel
) -> None:
    decay()
    look_over(now=timezone.now())
    price = administrators["price"]
    price.trainings.create(course="C", provider="P", taken_on=timezone.localdate())
    look_over(now=timezone.now())
    verbs = [line.verb for line in Event.objects.about(facebook)]
    assert verbs == ["channel.roster_short", "channel.roster_mended"]
    assert gaps_for(price, day=timezone.localdate()) == []


def test_a_plan_with_a_date_is_shown_and_past_its_date_the_warning_is_back(
    administrators: People, facebook: Channel
) -> None:
    decay()
    clerk, now, day = administrators["clerk"], timezone.now(), timezone.localdate()
    until = day + timedelta(days=14)
    [gap] = gaps_for(clerk, day=day)
    assert "the Clerk has to record what is done about it" in gap.sentence()
    said = {"words": "Cllr Bevan takes the course.", "by_date": until}
    made = actions.plan(facebook, **said, after=None, by=clerk, now=now)
    [gap] = gaps_for(administrators["rees"], day=day)
    assert gap.is_planned
    assert f"the Clerk's plan is for {until:%-d %B %Y}" in gap.sentence()
    [late] = gaps_for(clerk, day=until + timedelta(days=1))
    assert not late.is_planned
    assert f"the Clerk's plan was for {until:%-d %B %Y}" in late.sentence()
    with pytest.raises(MovedOn, match="Somebody else has recorded a plan"):
        actions.plan(facebook, **said, after=None, by=clerk, now=now)
    actions.plan(facebook, **said, after=made.pk, by=clerk, now=now)
    assert RosterPlan.objects.count() == 2


def test_an_old_plan_is_no_plan_for_a_new_gap(administrators: People, facebook: Channel) -> None:
    decay()
    clerk, now, day = administrators["clerk"], timezone.now(), timezone.localdate()
    until = day + timedelta(days=90)
    actions.plan(facebook, words="Soon.", by_date=until, after=None, by=clerk, now=now)
    administrators["price"].trainings.create(course="C", provider="P", taken_on=day)
    look_over(now=now)
    decay()
    assert [gap.plan_by for gap in gaps_for(clerk, day=day)] == [None]


def test_a_plan_is_the_clerks_and_for_a_gap_and_for_a_day_to_come(
    administrators: People, facebook: Channel
) -> None:
    clerk, now, day = administrators["clerk"], timezone.now(), timezone.localdate()
    said = {"words": "Soon.", "after": None, "now": now}
    with pytest.raises(Refused, match="has no gap to plan for"):
        actions.plan(facebook, by_date=day, by=clerk, **said)  # type: ignore[arg-type]
    decay()
    with pytest.raises(Refused, match="Only the Clerk"):
        actions.plan(facebook, by_date=day, by=administrators["rees"], **said)  # type: ignore[arg-type]
    with pytest.raises(Refused, match="still to come"):
        actions.plan(facebook, by_date=day - timedelta(days=1), by=clerk, **said)  # type: ignore[arg-type]
    latest = months_after(day, 12)
    with pytest.raises(Refused, match=f"within a year, so until {latest:%-d %B %Y}"):
        actions.plan(facebook, by_date=latest + timedelta(days=1), by=clerk, **said)  # type: ignore[arg-type]
    with pytest.raises(Refused, match="Say what will be done, and by whom"):
        actions.plan(facebook, by_date=latest, by=clerk, **(said | {"words": "\u2800"}))  # type: ignore[arg-type]
    actions.plan(facebook, by_date=latest, by=clerk, **said)  # type: ignore[arg-type]


def test_the_form_of_a_plan_says_at_its_fields_what_it_asks_for(
    client: Client, administrators: People, facebook: Channel
) -> None:
    decay()
    client.force_login(administrators["clerk"])
    form = {"words": "\u2800", "by_date": "2099-12-18"}
    errors = client.post(f"/channels/{facebook.pk}/plan/", form).context["form"].errors
    assert errors["words"] == ["Say what will be done, and by whom."]
    assert errors["by_date"][0].startswith("Give a day within a year, so until ")
    assert not RosterPlan.objects.exists()


def test_a_page_costs_one_query_more_for_an_administrator(
    administrators: People, facebook: Channel, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    decay()
    rees = User.objects.get(name="Rees")
    rees.roles()
    with django_assert_max_num_queries(1):
        assert len(gaps_for(rees, day=timezone.localdate())) == 1


# One's own word (3.10)


def test_each_administrator_says_once_a_year_that_their_accounts_are_apart(
    client: Client, administrators: People, officer: User
) -> None:
    rees, day = administrators["rees"], timezone.localdate()
    assert not owes_word(rees, day=day)
    assert owes_word(rees, day=day + timedelta(days=366))
    rees.attestations.all().delete()
    client.force_login(rees)
    assert "say once a year that they are separate" in client.get("/").text
    assert "kept for a year" in client.post("/channels/attest/", follow=True).text
    assert "it is kept already" in client.post("/channels/attest/", follow=True).text
    assert rees.attestations.count() == 1
    assert "say once a year that they are separate" not in client.get("/").text
    assert Event.objects.filter(verb="attestation.given", by=rees).count() == 1
    with pytest.raises(Refused, match=r"administer no channel.*3\.10"):
        actions.keep_apart(by=officer, now=timezone.now())
