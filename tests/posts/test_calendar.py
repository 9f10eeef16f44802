"""The calendar: what stands on which day, for whom, and a post that is given another time."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from accounts.models import Channel, SensitivePeriod, User
from audit.models import Event
from posts import actions, diary
from posts.models import Meeting, Post, Publication
from posts.moving import only_time_changed
from posts.views.calendar import _month
from tests.council import Drafting

pytestmark = pytest.mark.django_db
SET_FOR = timezone.make_aware(datetime(2030, 12, 9, 17))


def signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


def shown(person: User, path: str) -> str:
    return signed_in(person).get(path).content.decode()


def approved(post: Post, by: User) -> Post:
    now = timezone.now()
    actions.submit(post, by=post.author, is_declared=True, reason="Once more.", now=now)
    actions.approve(post, by=by, shown_digest=post.digest(), now=now)
    return Post.objects.get(pk=post.pk)


def in_december(person: User, channel: Channel | None = None) -> list[diary.Day]:
    reader = diary.Reader(person, channel)
    return diary.days(reader, date(2030, 12, 1), date(2030, 12, 31), now=timezone.now())


def entries(days: list[diary.Day]) -> list[tuple[int, str, str]]:
    return [(day.day.day, str(one.kind.word), one.title) for day in days for one in day.entries]


# What stands where


def test_each_sort_stands_on_its_day(
    draft: Drafting, clerk: User, councillor: User, facebook: Channel
) -> None:
    approved(draft(message="Carols", publish_at=SET_FOR), clerk)
    waiting = draft(message="Market", publish_at=SET_FOR + timedelta(days=1))
    actions.submit(waiting, by=councillor, is_declared=True, reason="", now=timezone.now())
    out = draft(message="Lights")
    at = SET_FOR + timedelta(days=2)
    Publication.objects.create(post=out, channel=facebook, status="DONE", not_before=at, done_at=at)
    Meeting.objects.create(body="Full Council", starts_at=SET_FOR + timedelta(days=3), place="Hall")
    assert entries(in_december(councillor)) == [
        (9, "Scheduled", "Carols"),
        (10, "Waits for approval", "Market"),
        (11, "Published", "Lights"),
        (12, "Meeting", "Full Council"),
    ]
    christmas = in_december(councillor)[24]
    assert christmas.holiday == "Christmas Day"


def test_a_channel_shows_its_own_and_no_meetings(
    draft: Drafting, clerk: User, x: Channel, facebook: Channel, councillor: User
) -> None:
    approved(draft(message="Carols", publish_at=SET_FOR, channels=[x]), clerk)
    Meeting.objects.create(body="Full Council", starts_at=SET_FOR, place="Hall")
    assert entries(in_december(councillor, x)) == [(9, "Scheduled", "Carols")]
    assert entries(in_december(councillor, facebook)) == []
    page = shown(councillor, f"/calendar/?view=month&month=2030-12&channel={x.pk}")
    assert "Carols" in page
    assert "Full Council" not in page


def test_days_are_the_councils_own_in_the_nights_when_the_clocks_change(
    draft: Drafting, councillor: User, facebook: Channel
) -> None:
    """The last Sunday of October 2026 has twenty-five hours, and all of them are its own."""
    for hour, message in ((0, "First"), (23, "Last")):
        at = timezone.make_aware(datetime(2026, 10, 25, hour, 30))
        post = draft(message=message)
        Publication.objects.create(
            post=post, channel=facebook, status="DONE", not_before=at, done_at=at
        )
    reader = diary.Reader(councillor)
    days = diary.days(reader, date(2026, 10, 24), date(2026, 10, 26), now=timezone.now())
    assert entries(days) == [(25, "Published", "First"), (25, "Published", "Last")]
    assert [day.clocks for day in days] == ["", "Clocks go back", ""]
    [spring] = diary.days(reader, date(2027, 3, 28), date(2027, 3, 28), now=timezone.now())
    assert spring.clocks == "Clocks go forward"


def test_somebody_elses_draft_with_a_time_stands_nowhere(draft: Drafting, clerk: User) -> None:
    draft(message="Only a draft", publish_at=SET_FOR)
    assert entries(in_december(clerk)) == []


def test_a_month_takes_as_many_questions_however_full_it_is(
    draft: Drafting,
    clerk: User,
    facebook: Channel,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for day in range(20):
        at = SET_FOR + timedelta(days=day)
        Publication.objects.create(
            post=draft(), channel=facebook, status="DONE", not_before=at, done_at=at
        )
    clerk.roles()
    with django_assert_max_num_queries(9):
        assert len(entries(in_december(clerk))) == 20


def test_what_is_set_for_a_far_month_stands_in_the_list_of_what_is_to_come(
    draft: Drafting, clerk: User
) -> None:
    post = approved(draft(message="In four years", publish_at=SET_FOR), clerk)
    page = shown(clerk, "/calendar/")
    assert "In four years" in page
    assert f'action="/posts/{post.pk}/stop/"' in page


def test_what_should_have_gone_out_already_can_still_be_stopped(
    draft: Drafting, clerk: User
) -> None:
    post = approved(draft(message="Overdue", publish_at=SET_FOR), clerk)
    Publication.objects.update(not_before=timezone.now() - timedelta(days=2))
    assert f'action="/posts/{post.pk}/stop/"' in shown(clerk, "/calendar/")


def test_a_pre_election_period_is_said_over_its_days(clerk: User) -> None:
    SensitivePeriod.objects.create(
        name="Senedd election",
        starts_on=date(2030, 12, 10),
        ends_on=date(2031, 1, 20),
        source="Notice of election",
        entered_by=clerk,
        entered_at=timezone.now(),
    )
    assert "Senedd election" in shown(clerk, "/calendar/?view=month&month=2030-12")
    assert "Senedd election" in shown(clerk, "/calendar/?month=2031-01")
    assert "Senedd election" not in shown(clerk, "/calendar/?month=2031-03")


@pytest.mark.parametrize(
    ("written", "month"),
    [
        ("2026-12", date(2026, 12, 1)),
        ("2026-13", None),
        ("2026-0", None),
        ("9999999999-1", None),
        ("1999-12", None),
        ("december", None),
        ("", None),
    ],
)
def test_only_a_month_is_a_month(written: str, month: date | None) -> None:
    assert _month(written) == month


def test_a_month_leads_back_to_this_one_and_names_channels_shortly(
    draft: Drafting, clerk: User, x: Channel
) -> None:
    approved(draft(message="Carols", publish_at=SET_FOR, channels=[x]), clerk)
    page = shown(clerk, "/calendar/?view=month&month=2030-12")
    assert ">This month</a>" in page
    assert '<p class="quiet">X</p>' in page
    assert "Stop works" not in page
    assert ">This month</a>" not in shown(clerk, "/calendar/?view=month")


def test_nonsense_in_the_address_shows_what_is_to_come(clerk: User) -> None:
    answer = signed_in(clerk).get("/calendar/?month=2026-99&channel=x&view=week")
    assert answer.status_code == 200


# Another time


def moved(person: User, post: Post, day: str, at: str = "17:30") -> str:
    client = signed_in(person)
    path = f"/posts/{post.pk}/move/"
    opened = client.get(path).context["form"]["opened"].value()
    said = {"date": day, "time": at, "opened": opened}
    return client.post(path, said, follow=True).content.decode()


def test_a_scheduled_post_is_moved_and_needs_a_new_approval_for_its_new_time(
    draft: Drafting, clerk: User, mayor: User, councillor: User
) -> None:
    post = approved(draft(message="Carols", publish_at=SET_FOR), clerk)
    assert "needs a new approval" in moved(councillor, post, "2030-12-10")
    post.refresh_from_db()
    assert (post.status, post.approved_digest) == (Post.Status.DRAFT, "")
    assert timezone.localtime(post.publish_at) == timezone.make_aware(
        datetime(2030, 12, 10, 17, 30)
    )
    assert {row.status for row in post.publications.all()} == {"WITHHELD"}
    assert Event.objects.about(post).filter(verb="post.draft").exists()
    actions.submit(post, by=councillor, is_declared=True, reason="", now=timezone.now())
    page = shown(mayor, f"/posts/{post.pk}/")
    assert "Only the time has changed." in page
    assert "9 December 2030, 5pm" in page
    actions.approve(post, by=mayor, shown_digest=post.digest(), now=timezone.now())
    assert {row.not_before for row in post.publications.all()} == {post.publish_at}
    assert "Only the time has changed." not in shown(mayor, f"/posts/{post.pk}/")


@pytest.mark.parametrize("name", ["message", "channels", "nothing"])
def test_only_the_time_is_said_of_nothing_else(
    name: str, draft: Drafting, clerk: User, facebook: Channel
) -> None:
    post = approved(draft(message="Carols", publish_at=SET_FOR), clerk)
    actions.stop(post, by=clerk, now=timezone.now())
    post.refresh_from_db()
    assert only_time_changed(post) is None, "nothing has changed at all"
    if name != "nothing":
        post.publish_at = SET_FOR + timedelta(hours=1)
    if name == "message":
        post.message = "Carols!"
    post.save()
    if name == "channels":
        post.channels.set([facebook])
    assert only_time_changed(post) is None


def test_from_as_soon_as_approved_to_a_time_is_a_change_of_the_time_too(
    draft: Drafting, clerk: User
) -> None:
    post = approved(draft(), clerk)
    actions.stop(post, by=clerk, now=timezone.now())
    Post.objects.filter(pk=post.pk).update(publish_at=SET_FOR)
    found = only_time_changed(Post.objects.get(pk=post.pk))
    assert found
    assert found.was is None


@pytest.mark.parametrize(
    ("day", "at", "words"),
    [
        ("2020-01-01", "10:00", "This time is over."),
        ("2031-03-30", "01:30", "the clocks go forward"),
        ("", "10:00", "Give the day on which it is to go out."),
    ],
)
def test_a_time_that_cannot_be_is_refused_and_stays_in_the_form(
    day: str, at: str, words: str, draft: Drafting, clerk: User, councillor: User
) -> None:
    post = approved(draft(publish_at=SET_FOR), clerk)
    page = moved(councillor, post, day, at)
    assert words in page
    assert f'value="{at}"' in page
    assert Post.objects.get(pk=post.pk).status == Post.Status.APPROVED


def test_a_post_that_was_approved_meanwhile_is_not_moved_unseen(
    draft: Drafting, clerk: User, councillor: User
) -> None:
    post = draft(publish_at=SET_FOR)
    actions.submit(post, by=councillor, is_declared=True, reason="", now=timezone.now())
    client, path = signed_in(councillor), f"/posts/{post.pk}/move/"
    opened = client.get(path).context["form"]["opened"].value()
    actions.approve(post, by=clerk, shown_digest=post.digest(), now=timezone.now())
    said = {"date": "2030-12-11", "time": "10:00", "opened": opened}
    page = client.post(path, said)
    assert "has moved on since you opened it" in page.content.decode()
    assert Post.objects.get(pk=post.pk).status == Post.Status.APPROVED
    said["opened"] = page.context["form"]["opened"].value()
    client.post(path, said)
    assert Post.objects.get(pk=post.pk).status == Post.Status.DRAFT


def test_nobody_moves_what_somebody_else_wrote_or_what_is_out(
    draft: Drafting, clerk: User, councillor: User
) -> None:
    post = approved(draft(publish_at=SET_FOR), clerk)
    assert signed_in(clerk).get(f"/posts/{post.pk}/move/").status_code == 404
    Publication.objects.update(status="DONE", done_at=timezone.now())
    assert "on its way or out" in moved(councillor, post, "2030-12-11")
