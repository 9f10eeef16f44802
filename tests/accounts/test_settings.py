"""The council's own numbers and website: who sees them, who changes them, and what then holds."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import Settings

from accounts import actions
from accounts.forms.settings import SECTIONS
from accounts.models import Council, User
from accounts.opened import mark
from audit.models import Event, MovedOn
from policy.clause import Refused
from tests.council import Drafting

pytestmark = pytest.mark.django_db
ROSTER, WEBSITE = "/settings/change/administrators/", "/settings/change/website/"


@pytest.fixture(autouse=True)
def hosts(settings: Settings) -> None:
    settings.COUNCIL_WEBSITE_HOSTS = ["usk.example"]


def form(**said: str) -> dict[str, str]:
    numbers = {"councillors_needed": "3", "training_months": "24", "active_days": "60"}
    return numbers | {"opened": mark(Council.now())} | said


def hosts_form(typed: str) -> dict[str, str]:
    return {"opened": mark(Council.now()), "website_hosts": typed}


def test_each_change_stands_in_the_record_with_old_and_new(client: Client, clerk: User) -> None:
    client.force_login(clerk)
    said = client.post(ROSTER, form(councillors_needed="4"), follow=True).text
    assert "Saved. It holds from now on." in said
    client.post(WEBSITE, hosts_form(" Twyn.Cymru\n"))
    now = Council.now()
    assert (now.councillors_needed, now.website_hosts) == (4, ["twyn.cymru"])
    lines = Event.objects.filter(verb="council.changed").order_by("pk")
    assert [line.detail for line in lines] == [
        {"setting": "councillors needed", "old": 3, "new": 4},
        {"setting": "website hosts", "added": ["twyn.cymru"], "removed": []},
    ]


@pytest.mark.parametrize(
    ("page", "name", "typed", "why"),
    [
        (ROSTER, "councillors_needed", "2", "3"),
        (ROSTER, "councillors_needed", "13", "12"),
        (ROSTER, "training_months", "0", "6"),
        (ROSTER, "active_days", "366", "365"),
        (ROSTER, "active_days", "often", "number"),
        (WEBSITE, "website_hosts", "https://twyn.cymru/", "Give the host alone"),
        (WEBSITE, "website_hosts", "twyn.cymru:8080", "without its port"),
        (WEBSITE, "website_hosts", "gov.uk", "Not everything under gov.uk is the council&#x27;s."),
        (WEBSITE, "website_hosts", "127.0.0.1", "is not the name of a host"),
    ],
)
def test_what_cannot_hold_is_sent_back(
    client: Client, clerk: User, page: str, name: str, typed: str, why: str
) -> None:
    client.force_login(clerk)
    shown = client.post(page, form(**{name: typed})).text
    assert why in shown
    assert typed in shown
    assert not Council.objects.exists()


def test_a_host_that_looks_like_ours_needs_a_second_look(client: Client, clerk: User) -> None:
    client.force_login(clerk)
    typed = hosts_form("usk-example.cymru\nuskexample.uk\nusk.example.uk")
    shown = client.post(WEBSITE, typed).text
    assert "usk.example.uk looks like usk.example, which is in the list already." in shown
    assert "tick the box below" in shown
    assert "I have looked" in shown
    client.post(WEBSITE, typed | {"is_ours": "on"})
    assert "usk.example.uk" in Council.now().website_hosts


def test_a_host_that_is_listed_already_is_not_listed_twice(client: Client, clerk: User) -> None:
    client.force_login(clerk)
    client.post(WEBSITE, hosts_form("twyn.cymru usk.example TWYN.cymru."))
    assert Council.now().hosts() == ["usk.example", "twyn.cymru"]


def test_the_second_of_two_windows_is_told_and_loses_nothing(client: Client, clerk: User) -> None:
    client.force_login(clerk)
    stale = form(active_days="90")
    client.post(ROSTER, form(active_days="30"))
    shown = client.post(ROSTER, stale)
    assert "Clerk, Town Clerk, changed this since you opened it." in shown.text
    assert 'value="90"' in shown.text
    assert Council.now().active_days == 30
    client.post(ROSTER, stale | {"opened": mark(Council.now())})
    assert Council.now().active_days == 90


def test_the_action_refuses_whoever_may_not_and_whoever_is_late(clerk: User, mayor: User) -> None:
    said = {"councillors_needed": 4}
    with pytest.raises(Refused, match="Only the Clerk"):
        actions.change_settings(said, opened=mark(Council.now()), by=mayor)
    with pytest.raises(MovedOn):
        actions.change_settings(said, opened="before", by=clerk)
    assert Council.now().councillors_needed == 3


def test_a_post_may_point_to_a_host_that_was_added(draft: Drafting, clerk: User) -> None:
    post = draft(web_page="https://www.twyn.cymru/fair", no_page_reason="", no_page_words="")
    elsewhere = "That address is not on the council's own website."
    assert any(line.sentence.startswith(elsewhere) for line in post.findings())
    said = {"website_hosts": ["twyn.cymru"]}
    actions.change_settings(said, opened=mark(Council.now()), by=clerk)
    assert not any(line.sentence.startswith(elsewhere) for line in post.findings())


@pytest.mark.parametrize("who", ["clerk", "councillor", "auditor"])
def test_who_works_by_them_or_looks_after_them_may_read_them(
    client: Client, who: str, request: pytest.FixtureRequest
) -> None:
    client.force_login(request.getfixturevalue(who))
    page = client.get("/settings/").text
    assert "Councillors on each channel" in page
    assert "usk.example" in page
    assert "9pm" in page
    for section in SECTIONS:
        assert f'id="{section}"' in page
        assert (f'href="/settings/change/{section}/"' in page) is (who == "clerk")
    assert ('href="/settings/documents/"' in page) is (who != "councillor")
