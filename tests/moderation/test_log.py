"""The moderation log: every decision, in numbers that say what they mean, and to take along."""

from __future__ import annotations

import csv
from datetime import timedelta
from io import StringIO

import pytest
from django.db.models import QuerySet
from django.http import HttpResponse
from django.test import Client

from accounts.models import Channel, User
from audit.models import Event
from moderation import actions
from moderation.figures import figures, table
from moderation.forms import LogForm
from moderation.models import Comment, Decision, Space
from policy.principles import WORDS, Principle
from tests.moderation.hidden import NOON, take_down, write

pytestmark = pytest.mark.django_db
LOG = "/moderation/log/"


def everything() -> QuerySet[Decision]:
    return Decision.objects.order_by("-at", "-pk")


def rows(answer: HttpResponse) -> list[list[str]]:
    return list(csv.reader(StringIO(answer.text.removeprefix("\ufeff"))))


@pytest.fixture
def decided(facebook: Channel, administrator: User, officer: User) -> dict[str, Comment]:
    """Four: flagged and left up, flagged and hidden, hidden and shown again, left up unasked."""
    found = {key: write(facebook, f"This is {key}.") for key in ("fair", "rude", "joke", "kind")}
    for key in ("fair", "rude"):
        actions.flag(found[key], by=officer, words="Look at it.", now=NOON)
    by = {"by": administrator, "now": NOON + timedelta(hours=2)}
    actions.leave_up(found["fair"], reason="Fair criticism.", **by)
    actions.leave_up(found["kind"], reason="", by=administrator, now=NOON + timedelta(hours=6))
    take_down(found["rude"], administrator)
    take_down(found["joke"], administrator, principle="language")
    actions.restore(found["joke"], reason="It was a joke.", **by)
    return found


def test_each_decision_stands_in_it_with_its_principle_reason_and_moderator(
    client: Client, councillor: User, decided: dict[str, Comment]
) -> None:
    client.force_login(councillor)
    page = client.get(LOG).text
    for words in ("Fair criticism.", "It insults whoever reads it.", "Respect other users"):
        assert words in page
    assert "Administrator, Councillor" in page
    assert "Reversed" in page
    assert "This is rude." not in page


def test_what_was_copied_by_hand_stands_in_the_same_log(
    client: Client, clerk: User, decided: dict[str, Comment]
) -> None:
    space = Space.objects.create(kind="consultation", name="Bandstand forms")
    said = {"author": "Form 12", "text": "A vile threat.", "posted_at": NOON, "taken_in_at": NOON}
    written = Comment.objects.create(space=space, taken_in_by=clerk, external_id="12", **said)
    actions.hide(written, by=clerk, principle="law", reason="It threatens him.", now=NOON)
    client.force_login(clerk)
    page = client.get(f"{LOG}?place=space-{space.pk}").text
    assert "It threatens him." in page
    assert "Fair criticism." not in page
    assert written.decisions.get().snapshot["text"] == "A vile threat."


def test_a_decision_under_a_principle_is_counted_there(decided: dict[str, Comment]) -> None:
    counted = {row.label: dict(row.cells) for row in table(everything())}
    assert counted[WORDS[Principle.RESPECT]]["Hidden"] == "1"
    assert counted[WORDS[Principle.LANGUAGE]]["Hidden"] == "1"
    assert counted[WORDS[Principle.COMMERCIAL]]["Hidden"] == "0"
    assert counted["No principle"] == counted["No principle"] | {"Left up": "2", "Shown again": "1"}


def test_the_figures_are_what_they_say(decided: dict[str, Comment]) -> None:
    found = figures(everything())
    assert (found.comments, found.left_up) == (4, 3)
    assert (found.doubted, found.doubted_left_up, found.share) == (2, 1, 50)
    assert found.median_hours == 1.0
    assert (found.reversals, found.reviews) == (1, 0)


def test_what_a_detector_pointed_at_is_doubted_too(facebook: Channel, administrator: User) -> None:
    comment = write(facebook)
    actions.leave_up(comment, by=administrator, reason="", now=NOON)
    assert figures(everything()).share is None
    comment.decisions.update(suggested=[{"principle": "respect"}])
    assert figures(everything()).share == 100


