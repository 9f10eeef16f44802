"""The queue: what is urgent first, by filters that one can keep, several left up at once."""

from __future__ import annotations

from datetime import timedelta
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from accounts.models import Channel, User
from moderation import actions
from moderation.actions.holding import as_opened
from moderation.models import Assessment, Comment, Decision, SavedFilter, Space
from moderation.queue import PER_PAGE, chosen_by, page_of
from tests.moderation.writing import NOON, wrote

pytestmark = pytest.mark.django_db


def texts(page: str) -> list[str]:
    return [part.split("</p>")[0] for part in page.split('<p class="said">')[1:]]


def test_a_threat_stands_before_abuse_and_both_before_what_is_old(
    client: Client, facebook: Channel, councillor: User
) -> None:
    wrote(facebook, "An old question", posted_at=NOON - timedelta(days=9))
    wrote(facebook, "Abuse", urgency=0.5)
    wrote(facebook, "A threat", urgency=0.9, posted_at=NOON + timedelta(days=1))
    wrote(facebook, "A new question")
    client.force_login(councillor)
    page = client.get("/moderation/").text
    assert texts(page) == ["A threat", "Abuse", "An old question", "A new question"]


def test_each_line_says_what_is_suggested_and_why(
    client: Client, facebook: Channel, administrator: User
) -> None:
    comment = wrote(facebook, "You fools")
    Assessment.objects.create(
        comment=comment,
        version="1",
        at=NOON,
        scores={},
        suggestions=[{"principle": "respect", "because": "“fools” insults", "spans": [[4, 9]]}],
        terms=[["An insult", 0.4]],
    )
    client.force_login(administrator)
    page = client.get("/moderation/").text
    assert "Respect other users" in page
    assert "“fools” insults" in page
    own = client.get(f"/moderation/{comment.pk}/").text
    assert "You <mark>fools</mark>" in own
    assert "An insult" in own


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("principle=links", ["A link"]),
        ("language=cy", ["Bore da"]),
        ("only=needs_reply", ["When?"]),
        ("only=mine", ["Mine"]),
        ("only=flagged", ["Odd"]),
        ("place=space-{space}", ["On paper"]),
        ("place=channel-{x}", ["On X"]),
        ("status=LEFT_UP", ["Left"]),
        ("status=HIDDEN&principle=links", []),
        ("principle=nonsense&place=channel-9999&language=cy", ["Bore da"]),
    ],
)
def test_one_sees_what_one_asked_for(
    client: Client,
    facebook: Channel,
    x: Channel,
    administrator: User,
    councillor: User,
    asked: str,
    found: list[str],
) -> None:
    space = Space.objects.create(kind="consultation", name="The bandstand")
    wrote(facebook, "A link", suggested=["links"])
    wrote(facebook, "Bore da", language="cy")
    wrote(facebook, "When?", needs_reply=True)
    wrote(facebook, "Mine", assignee=administrator)
    actions.flag(wrote(facebook, "Odd"), by=councillor, words="Look at it.", now=NOON)
    wrote(None, "On paper", space=space, taken_in_by=administrator)
    wrote(x, "On X")
    wrote(facebook, "Left", status="LEFT_UP")
    client.force_login(administrator)
    page = client.get(f"/moderation/?{asked.format(space=space.pk, x=x.pk)}").text
    assert texts(page) == found


def test_what_was_left_up_and_flagged_since_waits_for_somebody_to_look_again(
    client: Client, facebook: Channel, administrator: User, councillor: User
) -> None:
    for number in range(PER_PAGE):
        wrote(facebook, f"n{number}", urgency=0.2)
    left = wrote(facebook, "Left up", status="LEFT_UP")
    client.force_login(administrator)
    assert "Left up" not in texts(client.get("/moderation/").text)
    flag = actions.flag(left, by=councillor, words="Look again.", now=NOON)
    page = client.get("/moderation/").text
    assert texts(page)[0] == "Left up"
    assert f"{PER_PAGE + 1} comments." in page
    rest = unescape(page.split('rel="next" href="')[1].split('"')[0])
    assert texts(client.get(f"/moderation/{rest}").text) == [f"n{PER_PAGE - 1}"]
    assert ">Flagged<" in client.get("/").text
    actions.dismiss(flag, by=administrator, words="It is fair.", now=NOON)
    assert "Left up" not in texts(client.get("/moderation/").text)
    assert ">Flagged<" not in client.get("/").text


