"""What X costs: counted where the calls are made, shown, warned of, and stopped at the cap."""

from __future__ import annotations

import threading
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from accounts.models import Channel, Council, User
from moderation import inbox
from platforms.abilities import Usage
from platforms.practice.records import Comment
from platforms.practice.server import Practice
from policy.clause import Verdict
from posts import costs, watching
from posts.models import Post, Publication, Spending
from posts.models.metering import charge, speak
from posts.models.spending import month_of, spent_on
from tests.council import Drafting
from tests.posts.conftest import Queue, attempt

pytestmark = pytest.mark.django_db
LINK = "https://www.usk.example/agenda"


def counted(channel: Channel) -> dict[str, tuple[int, Decimal]]:
    lines = Spending.objects.filter(channel=channel)
    return {line.what: (line.count, line.cost) for line in lines}


def spend(channel: Channel, dollars: str) -> None:
    Spending.objects.add(channel, "link", 1, Decimal(dollars), month=month_of(timezone.now()))


# Counting


@pytest.mark.parametrize(
    ("message", "what", "cost"),
    [("Good morning, Usk.", "post", "0.015"), (f"The agenda: {LINK}", "link", "0.20")],
)
def test_a_post_is_counted_at_its_price(
    message: str, what: str, cost: str, queued: Queue, practice: Practice, x: Channel
) -> None:
    row = attempt(queued(x, message=message))
    assert row.status == Publication.Status.DONE
    assert counted(x) == {what: (1, Decimal(cost))}
    watching.read_back(row, now=timezone.now())
    assert counted(x)["read"] == (1, Decimal("0.005"))


def test_nothing_is_counted_where_nothing_is_charged(
    queued: Queue, practice: Practice, facebook: Channel
) -> None:
    attempt(queued(facebook))
    assert not Spending.objects.exists()


def test_what_x_refused_costs_nothing(queued: Queue, practice: Practice, x: Channel) -> None:
    first = attempt(queued(x))
    again = attempt(queued(x))
    assert (first.status, again.status) == ("DONE", "FAILED"), again.why
    assert counted(x) == {"post": (1, Decimal("0.015"))}


def reply(practice: Practice, post_id: str, at: datetime) -> None:
    practice.store.add_comment(
        Comment(
            id=practice.store.snowflake(),
            platform="x",
            post_id=post_id,
            author="gwen",
            text="@UskTownCouncil When does it open?",
            created_at=at,
        )
    )


def test_what_residents_write_is_read_once_and_counted(
    queued: Queue, practice: Practice, x: Channel
) -> None:
    now, row = timezone.now(), attempt(queued(x))
    for minutes in (1, 20):
        reply(practice, row.external_id, now + timedelta(minutes=minutes))
        inbox.receive(x, now=now + timedelta(minutes=minutes + 3))
    assert counted(x)["read"] == (2, Decimal("0.002"))


def test_a_look_for_what_is_new_reads_nothing_twice(
    queued: Queue, practice: Practice, x: Channel
) -> None:
    """A minute is gone over again, so that nothing is missed; what is older is not paid for."""
    now = timezone.now()
    attempt(queued(x))
    Channel.objects.filter(pk=x.pk).update(watched_until=now - timedelta(minutes=1))
    x.refresh_from_db()
    watching.watch(x, now=now)
    assert counted(x)["read"] == (1, Decimal("0.001"))
    x.refresh_from_db()
    watching.watch(x, now=now + timedelta(minutes=5))
    assert counted(x)["read"][0] == 2
    x.refresh_from_db()
    watching.watch(x, now=now + timedelta(minutes=10))
    assert counted(x)["read"][0] == 2


