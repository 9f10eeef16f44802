"""The council's calendar in one's own: by a secret address, titles only, while one may read."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone
from icalendar import Calendar

from accounts.models import Channel, User
from accounts.opened import mark
from audit.models import Event
from posts import actions
from posts.models import Feed, Meeting, Publication
from tests.council import Drafting

pytestmark = pytest.mark.django_db


@pytest.fixture
def feed(councillor: User) -> Feed:
    return actions.make_feed(by=councillor, now=timezone.now())


def path(feed: Feed) -> str:
    return f"/calendar/feed/{feed.key}.ics"


def read(feed: Feed, **headers: str) -> Calendar:
    Feed.objects.update(read_at=None)
    answer = Client().get(path(feed), headers=headers)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    return Calendar.from_ical(answer.content)


def uids(calendar: Calendar) -> list[str]:
    return [str(event["uid"]) for event in calendar.walk("vevent")]


def test_it_shows_titles_and_times_and_never_the_words(
    feed: Feed, draft: Drafting, facebook: Channel
) -> None:
    at = timezone.now().replace(microsecond=0) + timedelta(days=3)
    post = draft(message="Carols in the square; bring a torch\nThe rest is nobody's business.")
    Publication.objects.create(post=post, channel=facebook, not_before=at)
    Meeting.objects.create(body="Full Council", starts_at=at, place="Memorial Hall")
    events = {str(event["summary"]): event for event in read(feed).walk("vevent")}
    assert set(events) == {
        "Scheduled: Carols in the square; bring a torch (Facebook)",
        "Full Council",
    }
    assert events["Full Council"]["location"] == "Memorial Hall"
    for event in events.values():
        assert event["dtstart"].dt == at
        assert "description" not in event
    Feed.objects.update(read_at=None)
    assert b"nobody" not in Client().get(path(feed)).content


def test_a_post_keeps_its_uid_from_waiting_to_published(
    feed: Feed, draft: Drafting, facebook: Channel, councillor: User, clerk: User
) -> None:
    at, now = timezone.now() + timedelta(days=3), timezone.now()
    post = draft(publish_at=at)
    actions.submit(post, by=councillor, is_declared=True, reason="", now=now)
    seen = [uids(read(feed))]
    actions.approve(post, by=clerk, shown_digest=post.digest(), now=now)
    seen.append(uids(read(feed)))
    Publication.objects.update(status="DONE", done_at=now)
    seen.append(uids(read(feed)))
    assert seen[0] == seen[1] == seen[2]
    assert len(seen[0]) == 1


def test_what_is_on_two_days_is_two_events(
    feed: Feed, draft: Drafting, facebook: Channel, x: Channel
) -> None:
    post, now = draft(), timezone.now()
    for channel, days in ((facebook, 2), (x, 4)):
        Publication.objects.create(
            post=post, channel=channel, not_before=now + timedelta(days=days)
        )
    both = uids(read(feed))
    assert len(set(both)) == 2
    long_ago = now - timedelta(days=60)
    Publication.objects.filter(channel=facebook).update(
        status="DONE", done_at=long_ago, not_before=long_ago
    )
    assert uids(read(feed)) == both[1:], "when the first has left the window"


def test_a_meeting_that_moves_is_another_version_of_itself(feed: Feed, clerk: User) -> None:
    at = timezone.now().replace(microsecond=0) + timedelta(days=3)
    said = actions.Sitting("Full Council", at, "Hall", "", "", is_public=True)
    meeting = actions.add_meeting(said, by=clerk)
    before = read(feed).walk("vevent")[0]
    later = replace(said, starts_at=at + timedelta(days=1))
    actions.change_meeting(meeting, later, opened=mark(meeting), by=clerk)
    after = read(feed).walk("vevent")[0]
    assert before["uid"] == after["uid"]
    assert before["sequence"] < after["sequence"]
    line = Event.objects.about(meeting).last()
    assert line
    assert after["dtstamp"].dt == after["last-modified"].dt == line.at.replace(microsecond=0)


def test_somebody_elses_draft_is_not_in_it(feed: Feed, draft: Drafting, clerk: User) -> None:
    draft(author=clerk, publish_at=timezone.now() + timedelta(days=1))
    assert uids(read(feed)) == []


@pytest.mark.parametrize("why", ["ended", "inactive", "without an office", "revoked", "renewed"])
def test_it_leads_nowhere_once_it_is(why: str, feed: Feed, councillor: User) -> None:
    if why == "ended":
        councillor.access_until = timezone.localdate() - timedelta(days=1)
    if why == "inactive":
        councillor.is_active = False
    councillor.save()
    if why == "without an office":
        councillor.offices.all().delete()
    if why == "revoked":
        actions.end_feed(by=councillor)
    if why == "renewed":
        actions.make_feed(by=councillor, now=timezone.now())
    assert Client().get(path(feed)).status_code == 404


def test_a_guess_leads_nowhere(feed: Feed) -> None:
    assert Client().get(f"/calendar/feed/{uuid4()}.ics").status_code == 404


def test_what_has_not_changed_is_not_sent_again(feed: Feed, draft: Drafting) -> None:
    first = Client().get(path(feed))
    assert first["Cache-Control"] == "private, no-cache"
    Feed.objects.update(read_at=None)
    again = Client().get(path(feed), headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    Meeting.objects.create(body="Full Council", starts_at=timezone.now(), place="Hall")
    Feed.objects.update(read_at=None)
    assert Client().get(path(feed), headers={"If-None-Match": first["ETag"]}).status_code == 200


def test_it_is_read_no_more_than_now_and_then(feed: Feed) -> None:
    assert Client().get(path(feed)).status_code == 200
    Feed.objects.update(read_at=None)
    assert Client().head(path(feed)).status_code == 200
    assert Client().get(path(feed)).status_code == 200, "a look at its head is no reading"
    assert Client().head(path(feed)).status_code == 200
    hasty = Client().get(path(feed))
    assert (hasty.status_code, hasty["Retry-After"]) == (429, "20")
    Feed.objects.update(read_at=timezone.now() - timedelta(seconds=21))
    assert Client().get(path(feed)).status_code == 200


def test_one_makes_renews_and_ends_ones_own(client: Client, officer: User) -> None:
    client.force_login(officer)
    assert "You have no address yet" in client.get("/calendar/feed/").content.decode()
    pages = [client.post("/calendar/feed/renew/", follow=True).content.decode() for _ in range(2)]
    addresses = [page.partition("<code>")[2].partition("</code>")[0] for page in pages]
    assert addresses[0] != addresses[1]
    assert str(Feed.objects.get(person=officer).key) in addresses[1]
    client.post("/calendar/feed/end/")
    assert not Feed.objects.exists()


def test_the_secret_is_in_no_line_of_the_record(feed: Feed) -> None:
    assert str(feed.key) not in " ".join(map(str, Event.objects.values_list("title", "detail")))
