"""Councillors and officers flag with words, and learn how it ended."""

from __future__ import annotations

import pytest
from django.test import Client

from accounts.models import Channel, User
from audit.models import Event, MovedOn
from incidents.models import Incident
from moderation import actions
from moderation.models import Comment, Flag
from policy.clause import Refused
from tests.moderation.writing import NOON, another_administrator, wrote

pytestmark = pytest.mark.django_db


def test_a_flag_moves_the_comment_up_at_once(facebook: Channel, officer: User) -> None:
    wrote(facebook, "First")
    comment = wrote(facebook, "Second")
    actions.flag(comment, by=officer, words="It is a lie.", now=NOON)
    assert Comment.objects.waiting().first() == comment


def test_only_whoever_flagged_and_the_moderators_read_the_words(
    client: Client, facebook: Channel, officer: User, administrator: User, councillor: User
) -> None:
    comment = wrote(facebook)
    page = f"/moderation/{comment.pk}/"
    client.force_login(officer)
    client.post(f"{page}flag/", {"words": "It names my child."})
    assert "It names my child." in client.get(page).text
    for person, sees in ((administrator, True), (councillor, False)):
        client.force_login(person)
        assert ("It names my child." in client.get(page).text) is sees
        assert ("Flagged by 1 person" in client.get("/moderation/").text) is sees


def test_an_officer_whom_it_is_about_is_told_that_they_must_report_it(
    client: Client, facebook: Channel, officer: User, councillor: User
) -> None:
    comment = wrote(facebook)
    page = f"/moderation/{comment.pk}/"
    client.force_login(officer)
    told = client.post(f"{page}flag/", {"words": "He means me.", "is_target": "on"}, follow=True)
    assert "You must report this" in told.text
    assert f'class="button" href="/incidents/new/?comment={comment.pk}"' in told.text
    client.force_login(councillor)
    client.post(f"{page}flag/", {"words": "He means me.", "is_target": "on"})
    assert "You must report this" not in client.get(page).text


def test_whom_it_is_about_reads_so_on_their_desk_until_they_have_reported_it(
    client: Client, facebook: Channel, officer: User, councillor: User, administrator: User
) -> None:
    comment = wrote(facebook)
    client.force_login(councillor)
    client.post(f"/moderation/{comment.pk}/flag/", {"words": "A threat.", "about": officer.pk})
    report = f"/incidents/new/?comment={comment.pk}"
    for person, is_told in ((officer, True), (councillor, False), (administrator, False)):
        client.force_login(person)
        desk = client.get("/").text
        assert (report in desk) is is_told
        assert ("policy 3.13 asks you to report it" in desk) is is_told
        page = client.get(f"/moderation/{comment.pk}/").text
        assert (f"It is about {officer}" in page) is (person != officer)
    Incident.objects.create(
        reference="I-1", reporter=officer, comment=comment, submitted_at=NOON, seen_on=NOON.date()
    )
    client.force_login(officer)
    assert report not in client.get("/").text


def test_words_are_asked_for_and_kept_when_it_is_refused(
    client: Client, facebook: Channel, officer: User
) -> None:
    comment = wrote(facebook)
    client.force_login(officer)
    address = f"/moderation/{comment.pk}/flag/"
    assert "Say in your words what troubles you" in client.post(address, {"words": "."}).text
    client.post(address, {"words": "A lie."})
    same = client.post(address, {"words": "A lie."}, follow=True).text
    assert "Flagged. The moderators have it." in same
    assert Flag.objects.count() == Event.objects.filter(verb="comment.flagged").count() == 1
    assert "may have 2000. Shorten it." in client.post(address, {"words": "a" * 2001}).text
    again = client.post(address, {"words": "A second time."}).text
    assert "You have flagged this comment already" in again


def test_a_decision_answers_every_flag_and_passing_it_on_ones_own_alone(
    facebook: Channel, officer: User, administrator: User
) -> None:
    comment = wrote(facebook)
    theirs = actions.flag(comment, by=officer, words="A lie.", now=NOON)
    own = actions.flag(comment, by=administrator, words="A threat.", now=NOON)
    for decide, ended in ((actions.escalate, ""), (actions.leave_up, "DECIDED")):
        decide(comment, by=administrator, reason="", now=NOON)
        own.refresh_from_db()
        theirs.refresh_from_db()
        assert (own.outcome, theirs.outcome) == ("INCIDENT", ended)
    assert (theirs.settled_by, theirs.decision) == (administrator, comment.decisions.last())


def test_that_it_became_an_incident_only_whoever_passed_it_on_reads(
    client: Client, facebook: Channel, administrator: User, clerk: User
) -> None:
    comment = wrote(facebook)
    actions.flag(comment, by=administrator, words="A threat.", now=NOON)
    actions.escalate(comment, by=administrator, reason="", now=NOON)
    for person, sees in ((administrator, True), (clerk, False)):
        client.force_login(person)
        page = client.get(f"/moderation/{comment.pk}/").text
        assert ("It became an incident" in page) is sees
        assert ("Settled" in page) is not sees


def test_a_flag_is_dismissed_with_words_that_its_author_reads(
    client: Client, facebook: Channel, officer: User, administrator: User
) -> None:
    comment = wrote(facebook)
    flag = actions.flag(comment, by=officer, words="A lie.", now=NOON)
    client.force_login(administrator)
    address = f"/moderation/flags/{flag.pk}/dismiss/"
    assert "why nothing follows" in client.post(address, {"words": " "}, follow=True).text
    assert (
        "may have 2000. Shorten it."
        in client.post(address, {"words": "a" * 2001}, follow=True).text
    )
    client.post(address, {"words": "It is \0what the minutes say."})
    client.force_login(officer)
    page = client.get(f"/moderation/{comment.pk}/").text
    assert "It is what the minutes say." in page
    assert "Dismissed" in page
    assert Comment.objects.waiting().for_list().get().flagged is None
    with pytest.raises(MovedOn, match="already"):
        actions.dismiss(flag, by=another_administrator(facebook), words="Nothing in it.", now=NOON)


def test_nobody_dismisses_their_own_flag_or_one_on_another_channel(
    facebook: Channel, x: Channel, administrator: User, officer: User
) -> None:
    own = actions.flag(wrote(facebook), by=administrator, words="A lie.", now=NOON)
    with pytest.raises(Refused, match="another moderator"):
        actions.dismiss(own, by=administrator, words="Nothing.", now=NOON)
    elsewhere = actions.flag(wrote(x), by=officer, words="A lie.", now=NOON)
    with pytest.raises(Refused, match="administrators of The council on x"):
        actions.dismiss(elsewhere, by=administrator, words="Nothing.", now=NOON)