def test_two_workers_at_once_lose_nothing(x: Channel, transactional_db: None) -> None:
    gate = threading.Barrier(4)

    def work() -> None:
        gate.wait()
        for _ in range(5):
            charge(x, Usage(posts=1, own_reads=3))
        connection.close()

    workers = [threading.Thread(target=work) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert counted(x) == {"post": (20, Decimal("0.3")), "read": (60, Decimal("0.06"))}


def test_a_meter_that_fails_stops_no_send(practice: Practice, x: Channel) -> None:
    Council.objects.create(pk=1, x_own_read_price=Decimal("999.99999"))
    spend(x, "999999.9")
    Spending.objects.update(what="read")

    def read(client: object) -> str:
        client._used.own_reads = 100_000  # type: ignore[attr-defined]
        return "said"

    assert speak(x, read) == "said"
    assert counted(x)["read"][0] == 1, "too much for the column, and still nobody was stopped"


# Before it is sent


def test_the_check_and_the_approvers_page_say_what_it_costs(
    draft: Drafting, clerk: User, x: Channel, client: Client
) -> None:
    Council.objects.create(pk=1, x_monthly_cap=10)
    spend(x, "1.23")
    post = draft(message=f"The agenda: {LINK}", channels=[x])
    client.force_login(post.author)
    said = "On X (Twitter) this post costs $0.20. This month so far: $1.23 of $10.00."
    assert said in client.get(f"/posts/{post.pk}/check/").content.decode()
    Post.objects.update(status="SUBMITTED", submitted_at=timezone.now())
    client.force_login(clerk)
    assert said in client.get(f"/posts/{post.pk}/").content.decode()


@pytest.mark.parametrize(
    ("spent", "verdict"),
    [("7.50", None), ("7.99", Verdict.HINT), ("9.98", Verdict.HINT), ("9.99", Verdict.WARN)],
)
def test_from_four_fifths_of_the_cap_on_it_is_said(
    spent: str, verdict: Verdict | None, draft: Drafting, x: Channel
) -> None:
    Council.objects.create(pk=1, x_monthly_cap=10)
    spend(x, spent)
    found = draft(channels=[x]).findings()
    told = [line.verdict for line in found if "has cost" in line.sentence]
    assert told == ([verdict] if verdict else [])


# At the door


def test_at_the_cap_a_post_is_held_back_and_goes_out_when_the_cap_is_raised(
    queued: Queue, practice: Practice, x: Channel
) -> None:
    row = queued(x)
    council = Council.objects.create(pk=1, x_monthly_cap=Decimal("1"))
    spend(x, "0.99")
    held = attempt(row)
    assert held.status == Publication.Status.WITHHELD
    assert "more this month than the council allows" in held.why
    assert "(Policy 2.5)" in held.why
    council.x_monthly_cap = Decimal("2")
    council.save()
    assert Publication.objects.get(pk=row.pk).refusals(timezone.now()) == ""


def test_an_emergency_goes_out_above_the_cap(queued: Queue, practice: Practice, x: Channel) -> None:
    row = queued(x)
    Council.objects.create(pk=1, x_monthly_cap=Decimal("0"))
    Post.objects.update(kind="emergency")
    assert attempt(row).status == Publication.Status.DONE


def test_last_months_cost_is_over(x: Channel) -> None:
    now = timezone.now()
    last = (month_of(now) - timedelta(days=1)).replace(day=1)
    Spending.objects.add(x, "post", 1, Decimal("5"), month=last)
    assert spent_on(x, now) == 0


# The page


def test_the_page_shows_this_month_and_those_since_the_first_use(
    client: Client, officer: User, clerk: User, x: Channel, facebook: Channel
) -> None:
    Council.objects.create(pk=1, x_monthly_cap=2)
    spend(x, "1.70")
    Spending.objects.add(x, "link", 1, Decimal(1), month=costs._before(month_of(timezone.now()), 2))
    client.force_login(officer)
    page = client.get(f"/channels/{x.pk}/cost/").content.decode()
    assert "85 % of the cap" in page
    assert "$1.70 of $2.00 so far" in page
    assert page.count('<th scope="row">') == 3, "none before the first use"
    assert client.get(f"/channels/{facebook.pk}/cost/").status_code == 404


def test_the_settings_name_each_price_as_the_page_of_costs_does(
    client: Client, clerk: User, x: Channel
) -> None:
    client.force_login(clerk)
    for page in ("/settings/", f"/channels/{x.pk}/cost/"):
        shown = client.get(page).content.decode()
        assert "A post read back after it was sent" in shown
        assert "A post of ours or a mention, when we look for new ones" in shown


def test_the_months_before_january_are_those_of_the_year_before(x: Channel) -> None:
    now = timezone.now().replace(year=2027, month=2, day=3)
    assert len(costs.by_month(x, now)) == 1
    Spending.objects.add(x, "post", 1, Decimal(1), month=date(2025, 5, 1))
    months = [one.month for one in costs.by_month(x, now)]
    assert [f"{month:%Y-%m}" for month in (months[0], months[2], months[12])] == [
        "2027-02",
        "2026-12",
        "2026-02",
    ]
