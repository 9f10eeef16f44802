"""Every section of the settings: what it opens with, what it keeps, and what the record says."""

from __future__ import annotations

from datetime import time
from decimal import Decimal

import pytest
from django.test import Client

from accounts.forms.settings import SECTIONS
from accounts.forms.settings.reaching import KINDS
from accounts.models import Council, User
from accounts.opened import mark
from audit.models import Event
from posts.models import Post
from tests.council import Drafting

pytestmark = pytest.mark.django_db
ELSEWHERE = {"id", "are_proofs_public"}
"""Set by nobody, or where proofs are published."""


def page(section: str) -> str:
    return f"/settings/change/{section}/"


def typed(section: str, **said: object) -> dict[str, object]:
    """What the form of a section shows, with some of it changed."""
    form = SECTIONS[section](council=Council.now())
    shown = {name: form[name].value() for name in form.fields}
    return {name: "" if value is None else value for name, value in (shown | said).items()}


def changes() -> list[dict[str, object]]:
    return [line.detail for line in Event.objects.filter(verb="council.changed").order_by("pk")]


def test_everything_that_the_council_sets_has_its_section() -> None:
    kept = [name for each in SECTIONS.values() for name in each(council=Council()).kept()]
    fields = {field.name for field in Council._meta.fields}
    assert sorted(kept) == sorted(fields - ELSEWHERE)


def test_the_kinds_of_post_are_those_of_the_compose_page() -> None:
    assert [(value, str(label)) for value, label in KINDS] == [
        (value, str(label)) for value, label in Post.Kind.choices
    ]


@pytest.mark.parametrize("section", SECTIONS)
def test_a_section_saved_as_it_was_opened_changes_nothing(
    client: Client, clerk: User, section: str
) -> None:
    client.force_login(clerk)
    before = mark(Council.now())
    said = client.post(page(section), typed(section), follow=True)
    assert "Saved. It holds from now on." in said.text
    assert (changes(), mark(Council.now())) == ([], before)


def test_of_a_long_list_the_record_says_what_came_and_what_went(
    client: Client, clerk: User
) -> None:
    client.force_login(clerk)
    words = [*Council.now().think_twice[1:], "  Muppet ", "muppet"]
    client.post(page("tone"), typed("tone", think_twice="\n".join(words)))
    assert changes() == [
        {"setting": "think twice", "added": ["Muppet"], "removed": ["ridiculous"]},
    ]


def test_a_word_leaves_the_block_list_without_a_question_and_with_a_line(
    client: Client, clerk: User, draft: Drafting
) -> None:
    client.force_login(clerk)
    post = draft(message="A chav.")
    assert any("may insult" in line.sentence for line in post.findings())
    rest = [word for word in Council.now().blocked_words if word != "chav"]
    client.post(page("insults"), typed("insults", blocked_words="\n".join(rest)))
    assert changes() == [{"setting": "blocked words", "added": [], "removed": ["chav"]}]
    assert not any("may insult" in line.sentence for line in post.findings())


def test_hours_prices_and_meetings_are_kept_as_what_they_are(client: Client, clerk: User) -> None:
    client.force_login(clerk)
    client.post(page("hours"), typed("hours", quiet_from="22:30"))
    client.post(page("prices"), typed("prices", x_link_price="0.25", x_monthly_cap="12.50"))
    client.post(page("meetings"), typed("meetings", meeting_week="5", meeting_month_off=""))
    client.post(page("languages"), typed("languages", bilingual_kinds=["agenda", "news"]))
    client.post(page("elections"), typed("elections", mayor_in_period="block"))
    now = Council.now()
    assert (now.quiet_from, now.x_link_price) == (time(22, 30), Decimal("0.25"))
    assert (now.x_monthly_cap, now.meeting_week) == (Decimal("12.50"), 5)
    assert (now.meeting_month_off, now.bilingual_kinds) == (None, ["agenda", "news"])
    assert now.mayor_in_period == Council.InPeriod.BLOCK
    assert {"setting": "quiet from", "old": "21:00", "new": "22:30"} in changes()
    assert {"setting": "x monthly cap", "old": None, "new": "12.50"} in changes()
    shown = client.get("/settings/").text
    for words in ("10.30pm", "Last", "Agenda, News", "Refuse", "$12.50", "$0.25"):
        assert words in shown


@pytest.mark.parametrize(
    ("section", "said", "why"),
    [
        ("insults", {"blocked_words": "chav\nxx"}, "is too short"),
        ("tone", {"think_twice": "w" * 101}, "longer than a line may be"),
        ("tone", {"think_twice": "\n".join(map(str, range(301)))}, "more than 300 lines"),
        ("hours", {"quiet_until": "21:00"}, "have no length"),
        ("hours", {"silent_days": "0"}, "Give 2 or more"),
        ("hours", {"quiet_from": "06:00", "quiet_until": "20:00"}, "longer than twelve hours"),
        ("prices", {"x_post_price": "-1"}, "Give 0 or more"),
        ("prices", {"x_post_price": "0.000001"}, "at most 5 figures after the point"),
        ("prices", {"x_post_price": "dear"}, "an amount in figures"),
        ("prices", {"x_monthly_cap": "0"}, "nothing but emergencies goes out"),
        ("prices", {"x_monthly_cap": "1000.01"}, "more than $1,000"),
        ("meetings", {"meeting_body": "Full\nCouncil"}, "one line only"),
        ("languages", {"bilingual_kinds": ["gossip"]}, "“gossip” is not on offer here"),
        ("meetings", {"meeting_week": "6"}, "“6” is not on offer here"),
    ],
)
def test_what_cannot_hold_is_sent_back_with_why(
    client: Client, clerk: User, section: str, said: dict[str, object], why: str
) -> None:
    client.force_login(clerk)
    answer = client.post(page(section), typed(section, **said))
    assert answer.status_code == 200
    assert "There is something to put right" in answer.text
    assert why in answer.text
    assert not Council.objects.exists()


def test_what_is_unusual_holds_with_a_tick_and_is_not_asked_again(
    client: Client, clerk: User
) -> None:
    client.force_login(clerk)
    assert 'value="0.015"' in client.get(page("prices")).text
    asked = client.post(page("prices"), typed("prices", x_monthly_cap="5000")).text
    assert "It is right" in asked
    client.post(page("prices"), typed("prices", x_monthly_cap="5000", is_right="on"))
    client.post(page("prices"), typed("prices", x_post_price="0.02"))
    now = Council.now()
    assert (now.x_monthly_cap, now.x_post_price) == (Decimal(5000), Decimal("0.02"))


def test_a_public_contact_is_not_warned_of(client: Client, clerk: User, draft: Drafting) -> None:
    client.force_login(clerk)
    post = draft(message="Ring the library on 01291 635731.")
    warned = "01291 635731 is a telephone number"
    assert any(line.sentence.startswith(warned) for line in post.findings())
    client.post(page("contacts"), typed("contacts", public_contacts="01291 635 731"))
    assert not any(line.sentence.startswith(warned) for line in post.findings())


def test_there_is_no_other_section(client: Client, clerk: User) -> None:
    client.force_login(clerk)
    assert client.get(page("nonsense")).status_code == 404
