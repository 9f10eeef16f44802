"""What the council has adopted is entered once, and stays as people have accepted it (1.1, 3.3)."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from accounts import actions
from accounts.actions import Version
from accounts.models import Acceptance, Document, User
from accounts.opened import mark
from accounts.reading import due_for_review, policy_on
from audit.models import Event, MovedOn
from policy.clause import Refused
from policy.wording import first_text

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
TEXT = "1. Introduction\n1.1 Be kind.\n1.2 Be exact."
NEW = "/settings/documents/new/"


def today() -> date:
    return timezone.localdate()


def version(number: str = "2", *, on: date | None = None) -> Version:
    return Version("policy", number, TEXT, "", on or today() + DAY, "2026/99", None)


def adopt(said: Version, by: User) -> Document:
    return actions.adopt(said, by=by, now=timezone.now())


def mend(document: Document, said: Version, by: User, opened: str | None = None) -> Document:
    opened = opened or mark(document)
    actions.mend(document, said, opened=opened, by=by, now=timezone.now())
    return Document.objects.get(pk=document.pk)


def test_a_version_is_in_force_from_its_day(clerk: User) -> None:
    adopt(version("2", on=today() - DAY), clerk)
    adopt(version("3", on=today() + DAY), clerk)
    assert policy_on(today() - 2 * DAY).version == "1"
    assert policy_on(today()).version == "2"
    assert policy_on(today() + DAY).version == "3"


def test_until_its_day_a_mistake_can_be_mended(clerk: User) -> None:
    made = adopt(version(), clerk)
    mended = mend(made, replace(version(), text="1.1 Be kinder."), clerk)
    assert mended.text == "1.1 Be kinder."
    assert Event.objects.get(verb="document.mended").detail == {"changed": ["text"]}


@pytest.mark.parametrize(
    ("on", "is_accepted", "why"),
    [(0, False, "has been in force"), (-1, False, "has been in force"), (1, True, "has accepted")],
)
def test_afterwards_it_stays_as_it_is_and_says_why(
    clerk: User, councillor: User, on: int, is_accepted: bool, why: str
) -> None:
    said = version(on=today() + on * DAY)
    made = adopt(said, clerk)
    if is_accepted:
        Acceptance.objects.create(person=councillor, document=made, at=timezone.now())
    for other in (
        replace(said, text="1.1 Be cruel."),
        replace(said, version="2b"),
        replace(said, minute="2026/100"),
        replace(said, adopted_on=today() + 9 * DAY),
    ):
        with pytest.raises(Refused, match=rf"{why}.*new version.*\(Policy 1\.1\)"):
            mend(made, other, clerk)
    assert mend(made, said, clerk).text == TEXT


def test_what_nobody_has_said_yet_may_be_said_once(clerk: User) -> None:
    actions.accept("1", by=clerk, now=timezone.now())
    first = Document.objects.get()
    said = Version("policy", "1", first.text, "", date(2024, 5, 13), "2024/7", date(2027, 5, 13))
    with pytest.raises(Refused, match="in force already: give the day it was adopted"):
        mend(first, replace(said, adopted_on=today() + DAY), clerk)
    assert mend(first, said, clerk).minute == "2024/7"
    with pytest.raises(Refused, match="new version"):
        mend(Document.objects.get(), replace(said, minute="2024/8"), clerk)
    with pytest.raises(Refused, match="new version"):
        mend(Document.objects.get(), replace(said, adopted_on=None), clerk)


def test_the_second_of_two_clerks_is_told_who_was_first(clerk: User) -> None:
    made = adopt(version(), clerk)
    opened = mark(made)
    mend(made, replace(version(), minute="2026/100"), clerk)
    with pytest.raises(MovedOn, match=r"Clerk, Town Clerk, changed this since you opened it"):
        mend(made, replace(version(), minute="2026/101"), clerk, opened)
    assert Document.objects.get(pk=made.pk).minute == "2026/100"


def test_a_version_is_entered_once(clerk: User) -> None:
    adopt(version(), clerk)
    with pytest.raises(Refused, match="There is a Social media policy, version 2 already"):
        adopt(version(), clerk)


def test_a_version_does_not_come_before_the_one_in_force(clerk: User) -> None:
    adopt(version("2", on=date(2026, 5, 11)), clerk)
    why = r"version 2 was adopted on 11 May 2026\. Give that day or a later one"
    with pytest.raises(Refused, match=why):
        adopt(version("3", on=date(2026, 5, 10)), clerk)
    coming = adopt(version("3"), clerk)
    with pytest.raises(Refused, match=why):
        mend(coming, version("3", on=date(2026, 5, 10)), clerk)
    adopt(version("3b", on=date(2026, 5, 11)), clerk)


def test_the_date_of_the_first_version_does_not_overtake_the_second(clerk: User) -> None:
    adopt(version("2", on=date(2026, 5, 11)), clerk)
    first = Document.objects.get(version="1")
    said = replace(version("1", on=date(2026, 5, 11)), text=first.text)
    with pytest.raises(Refused, match=r"version 2 came after this one, on 11 May 2026"):
        mend(first, said, clerk)
    mend(first, replace(said, adopted_on=date(2026, 5, 10)), clerk)
    assert policy_on(today()).version == "2"


def test_the_version_we_came_with_does_not_begin_tomorrow(clerk: User) -> None:
    Acceptance.objects.all().delete()
    Document.objects.all().delete()
    with pytest.raises(Refused, match="Version 1 is in force already"):
        adopt(version("1"), clerk)
    adopt(replace(version("1", on=today() - DAY), text=first_text()), clerk)
    assert policy_on(today()).minute == "2026/99"


def test_only_the_clerk_enters_and_mends(mayor: User, clerk: User) -> None:
    made = adopt(version(), clerk)
    with pytest.raises(Refused, match="Only the Clerk"):
        adopt(version("3"), mayor)
    with pytest.raises(Refused, match="Only the Clerk"):
        mend(made, version(), mayor)


def test_a_review_is_announced_sixty_days_ahead(client: Client, clerk: User, mayor: User) -> None:
    adopt(replace(version(on=today()), review_due=today() + 61 * DAY), clerk)
    assert due_for_review(today()) == []
    assert [each.version for each in due_for_review(today() + DAY)] == ["2"]
    adopt(replace(version("3", on=today()), review_due=today() + 5 * DAY), clerk)
    for reader, is_told in ((clerk, True), (mayor, False)):
        client.force_login(reader)
        assert ("To be reviewed by the council:" in client.get("/").text) is is_told


# The pages


def form(**said: str) -> dict[str, str]:
    day = f"{today() + DAY:%Y-%m-%d}"
    return {"kind": "policy", "version": "2", "text": TEXT, "adopted_on": day} | said


def test_the_clerk_enters_a_version_and_the_public_reads_it_from_its_day_on(
    client: Client, clerk: User
) -> None:
    client.force_login(clerk)
    read = ticked(client, form())
    assert "Entered: Social media policy, version 2." in client.post(NEW, read, follow=True).text
    coming = Document.objects.get(version="2")
    page = f"/policy/versions/{coming.pk}/"
    assert client.get(page).status_code == 200
    assert Client().get(page).status_code == 404
    Document.objects.filter(pk=coming.pk).update(adopted_on=today())
    assert "Be exact." in Client().get(page).text
    public = Client().get("/policy/").text
    assert 'id="1.2"' in public
    assert "Be exact." in public
    assert "minute" not in public


def ticked(client: Client, said: dict[str, str]) -> dict[str, str]:
    """Read the list of what differs, as the page shows it, and tick that one has."""
    shown = re.search(r'name="list_shown" value="(\w+)"', client.post(NEW, said).text)
    assert shown
    return said | {"list_shown": shown[1], "is_read": "on"}


def test_the_clerk_reads_what_a_policy_lacks_before_it_is_kept(client: Client, clerk: User) -> None:
    client.force_login(clerk)
    assert "I have read this list" not in client.get(NEW).text
    other = first_text().replace("Be accurate with what you type", "Be exact")
    other = other.replace("1.6 ", "1.8 ")
    shown = client.post(NEW, form(text=other, minute="2026/77")).text
    for line in ("lacks 1.6.", "something else at 3.9.", "has 1.8 of its own.", "2026/77"):
        assert line in shown
    read = ticked(client, form(text=other))
    again = client.post(NEW, read | {"text": TEXT}).text
    assert "lacks Scope, 1.3, 1.4" in again
    assert 'id="id_is_read" checked' not in again
    assert not Document.objects.filter(version="2").exists()
    client.post(NEW, read)
    assert Document.objects.get(version="2").text == other
    client.post(NEW, form(version="3", text=first_text()))
    assert Document.objects.filter(version="3").exists()


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"text": "Be kind."}, "Paste the words of the policy, with numbered clauses."),
        ({"text": "1.1 Be kind.\n1.1 Be exact."}, "1.1 stands there twice"),
        ({"text": ""}, "Paste the words of the policy"),
        ({"version": "2\u200b"}, "A character that nobody can see was in these words"),
        ({"adopted_on": "0026-11-01"}, "Give a day between 1990 and 2100."),
        ({"adopted_on": "", "text": first_text()}, "Say when the council adopted it. (Policy 1.1)"),
        ({"kind": "code", "text": ""}, "Give its words, or the address where it can be read."),
        ({"review_due": "2020-01-01"}, "Give a day after the one on which it is adopted."),
        ({"version": ""}, "Fill this in."),
        ({"kind": "gossip"}, "not on offer here"),
    ],
)
def test_what_cannot_be_kept_is_sent_back_with_what_was_typed(
    client: Client, clerk: User, said: dict[str, str], why: str
) -> None:
    client.force_login(clerk)
    shown = client.post(NEW, form(minute="2026/77") | said).text
    assert why in shown
    assert "2026/77" in shown
    assert not Document.objects.exclude(version="1").exists()


def test_a_version_that_was_mended_meanwhile_is_shown_with_what_was_typed(
    client: Client, clerk: User
) -> None:
    made = adopt(version(), clerk)
    stale = form(minute="2026/1", opened=mark(made))
    mend(made, replace(version(), minute="2026/2"), clerk)
    client.force_login(clerk)
    page = f"/settings/documents/{made.pk}/"
    shown = client.post(page, stale)
    assert "changed this since you opened it" in shown.text
    assert 'value="2026/1"' in shown.text
    again = form(minute="2026/1", opened=mark(Document.objects.get(pk=made.pk)))
    assert again["opened"] in shown.text
    client.post(page, again)
    assert Document.objects.get(pk=made.pk).minute == "2026/1"


def test_the_clerk_says_since_when_the_first_version_holds(client: Client, clerk: User) -> None:
    Acceptance.objects.all().delete()
    Document.objects.all().delete()
    client.force_login(clerk)
    assert "Nobody has entered yet when" in client.get("/settings/documents/").text
    shown = client.get(f"{NEW}?kind=policy").text
    assert 'value="1"' in shown
    assert "harder-to-reach groups" in shown


def test_the_clerk_learns_which_clauses_the_checks_were_not_written_for(
    client: Client, clerk: User
) -> None:
    client.force_login(clerk)
    page = "/settings/documents/"
    assert "were written for" not in client.get(page).text
    other = first_text().replace("Be accurate with what you type", "Be exact")
    adopt(replace(version(on=today()), text=other), clerk)
    assert "says something else, at 3.9, than" in client.get(page).text


def test_what_stays_can_be_read_and_not_typed_over(client: Client, clerk: User) -> None:
    made = adopt(replace(version(on=today()), review_due=None), clerk)
    client.force_login(clerk)
    page = f"/settings/documents/{made.pk}/"
    assert "has been in force" in client.get(page).text
    said = {"opened": mark(made), "review_due": f"{today() + DAY:%Y-%m-%d}", "minute": "other"}
    client.post(page, form(text="1.1 Be cruel.") | said)
    kept = Document.objects.get(pk=made.pk)
    assert (kept.text, kept.minute, kept.review_due) == (TEXT, "2026/99", today() + DAY)
    assert f'href="{page}"' not in client.get("/settings/documents/").text


def test_the_code_and_standing_orders_stand_beside_the_policy(clerk: User) -> None:
    adopt(Version("code", "2024", "", "https://usk.example/code", today(), "", None), clerk)
    orders = adopt(Version("orders", "7", "1.1 Stand up.", "", today(), "", None), clerk)
    page = Client().get("/policy/").text
    assert 'href="https://usk.example/code">Code of Conduct</a>' in page
    assert f'href="/policy/versions/{orders.pk}/">Standing Orders</a>' in page
