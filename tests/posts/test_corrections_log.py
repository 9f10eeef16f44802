"""The log of what was put right after it was out (3.6)."""

from __future__ import annotations

import csv
import io
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from accounts.models import User
from posts import actions, amends
from posts.models import Edit, Post, Publication, Takedown
from posts.tables import FORMULA, harmless

pytestmark = pytest.mark.django_db


@pytest.fixture
def published(draft, facebook) -> Publication:  # type: ignore[no-untyped-def]
    post = draft(message="The fair opens at nine.")
    at = timezone.now() - timedelta(hours=5)
    return Publication.objects.create(
        post=post, channel=facebook, status="DONE", external_id="1", not_before=at, done_at=at
    )


def correct(
    published: Publication, by: User, number: int, says: str, after: timedelta, reason: str
) -> Edit:
    post = Post.objects.create(
        author=by,
        message=says,
        corrects=published.post,
        number=number,
        correction_reason=reason,
        kind="news",
    )
    at = published.done_at + after
    return Edit.objects.create(
        post=post, publication=published, status="DONE", not_before=at, done_at=at
    )


def take_down(published: Publication, by: User, after: timedelta, reason: str) -> Takedown:
    at = published.done_at + after
    return Takedown.objects.create(
        publication=published, by=by, reason=reason, status="DONE", not_before=at, done_at=at
    )


def test_each_is_listed_with_who_why_what_it_said_and_for_how_long(
    published: Publication, clerk: User, officer: User, client: Client
) -> None:
    correct(published, officer, 1, "It opens at ten.", timedelta(minutes=20), "Wrong hour.")
    correct(published, officer, 2, "It opens at 10am.", timedelta(hours=2), "Plainer.")
    take_down(published, clerk, timedelta(hours=4), "It is called off.")
    told = [
        (str(one.word), one.by, one.reason, one.said, one.says, one.minutes)
        for one in amends.made()
    ]
    assert told == [
        ("Taken down", "Clerk", "It is called off.", "The fair opens at nine.", "", 240),
        ("Corrected", "Officer", "Plainer.", "It opens at ten.", "It opens at 10am.", 120),
        (
            "Corrected",
            "Officer",
            "Wrong hour.",
            "The fair opens at nine.",
            "It opens at ten.",
            20,
        ),
    ]
    client.force_login(officer)
    page = client.get("/posts/corrections/").content.decode()
    assert "Half of them were put right within 2 hours." in page
    assert "20 minutes" in page
    assert "The fair opens at nine." in page


def test_what_never_was_put_right_is_not_in_it(
    published: Publication, clerk: User, client: Client
) -> None:
    correct(published, clerk, 1, "Ten.", timedelta(minutes=5), "Wrong.")
    Edit.objects.update(status="FAILED", done_at=None)
    assert amends.made() == []
    client.force_login(clerk)
    assert "Nothing had to be put right yet." in client.get("/posts/corrections/").content.decode()


def test_a_withdrawn_draft_was_no_mistake_that_anybody_saw(clerk: User) -> None:
    post = Post.objects.create(author=clerk, message="Not this.")
    actions.withdraw(post, by=clerk)
    assert amends.made() == []


def test_it_is_taken_along_as_a_table_in_which_nothing_runs(
    published: Publication, officer: User, client: Client
) -> None:
    reason = '=HYPERLINK("http://evil.example";"Click")'
    correct(published, officer, 1, "@SUM(1)", timedelta(minutes=20), reason)
    client.force_login(officer)
    answer = client.get("/posts/corrections.csv")
    assert answer["Content-Disposition"] == 'attachment; filename="corrections.csv"'
    [head, row] = csv.reader(io.StringIO(answer.content.decode("utf-8-sig")))
    assert len(head) == len(row)
    told = dict(zip(head, row, strict=True))
    assert told["Reason"] == f"'{reason}"
    assert told["It says"] == "'@SUM(1)"
    assert told["Minutes it stood"] == "20"


@given(st.text(max_size=20))
def test_no_cell_begins_as_a_formula_does(cell: str) -> None:
    shown = harmless(cell)
    assert not shown.lstrip(" ").startswith(FORMULA)
    assert shown in (cell, f"'{cell}")


@pytest.mark.parametrize(
    ("span", "words"),
    [
        (timedelta(seconds=10), "1 minute"),
        (timedelta(minutes=59), "59 minutes"),
        (timedelta(minutes=61), "1 hour"),
        (timedelta(hours=47), "47 hours"),
        (timedelta(days=3, hours=2), "3 days"),
    ],
)
def test_a_span_is_said_as_people_say_it(span: timedelta, words: str) -> None:
    assert amends.in_words(span) == words
