"""What stands round a draft: the same said lately, another close by, an unusual hour."""

from __future__ import annotations

from datetime import datetime, time, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import Channel, Council, User
from policy.clause import Verdict
from posts.models import Post, Publication
from posts.models.surroundings import close_by, quiet, said_lately
from tests.council import Drafting

pytestmark = pytest.mark.django_db
A_DAY = timedelta(days=1)


def out(post: Post, channel: Channel, at: datetime, status: str = "DONE") -> Publication:
    done = at if status == "DONE" else None
    return Publication.objects.create(
        post=post, channel=channel, status=status, not_before=at, done_at=done
    )


def lately(post: Post) -> tuple[str, ...]:
    return said_lately(post, post.contents())


def next_to(post: Post) -> tuple[str, ...]:
    return close_by(post, post.contents())


def test_the_same_words_on_the_same_channel_within_a_week_are_said(
    draft: Drafting, facebook: Channel
) -> None:
    now = timezone.now()
    out(draft(message="The  FAIR opens, at ten! https://usk.example/a"), facebook, now - 3 * A_DAY)
    again = draft(message="The fair opens at ten.")
    day = timezone.localtime(now - 3 * A_DAY)
    assert lately(again) == (f"Facebook on {day:%-d %B}",)
    [line] = [line for line in again.findings() if "was said within a week" in line.sentence]
    assert (line.clause, line.verdict) == ("3.12", Verdict.WARN)


@pytest.mark.parametrize("why", ["older", "other words", "taken down", "held back", "elsewhere"])
def test_nothing_is_said_of_what_is(
    why: str, draft: Drafting, facebook: Channel, youtube: Channel
) -> None:
    now = timezone.now()
    other = draft(message="The fair is off." if why == "other words" else "The fair.")
    at = now - (8 * A_DAY if why == "older" else A_DAY)
    status = "WITHHELD" if why == "held back" else "DONE"
    row = out(other, youtube if why == "elsewhere" else facebook, at, status)
    if why == "taken down":
        Publication.objects.filter(pk=row.pk).update(taken_down_at=now)
    assert lately(draft(message="The fair.")) == ()


def test_a_channels_own_wording_is_what_was_said_there(
    draft: Drafting, facebook: Channel, x: Channel
) -> None:
    other = draft(message="The fair.")
    other.variations.create(channel=x, message="Come to the fair")
    for channel in (facebook, x):
        out(other, channel, timezone.now() - A_DAY)
    assert [said.partition(" on ")[0] for said in lately(draft(message="The fair."))] == [
        "Facebook"
    ]


def test_what_is_set_for_the_days_to_come_counts_too(draft: Drafting, facebook: Channel) -> None:
    soon = timezone.now() + 2 * A_DAY
    out(draft(message="The fair."), facebook, soon, "QUEUED")
    assert lately(draft(message="The fair.", publish_at=soon + 6 * A_DAY))
    assert not lately(draft(message="The fair.", publish_at=soon + 8 * A_DAY))


def test_another_post_within_a_quarter_of_an_hour_is_told_once_for_all_channels(
    draft: Drafting, facebook: Channel, x: Channel
) -> None:
    at = timezone.make_aware(datetime(2030, 12, 2, 17, 10))
    other = draft(message="Carols\nin the square")
    for channel in (facebook, x):
        out(other, channel, at, "QUEUED")
    beside = draft(publish_at=at - timedelta(minutes=10))
    assert next_to(beside) == ("“Carols” at 5.10pm (Facebook, X (Twitter))",)
    assert next_to(draft(publish_at=at - timedelta(minutes=16))) == ()
    assert next_to(draft()) == (), "nobody knows yet when this goes out"


def test_quiet_hours_are_the_councils_own_and_nothing_is_asked_in_them(draft: Drafting) -> None:
    Council.objects.create(pk=1, quiet_from=time(18), quiet_until=time(8))
    late = draft(publish_at=timezone.make_aware(datetime(2030, 12, 3, 19)))
    assert "7pm, in the quiet hours (6pm to 8am)" in quiet(late, Council.now())
    [line] = [line for line in late.findings() if "quiet hours" in line.sentence]
    assert line.verdict is Verdict.HINT


def test_in_an_emergency_nobody_minds(draft: Drafting, facebook: Channel) -> None:
    at = timezone.make_aware(datetime(2030, 12, 25, 3))
    out(draft(message="The river rises."), facebook, at, "QUEUED")
    post = draft(message="The river rises.", kind="emergency", publish_at=at)
    about = ("was said within", "quarter of an hour", "bank holiday", "quiet hours")
    told = " ".join(line.sentence for line in post.findings())
    assert not [words for words in about if words in told]


def test_it_is_one_question_to_the_database_however_much_was_said(
    draft: Drafting, facebook: Channel, councillor: User
) -> None:
    at = timezone.now() + A_DAY
    post = draft(publish_at=at)
    contents = post.contents()
    list(post.variations.all())
    counts = []
    for _ in range(2):
        for _again in range(5):
            out(draft(), facebook, at, "QUEUED")
        with CaptureQueriesContext(
            connection,
        ) as seen:
            said_lately(post, contents)
        counts.append(sum("posts_publication" in query["sql"] for query in seen))
    assert counts == [1, 1]
