"""Meetings: entered by the rule, announced beforehand, and told about afterwards (2.2, 2.3)."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import Channel, Council, User
from audit.models import Event, MovedOn
from policy.clause import Refused
from posts import actions, meetings
from posts.models import Meeting, Post, Publication
from tests.council import Drafting
from usk_social import ahead

pytestmark = pytest.mark.django_db
NOW = timezone.make_aware(datetime(2026, 11, 22, 9))
DECEMBER = timezone.make_aware(datetime(2026, 12, 14, 19))


def at(day: date, hour: int = 9) -> datetime:
    return timezone.make_aware(datetime(day.year, day.month, day.day, hour))


@pytest.fixture
def december(db: None) -> Meeting:
    return Meeting.objects.create(
        body="Full Council",
        starts_at=DECEMBER,
        place="Memorial Hall",
        agenda_page="https://www.usk.example/agenda",
    )


# The rule


def test_the_rule_is_the_second_monday_and_not_in_august() -> None:
    council = Council.now()
    days = list(meetings.days_by_rule(council, date(2026, 11, 22), date(2027, 11, 22)))
    assert days[:2] == [date(2026, 12, 14), date(2027, 1, 11)]
    assert {day.weekday() for day in days} == {0}
    assert [day.month for day in days] == [12, 1, 2, 3, 4, 5, 6, 7, 9, 10, 11]


def test_a_fifth_week_that_a_month_has_not_is_its_last() -> None:
    council = Council(pk=1, meeting_week=5, meeting_weekday=4, meeting_month_off=None)
    days = list(meetings.days_by_rule(council, date(2027, 1, 1), date(2027, 2, 28)))
    assert days == [date(2027, 1, 29), date(2027, 2, 26)]


def test_the_clock_enters_twelve_months_and_never_doubles_them() -> None:
    assert meetings.keep_ahead(by=None, now=NOW) == 11
    assert meetings.keep_ahead(by=None, now=NOW) == 0
    assert timezone.localtime(Meeting.objects.first().starts_at).hour == 19
    moved = Meeting.objects.get(by_rule_on=date(2026, 12, 14))
    Meeting.objects.filter(pk=moved.pk).update(starts_at=DECEMBER + timedelta(days=30))
    Meeting.objects.filter(by_rule_on=date(2027, 1, 11)).update(cancelled_at=NOW)
    assert meetings.keep_ahead(by=None, now=NOW) == 0


def test_one_that_the_clerk_had_entered_already_is_not_entered_beside_it(
    december: Meeting,
) -> None:
    meetings.keep_ahead(by=None, now=NOW)
    assert Meeting.objects.filter(starts_at__date=date(2026, 12, 14)).count() == 1


def test_another_name_for_who_meets_enters_no_second_meeting() -> None:
    meetings.keep_ahead(by=None, now=NOW)
    Council.objects.create(pk=1, meeting_body="Town Council")
    assert meetings.keep_ahead(by=None, now=NOW) == 0


# Before it


def test_six_working_days_before_the_clerk_has_a_prefilled_draft_once(
    december: Meeting, clerk: User, facebook: Channel, x: Channel, youtube: Channel
) -> None:
    meetings.prefill_all(now=at(date(2026, 12, 3)))
    assert not Post.objects.exists()
    for _ in range(2):
        meetings.prefill_all(now=at(date(2026, 12, 4)))
    post = Post.objects.get()
    assert (post.author, post.kind, post.status, post.meeting) == (
        clerk,
        Post.Kind.AGENDA,
        Post.Status.DRAFT,
        december,
    )
    for told in ("Full Council", "Monday 14 December 2026", "7.00pm", "Memorial Hall", "speak"):
        assert told in post.message
    assert "14 Rhagfyr 2026" in post.welsh
    assert post.web_page == "https://www.usk.example/agenda"
    assert set(post.channels.all()) == {facebook, x}
    assert Event.objects.about(post).get().verb == "post.prefilled"


@pytest.mark.parametrize("why", ["cancelled", "not public", "begun", "over"])
def test_nothing_is_prefilled_for_one_that_is(
    why: str, december: Meeting, clerk: User, draft: Drafting
) -> None:
    if why == "begun":
        draft(kind="agenda", meeting=december)
    fields = {
        "cancelled": {"cancelled_at": NOW},
        "not public": {"is_public": False},
        "over": {"starts_at": at(date(2026, 12, 1))},
    }
    Meeting.objects.update(**fields.get(why, {"place": "Hall"}))
    before = Post.objects.count()
    meetings.prefill_all(now=at(date(2026, 12, 7)))
    assert Post.objects.count() == before


def test_a_draft_that_was_given_up_is_not_begun_a_second_time(
    december: Meeting, clerk: User
) -> None:
    meetings.prefill_all(now=at(date(2026, 12, 4)))
    actions.withdraw(Post.objects.get(), by=clerk)
    meetings.prefill_all(now=at(date(2026, 12, 7)))
    assert Post.objects.count() == 1


def test_without_a_clerk_it_waits_for_one(december: Meeting, mayor: User) -> None:
    meetings.prefill_all(now=at(date(2026, 12, 7)))
    assert not Post.objects.exists()
    assert Meeting.objects.get().prefilled_at is None


def told(person: User, day: date) -> list[str]:
    return [
        f"{line.before} {line.subject}{line.after}"
        for line in ahead.lines(person, now=at(day))
        if "Full Council" in line.subject
    ]


def test_the_clerk_is_reminded_until_the_agenda_post_is_on_its_way(
    december: Meeting, clerk: User, councillor: User
) -> None:
    assert told(clerk, date(2026, 12, 3)) == []
    meetings.prefill_all(now=at(date(2026, 12, 4)))
    said = "No agenda post is on its way for Full Council, 14 December 2026"
    assert told(clerk, date(2026, 12, 4)) == [said]
    assert told(clerk, date(2026, 12, 7)) == [f"{said}: it is time for it"]
    assert told(councillor, date(2026, 12, 7)) == []
    Post.objects.update(status="SUBMITTED")
    assert told(clerk, date(2026, 12, 7)) == []


# After it


def test_ten_working_days_after_it_the_clerk_is_asked_once_for_its_decisions(
    december: Meeting, clerk: User, client: Client
) -> None:
    """Christmas Day and the Monday for Boxing Day do not count."""
    assert told(clerk, date(2026, 12, 29)) == []
    said = "Decisions to announce? Full Council, 14 December 2026 has no post about what it decided"
    assert told(clerk, date(2026, 12, 30)) == [said]
    client.force_login(clerk)
    Meeting.objects.update(starts_at=NOW - timedelta(days=40))
    client.post(f"/meetings/{december.pk}/nothing/")
    december.refresh_from_db()
    assert december.nothing_to_announce_by == clerk
    assert told(clerk, date(2026, 12, 30)) == []
    with pytest.raises(MovedOn):
        actions.say_nothing_to_announce(december, by=clerk, now=timezone.now())


def test_a_decision_post_that_is_out_is_an_answer_too(
    december: Meeting, clerk: User, draft: Drafting, facebook: Channel
) -> None:
    post = draft(kind="decision", meeting=december)
    assert told(clerk, date(2027, 1, 4))
    Publication.objects.create(
        post=post, channel=facebook, status="DONE", not_before=NOW, done_at=NOW
    )
    assert told(clerk, date(2027, 1, 4)) == []
    with pytest.raises(Refused, match=r"is out already.*2\.3"):
        actions.say_nothing_to_announce(december, by=clerk, now=at(date(2027, 1, 4)))


def test_what_is_over_is_not_cancelled(december: Meeting, clerk: User) -> None:
    with pytest.raises(Refused, match=r"is over.*2\.2"):
        actions.cancel_meeting(december, by=clerk, now=DECEMBER)
    december.refresh_from_db()
    assert december.cancelled_at is None


def test_of_a_meeting_to_come_nobody_says_that_it_has_no_news(
    december: Meeting, clerk: User
) -> None:
    with pytest.raises(Refused, match=r"still to come.*2\.3"):
        actions.say_nothing_to_announce(december, by=clerk, now=NOW)
    Meeting.objects.update(cancelled_at=NOW)
    with pytest.raises(Refused, match=r"was cancelled.*2\.3"):
        actions.say_nothing_to_announce(december, by=clerk, now=DECEMBER)


# Keeping them


def fields(**other: str) -> dict[str, str]:
    said = {"body": "Planning", "day": "2030-05-07", "time": "18:30", "place": "Sessions House"}
    return said | {"is_public": "on"} | other


def test_the_clerk_adds_changes_and_cancels_a_meeting(clerk: User, client: Client) -> None:
    client.force_login(clerk)
    client.post("/meetings/new/", fields())
    meeting = Meeting.objects.get()
    assert (meeting.body, timezone.localtime(meeting.starts_at).hour) == ("Planning", 18)
    path = f"/meetings/{meeting.pk}/edit/"
    opened = client.get(path).context["form"]["opened"].value()
    client.post(path, fields(time="19:00", opened=opened))
    page = client.post(path, fields(time="20:00", opened=opened)).content.decode()
    assert "changed this since you opened it" in page
    assert 'value="20:00"' in page
    meeting.refresh_from_db()
    assert timezone.localtime(meeting.starts_at).hour == 19
    client.post(f"/meetings/{meeting.pk}/cancel/")
    assert "Cancelled" in client.get("/meetings/").content.decode()
    client.post("/meetings/new/", fields(time="19:00"))
    assert Meeting.objects.held().count() == 1, "it takes place after all"
    verbs = Event.objects.about(meeting).values_list("verb", flat=True)
    assert list(verbs) == ["meeting.entered", "meeting.changed", "meeting.cancelled"]


def test_one_in_the_past_is_asked_about_and_one_long_ago_refused(
    clerk: User, client: Client
) -> None:
    client.force_login(clerk)
    today = timezone.localdate()
    recent = fields(day=str(today - timedelta(days=2)))
    assert "this meeting has been already" in client.post("/meetings/new/", recent).text
    client.post("/meetings/new/", recent | {"has_been": "on"})
    meeting = Meeting.objects.get()
    path = f"/meetings/{meeting.pk}/edit/"
    opened = client.get(path).context["form"]["opened"].value()
    client.post(path, recent | {"place": "Hall", "opened": opened})
    meeting.refresh_from_db()
    assert meeting.place == "Hall", "a time that stands is not asked about"
    long_ago = fields(day=str(today - timedelta(days=400)), has_been="on")
    assert "more than a year ago" in client.post("/meetings/new/", long_ago).text


def test_of_a_cancelled_one_the_page_to_change_it_says_so(
    december: Meeting, clerk: User, client: Client
) -> None:
    Meeting.objects.update(cancelled_at=NOW)
    client.force_login(clerk)
    said = client.get(f"/meetings/{december.pk}/edit/", follow=True).text
    assert "This meeting is cancelled. Add it anew" in said


def test_one_body_does_not_meet_twice_at_a_time(clerk: User, client: Client) -> None:
    client.force_login(clerk)
    client.post("/meetings/new/", fields())
    page = client.post("/meetings/new/", fields()).content.decode()
    assert "meets at that very time already" in page
    assert "(Policy 2.2)" in page
    assert Meeting.objects.count() == 1


def test_its_pages_are_on_the_councils_own_website(clerk: User, client: Client) -> None:
    client.force_login(clerk)
    page = client.post("/meetings/new/", fields(agenda_page="https://evil.example/agenda"))
    assert "not on the council&#x27;s own website" in page.content.decode()
    assert not Meeting.objects.exists()


def test_a_button_enters_what_the_rule_says_and_says_how_many(clerk: User, client: Client) -> None:
    client.force_login(clerk)
    first, second = (
        client.post("/meetings/by-rule/", follow=True).content.decode() for _ in range(2)
    )
    assert "meetings entered." in first
    assert "stands here already" in second


def test_everybody_reads_what_was_said_about_each(
    december: Meeting, officer: User, client: Client, draft: Drafting, facebook: Channel
) -> None:
    post = draft(kind="agenda", meeting=december, submitted_at=NOW)
    Publication.objects.create(
        post=post, channel=facebook, status="DONE", not_before=NOW, done_at=NOW
    )
    client.force_login(officer)
    Meeting.objects.update(starts_at=timezone.now() + timedelta(days=3))
    assert "Published" in client.get("/meetings/").content.decode()
    page = client.get(f"/meetings/{december.pk}/").content.decode()
    assert str(post) in page
    assert "Change the meeting" not in page