@pytest.mark.parametrize("status", ["WAITING", "LEFT_UP"])
def test_however_one_pages_every_comment_comes_once(
    client: Client, facebook: Channel, councillor: User, status: str
) -> None:
    for number in range(2 * PER_PAGE + 3):
        at = NOON + timedelta(hours=number // 4)  # several of the same moment
        wrote(facebook, f"n{number}", urgency=number % 2 / 2, posted_at=at, status=status)
    client.force_login(councillor)
    seen: list[str] = []
    asked = f"?status={status}"
    for _ in range(3):
        page = client.get(f"/moderation/{asked}").text
        seen += texts(page)
        asked = (
            unescape(page.split('rel="next" href="')[1].split('"')[0])
            if 'rel="next"' in page
            else ""
        )
    assert asked == ""
    everything = chosen_by({"status": status}, person=councillor)
    order = ("-urgency", "posted_at", "pk") if status == "WAITING" else ("-posted_at", "-pk")
    assert seen == list(everything.order_by(*order).values_list("text", flat=True))


@pytest.mark.parametrize(
    "after",
    [
        "x",
        "1~2~3",
        "nan~2026-01-01~1",
        "~~",
        "0.5~2026-01-01~9",
        "0.5~0001-01-01T00:00:00+14:00~9",
        "1e400~2026-01-01T00:00:00+00:00~9",
        "0.5~2026-01-01T00:00:00+00:00~" + "9" * 40,
        "0.5~2026-01-01T00:00:00+00:00~9\0",
    ],
)
def test_a_place_that_was_never_given_out_breaks_nothing(
    client: Client, facebook: Channel, councillor: User, after: str
) -> None:
    wrote(facebook)
    client.force_login(councillor)
    assert client.get("/moderation/", {"after": after}).status_code == 200


def test_the_number_of_questions_to_the_database_does_not_grow(
    client: Client,
    facebook: Channel,
    administrator: User,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    client.force_login(administrator)
    for _ in range(PER_PAGE + 5):
        comment = wrote(facebook)
        actions.flag(comment, by=administrator, words="Look.", now=NOON)
    client.get("/moderation/")  # reads once what a process keeps
    with django_assert_max_num_queries(40) as few:
        client.get("/moderation/")
    Comment.objects.exclude(pk=comment.pk).update(status="DELETED")
    with django_assert_max_num_queries(40) as fewer:
        client.get("/moderation/")
    assert len(few) == len(fewer)


def test_several_are_left_up_with_one_click_and_only_as_they_were_shown(
    client: Client, facebook: Channel, x: Channel, administrator: User
) -> None:
    kind, changed, elsewhere = wrote(facebook), wrote(facebook, author="Bob"), wrote(x)
    marks = [f"{one.pk}~{as_opened(one)}" for one in (kind, changed, elsewhere)]
    Comment.objects.filter(pk=changed.pk).update(text="Buy my gutters")
    client.force_login(administrator)
    said = {"chosen": marks, "query": "language=cy&after=1"}
    answer = client.post("/moderation/leave-up/", said, follow=True)
    assert parse_qs(urlsplit(answer.redirect_chain[0][0]).query)["language"] == ["cy"]
    assert "1 comment left up." in answer.text
    assert "Bob: Its author has changed the comment" in answer.text
    assert "administrators of The council on x decide there" in answer.text
    assert Decision.objects.get().comment == kind


def test_what_is_flagged_or_may_break_the_law_is_not_left_up_unread(
    client: Client, facebook: Channel, administrator: User, officer: User
) -> None:
    flagged, unlawful = wrote(facebook), wrote(facebook, suggested=["law"])
    actions.flag(flagged, by=officer, words="A lie.", now=NOON)
    client.force_login(administrator)
    said = {"chosen": [f"{one.pk}~{as_opened(one)}" for one in (flagged, unlawful)]}
    answer = client.post("/moderation/leave-up/", said, follow=True)
    assert answer.text.count("Open it to decide. (Policy 3.14)") == 2
    assert not Decision.objects.exists()


@pytest.mark.parametrize(
    "chosen", ["00{}~x", "\u0661~x", "{}", "9999999999999999999999~x", "{}~\0"]
)
def test_what_was_never_to_be_ticked_breaks_nothing(
    client: Client, facebook: Channel, administrator: User, chosen: str
) -> None:
    comment = wrote(facebook)
    client.force_login(administrator)
    said = {"chosen": chosen.format(comment.pk)}
    assert client.post("/moderation/leave-up/", said, follow=True).status_code == 200
    assert not Decision.objects.exists()


@pytest.mark.parametrize("bad", ["a" * 5000, "language=\0", "a&" * 2500])
@pytest.mark.parametrize("field", ["name", "query"])
def test_a_view_that_cannot_be_kept_is_said(
    client: Client, administrator: User, field: str, bad: str
) -> None:
    client.force_login(administrator)
    said = {"name": "Mine", "query": "language=en", field: bad}
    answer = client.post("/moderation/filters/", said, follow=True)
    assert "Give this view a name" in answer.text
    assert not SavedFilter.objects.exists()


def test_leaving_nothing_up_is_said(client: Client, administrator: User) -> None:
    client.force_login(administrator)
    assert "Tick the comments" in client.post("/moderation/leave-up/", follow=True).text


def test_a_view_is_kept_under_a_name_for_oneself_alone(
    client: Client, administrator: User, clerk: User
) -> None:
    client.force_login(administrator)
    for query in ("language=en", "language=cy"):
        client.post("/moderation/filters/", {"name": "For Beca", "query": query})
    kept = SavedFilter.objects.get()
    assert kept.query == "language=cy"
    assert ">For Beca<" in client.get("/moderation/").text
    client.force_login(clerk)
    assert ">For Beca<" not in client.get("/moderation/").text
    assert client.post(f"/moderation/filters/{kept.pk}/forget/").status_code == 404
    client.force_login(administrator)
    client.post(f"/moderation/filters/{kept.pk}/forget/")
    assert not SavedFilter.objects.exists()


def test_a_page_knows_whether_it_is_the_last(facebook: Channel) -> None:
    for _ in range(PER_PAGE):
        wrote(facebook)
    assert page_of(Comment.objects.all(), by_urgency=True, after="").after == ""
    wrote(facebook, posted_at=timezone.now())
    assert page_of(Comment.objects.all(), by_urgency=True, after="").after
