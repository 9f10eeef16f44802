"""Answers that are ready, kept by moderators; who can help, kept by the Clerk: for all to read."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from accounts.models import User
from accounts.opened import mark
from audit.models import MovedOn
from moderation.actions import keep_entry
from moderation.models import Canned, Contact
from policy.clause import Refused

pytestmark = pytest.mark.django_db

PEOPLE, ANSWERS = "/moderation/directory/people/", "/moderation/directory/answers/"
HIGHWAYS = {"name": "Highways", "helps_with": "roads and lights", "telephone": "01633 960111"}


def test_the_clerk_says_who_can_help_and_a_moderator_what_is_ready(
    client: Client, clerk: User, administrator: User, officer: User
) -> None:
    client.force_login(clerk)
    client.post(f"{PEOPLE}new/", HIGHWAYS)
    client.force_login(administrator)
    assert client.get(f"{PEOPLE}new/").status_code == 403
    with pytest.raises(Refused, match="Only the Clerk says who can help"):
        keep_entry(Contact(name="Me", helps_with="all", telephone="101"), by=administrator)
    client.post(f"{ANSWERS}new/", {"title": "Thanks", "text": "Thank you.", "welsh": "Diolch."})
    assert Contact.objects.get().changed_by == clerk
    client.force_login(officer)
    page = client.get("/moderation/directory/").text
    assert "roads and lights" in page
    assert "Diolch." in page
    assert "Change" not in page
    assert client.get(f"{PEOPLE}new/").status_code == 403


def test_what_is_wrong_comes_back_as_it_was_typed(client: Client, clerk: User) -> None:
    client.force_login(clerk)
    page = client.post(f"{PEOPLE}new/", {**HIGHWAYS, "telephone": ""}).text
    assert "at least one way to reach them" in page
    assert "roads and lights" in page
    client.post(f"{PEOPLE}new/", HIGHWAYS)
    shouted = {**HIGHWAYS, "name": "HIGHWAYS"}
    for again in (HIGHWAYS, shouted):
        assert "One of this name is there already" in client.post(f"{PEOPLE}new/", again).text
    other = {**HIGHWAYS, "name": "Bins", "telephone": "ring me"}
    assert "no telephone number" in client.post(f"{PEOPLE}new/", other).text
    with pytest.raises(MovedOn, match="has entered “Highways” meanwhile"):
        keep_entry(Contact(**HIGHWAYS), by=clerk)
    rude = {"title": "No", "text": "Go away, you wanker."}
    assert "may break “Respect other users”" in client.post(f"{ANSWERS}new/", rude).text
    assert not Canned.objects.exists()
    assert client.get("/moderation/directory/animals/new/").status_code == 404


def test_of_two_who_change_an_entry_the_second_is_told(client: Client, clerk: User) -> None:
    entry = Contact.objects.create(**HIGHWAYS)
    client.force_login(clerk)
    page, opened = f"{PEOPLE}{entry.pk}/", mark(Contact.objects.get())
    client.post(page, {**HIGHWAYS, "opened": opened, "helps_with": "roads"})
    told = client.post(page, {**HIGHWAYS, "opened": opened, "helps_with": "my words"}).text
    assert "changed this since you opened it" in told
    assert "my words" in told
    assert Contact.objects.get().helps_with == "roads"


def test_what_is_removed_is_offered_no_more(client: Client, clerk: User) -> None:
    entry = Canned.objects.create(title="Thanks", text="Thank you.")
    client.force_login(clerk)
    client.post(f"{ANSWERS}{entry.pk}/", {"remove": "1", "opened": mark(Canned.objects.get())})
    assert Canned.objects.get().retired_at
    assert "Thank you." not in client.get("/moderation/directory/").text
    assert client.get(f"{ANSWERS}{entry.pk}/").status_code == 404


def test_the_name_of_what_was_removed_can_be_given_again(client: Client, clerk: User) -> None:
    Canned.objects.create(title="Thanks", text="Thank you.", retired_at=timezone.now())
    Contact.objects.create(**HIGHWAYS, retired_at=timezone.now())
    client.force_login(clerk)
    client.post(f"{ANSWERS}new/", {"title": "Thanks", "text": "Thanks."})
    client.post(f"{PEOPLE}new/", HIGHWAYS)
    assert Canned.objects.get(retired_at=None).text == "Thanks."
    assert Contact.objects.get(retired_at=None).changed_by == clerk
    with pytest.raises(IntegrityError, match="one_answer_per_title"), transaction.atomic():
        Canned.objects.update(retired_at=None)
