"""The house rules are for everybody: the five principles, what happens, and how to be heard."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import Channel, Council, SensitivePeriod, User
from moderation import actions
from moderation.figures import public_table
from moderation.models import Canned, Comment
from policy.principles import MEANINGS, REPLIES, WORDS, Principle
from tests.moderation.hidden import NOON, take_down, write

pytestmark = pytest.mark.django_db
PAGE = "/house-rules/"


def test_everybody_reads_each_principle_what_it_asks_and_what_we_say(client: Client) -> None:
    page = client.get(PAGE)
    assert page.status_code == 200
    for principle in Principle:
        assert WORDS[principle] in page.text
    for words in (*MEANINGS.values(), *(one for both in REPLIES.values() for one in both)):
        assert words.replace("'", "&#x27;") in page.text
    assert page.text.count('<blockquote lang="cy">') == len(Principle)


@pytest.mark.parametrize(
    "words",
    [
        "Criticism is welcome, and is never a reason to hide anything.",
        "A person decides, never a machine.",
        "View hidden replies",
        "within 10 working days",
        "Public Services Ombudsman for Wales",
        "answer questions within 2 working days",
        "In danger, call 999.",
    ],
)
def test_it_says_what_happens_and_whom_to_turn_to(client: Client, words: str) -> None:
    assert words in client.get(PAGE).text


def test_the_numbers_are_those_that_the_council_has_set(client: Client) -> None:
    Council.objects.create(pk=1, review_days=7, telephone="01291 000000")
    page = client.get(PAGE).text
    assert "within 7 working days" in page
    assert "Telephone 01291 000000." in page


@pytest.mark.parametrize(("begins", "is_said"), [(0, True), (1, False)])
def test_in_a_pre_election_period_it_says_so_and_only_then(
    client: Client, clerk: User, begins: int, is_said: bool
) -> None:
    today = timezone.localdate()
    SensitivePeriod.objects.create(
        name="Senedd election",
        starts_on=today + timedelta(days=begins),
        ends_on=today + timedelta(days=30),
        source="Notice",
        entered_by=clerk,
        entered_at=timezone.now(),
    )
    assert ("The council itself takes no side" in client.get(PAGE).text) is is_said


def test_the_councils_own_words_take_the_place_of_the_first(client: Client, clerk: User) -> None:
    own = {"text": "We keep it kind here.", "welsh": "Byddwch yn garedig."}
    Canned.objects.create(title="Kind", principle="respect", **own)
    page = client.get(PAGE).text
    assert own["text"] in page
    assert own["welsh"] in page
    assert REPLIES[Principle.RESPECT][0] not in page


def test_figures_are_public_only_when_the_council_shows_them(
    client: Client, facebook: Channel, administrator: User
) -> None:
    for number in range(3):
        take_down(write(facebook, f"Buy {number}"), administrator, principle="commercial")
    take_down(write(facebook, "Muppets"), administrator)
    assert "in numbers" not in client.get(PAGE).text
    Council.objects.create(pk=1, are_figures_public=True)
    page = client.get(PAGE).text
    assert "in numbers" in page
    assert "fewer than 3" in page
    assert "Muppets" not in page
    assert Comment.objects.filter(status="HIDDEN").count() == 4


def test_numbers_are_told_by_year_and_never_below_three(
    facebook: Channel, administrator: User
) -> None:
    for number in range(3):
        take_down(write(facebook, f"Buy {number}"), administrator, principle="commercial")
    take_down(write(facebook, "Muppets"), administrator)
    actions.leave_up(write(facebook, "Why?"), by=administrator, reason="", now=NOON)
    told = {row.label: dict(row.cells) for row in public_table(NOON.date())}
    assert told[WORDS[Principle.COMMERCIAL]] == {"2026": "3"}
    assert told[WORDS[Principle.RESPECT]]["2026"] == "fewer than 3"
    assert told["Left up"]["2026"] == "fewer than 3"
    assert told[WORDS[Principle.LAW]]["2026"] == "0"