def test_that_a_comment_became_an_incident_is_neither_told_nor_counted(
    client: Client, clerk: User, facebook: Channel, decided: dict[str, Comment]
) -> None:
    before = figures(LogForm({}).decisions())
    for comment in (decided["fair"], write(facebook, "A threat.")):
        actions.escalate(comment, by=clerk, reason="A threat to her.", now=NOON)
    client.force_login(clerk)
    for asked in ("", "?outcome=ESCALATED"):
        page = client.get(f"{LOG}{asked}").text
        assert "ecame an incident" not in page
        assert "A threat to her." not in page
    assert len(rows(client.get("/moderation/log.csv"))) == 5 + 1
    assert figures(LogForm({}).decisions()) == before


def test_nothing_decided_has_no_figures(client: Client, clerk: User) -> None:
    assert figures(everything()).median_hours is None
    client.force_login(clerk)
    assert "No decision is here." in client.get(LOG).text


@pytest.mark.parametrize(
    ("asked", "number"),
    [
        ("", 5),
        ("principle=respect", 1),
        ("outcome=LEFT_UP", 2),
        ("reversal=yes", 1),
        ("reversal=no", 4),
        ("since=2026-11-20&until=2026-11-20", 5),
        ("since=2026-11-21", 0),
        ("until=2026-11-19", 0),
        ("principle=respect&outcome=LEFT_UP", 0),
    ],
)
def test_it_is_narrowed_down_by_the_address(
    client: Client, clerk: User, decided: dict[str, Comment], asked: str, number: int
) -> None:
    client.force_login(clerk)
    assert client.get(f"{LOG}?{asked}").status_code == 200
    assert len(rows(client.get(f"/moderation/log.csv?{asked}"))) == number + 1


@pytest.mark.parametrize(
    "asked", ["principle=criticism&place=channel-x", "since=someday", "outcome=ESCALATED"]
)
def test_nobody_takes_everything_along_who_asked_for_what_cannot_be_read(
    client: Client, clerk: User, decided: dict[str, Comment], asked: str
) -> None:
    client.force_login(clerk)
    for page in (
        client.get(f"/moderation/log.csv?{asked}", follow=True),
        client.post(f"/moderation/log/with-words/?{asked}", follow=True),
    ):
        assert page.redirect_chain == [(f"{LOG}?{asked}", 302)]
        assert page.context["form"].errors
        assert 'role="alert"' in page.text
    assert not Event.objects.filter(verb="user.took_comments_along").exists()


def test_it_has_pages_that_keep_what_was_asked_for(
    client: Client, clerk: User, facebook: Channel, administrator: User
) -> None:
    for number in range(27):
        take_down(write(facebook, str(number)), administrator)
    client.force_login(clerk)
    assert "Page 1 of 2" in client.get(f"{LOG}?principle=respect").text
    assert "principle=respect&amp;page=1" in client.get(f"{LOG}?principle=respect&page=2").text


def test_what_is_taken_along_holds_no_residents_words_and_no_formula(
    client: Client, auditor: User, administrator: User, facebook: Channel
) -> None:
    reason = '=HYPERLINK("https://evil.example")'
    comment = write(facebook, "Our private words", author="Ann Onymous")
    actions.hide(comment, by=administrator, principle="links", reason=reason, now=NOON)
    client.force_login(auditor)
    answer = client.get("/moderation/log.csv")
    assert "Our private words" not in answer.text
    assert "Ann Onymous" not in answer.text
    [_head, row] = rows(answer)
    assert f"'{reason}" in row


def test_with_residents_words_it_is_for_moderators_of_that_place_and_recorded(
    client: Client, administrator: User, decided: dict[str, Comment], x: Channel, clerk: User
) -> None:
    take_down(write(x, "Elsewhere, @me"), clerk)
    client.force_login(administrator)
    answer = client.post("/moderation/log/with-words/?outcome=HIDDEN")
    assert "This is rude." in answer.text
    assert "Elsewhere" not in answer.text
    assert len(rows(answer)) == 3
    assert Event.objects.get(verb="user.took_comments_along").detail["decisions"] == 2


def test_the_log_asks_the_database_no_more_for_more_lines(
    client: Client,
    clerk: User,
    facebook: Channel,
    administrator: User,
    django_assert_max_num_queries: object,
) -> None:
    for number in range(12):
        take_down(write(facebook, str(number)), administrator)
    client.force_login(clerk)
    with django_assert_max_num_queries(30):  # type: ignore[operator]
        client.get(LOG)
