"""Training that was recorded wrongly: corrected or withdrawn, with a reason, by the Clerk."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone

from accounts.actions.training import withdraw_training
from accounts.models import Channel, Training, User
from accounts.opened import mark
from audit.models import Event
from policy.clause import Refused

pytestmark = pytest.mark.django_db

People = dict[str, User]


@pytest.fixture
def desk(client: Client, administrators: People) -> Client:
    client.force_login(administrators["clerk"])
    return client


@pytest.fixture
def training(administrators: People) -> Training:
    return administrators["price"].trainings.get()


def page_of(training: Training) -> str:
    return f"/people/{training.person_id}/training/{training.pk}/"


def form_of(training: Training, **typed: str) -> dict[str, str]:
    form = {
        "course": training.course,
        "provider": training.provider,
        "taken_on": training.taken_on.isoformat(),
        "opened": mark(training),
        "why": "The certificate says so.",
    }
    return form | typed


def test_the_clerk_corrects_training_and_the_record_keeps_both(
    desk: Client, training: Training
) -> None:
    assert f'href="{page_of(training)}"' in desk.get(f"/people/{training.person_id}/").text
    assert f'value="{training.taken_on.isoformat()}"' in desk.get(page_of(training)).text
    page = desk.post(page_of(training), form_of(training, provider="SLCC"), follow=True).text
    assert "The training is corrected." in page
    assert Training.objects.get(pk=training.pk).provider == "SLCC"
    line = Event.objects.about(training).get(verb="training.corrected")
    taken = f"taken on {training.taken_on:%-d %B %Y}"
    assert line.detail == {
        "why": "The certificate says so.",
        "old": f"Social media, One Voice, {taken}",
        "new": f"Social media, SLCC, {taken}",
    }


def test_training_that_is_withdrawn_counts_no_more(
    desk: Client, training: Training, facebook: Channel
) -> None:
    page = desk.post(page_of(training), form_of(training, withdraw="1"), follow=True).text
    assert "The training is withdrawn." in page
    assert not Training.objects.filter(pk=training.pk).exists()
    line = Event.objects.about(training).get(verb="training.withdrawn")
    assert line.detail["why"] == "The certificate says so."
    assert "Social media, One Voice" in line.detail["old"]
    facebook.refresh_from_db()
    assert facebook.roster_gap.startswith("One more councillor")


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"why": ""}, "Say why, in a few words."),
        ({"why": "\u2800", "withdraw": "1"}, "Say why, in a few words."),
        ({}, "Nothing is changed."),
        ({"taken_on": "2099-01-01"}, "still to come"),
        ({"opened": "older", "provider": "SLCC"}, "changed this since you opened it"),
    ],
)
def test_it_is_refused_with_what_was_typed(
    desk: Client, training: Training, typed: dict[str, str], told: str
) -> None:
    page = desk.post(page_of(training), form_of(training, **typed)).text
    assert told in page
    assert f'value="{typed.get("provider", "One Voice")}"' in page
    assert Training.objects.get(pk=training.pk).provider == "One Voice"


def test_it_is_the_clerks_and_stands_on_the_page_of_the_one_who_took_it(
    desk: Client, administrators: People, mayor: User, training: Training
) -> None:
    rees = administrators["rees"]
    assert desk.get(f"/people/{rees.pk}/training/{training.pk}/").status_code == 404
    with pytest.raises(Refused, match="Only the Town Clerk"):
        withdraw_training(training, why="Mine.", opened=mark(training), by=rees, now=timezone.now())


def test_whoever_took_a_course_reads_whom_to_send_the_certificate(
    client: Client, administrators: People, facebook: Channel
) -> None:
    rees = administrators["rees"]
    client.force_login(rees)
    for address in (f"/people/{rees.pk}/", f"/channels/{facebook.pk}/"):
        assert "sends the certificate to the Town Clerk" in client.get(address).text
