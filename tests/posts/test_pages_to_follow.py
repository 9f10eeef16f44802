"""What follows a post: its page, chased until it is there, and word to people not online."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from accounts.models import User
from audit.models import Event, MovedOn
from policy.clause import Refused
from posts import actions, chasing
from posts.models import Check, Post, Publication
from posts.models.reach import Coverage
from tests.council import Drafting
from usk_social import desk

pytestmark = pytest.mark.django_db
FLOODS = "https://usk.example/floods"
FRIDAY = date(2026, 12, 11)
Agreed = Callable[..., Post]


@pytest.fixture
def agreed(draft: Drafting, mayor: User, settings: Settings) -> Agreed:
    """Return a way to have an emergency out, with its page to follow."""
    settings.COUNCIL_WEBSITE_HOSTS = ["usk.example"]

    def make(**fields: object) -> Post:
        usual = {
            "kind": "emergency",
            "message": "The river is rising.",
            "no_page_reason": "emergency",
            "page_due_on": FRIDAY,
        }
        now = timezone.now()
        approval = {"approved_by": mayor, "approved_at": now, "approved_digest": "d"}
        sent = {"status": "APPROVED", "submitted_at": now}
        post = draft(**(usual | approval | sent | fields))
        for channel in post.channels.all():
            Publication.objects.create(post=post, channel=channel, not_before=now)
        return post

    return make


def at(day: date, hour: int) -> datetime:
    return timezone.make_aware(datetime(day.year, day.month, day.day, hour))


def give(post: Post, page: str, *, by: User, opened: str = "") -> None:
    actions.give_page(post, page=page, opened=opened, by=by, now=timezone.now())


def lines_of(person: User) -> list[str]:
    return [
        f"{line.before} {line.subject}{line.after}" for g in desk.groups(person) for line in g.lines
    ]


# The page


def test_a_page_to_follow_is_the_clerks_task_until_it_is_given(
    agreed: Agreed, clerk: User, client: Client
) -> None:
    post = agreed()
    assert any("A web page is to follow The river is rising." in line for line in lines_of(clerk))
    assert not any("web page" in line for line in lines_of(post.author))
    client.force_login(clerk)
    assert "The river is rising." in client.get("/posts/pages-to-follow/").text
    answer = client.post(f"/posts/{post.pk}/page/", {"page": f" {FLOODS} ", "opened": ""})
    assert answer.status_code == 302
    post.refresh_from_db()
    assert (post.page_given, post.web_page) == (FLOODS, "")
    assert post.page_given_at
    assert Event.objects.about(post).get(verb="post.page_given").detail["page"] == FLOODS
    assert Check.objects.get(post=post).url == FLOODS, "it is looked at as any other"
    assert not any("web page is to follow" in line for line in lines_of(clerk))
    assert FLOODS in client.get("/posts/pages-to-follow/").text
    assert FLOODS in client.get(f"/posts/{post.pk}/").text


@pytest.mark.parametrize(
    ("page", "why"),
    [
        ("https://usk.example.evil.example/floods", "not on the council's own website"),
        ("usk.example/floods", "not on the council's own website"),
        ("", "Give the address of the page."),
    ],
)
def test_a_page_that_is_not_the_councils_is_refused_and_stays_in_the_field(
    agreed: Agreed, clerk: User, client: Client, page: str, why: str
) -> None:
    post = agreed()
    client.force_login(clerk)
    shown = client.post(f"/posts/{post.pk}/page/", {"page": page, "opened": ""}).text
    assert why in shown.replace("&#x27;", "'")
    assert f'value="{page}"' in shown or not page
    assert not Event.objects.filter(verb="post.page_given").exists()


def test_of_two_who_give_it_the_second_is_told(agreed: Agreed, clerk: User) -> None:
    post = agreed()
    give(post, FLOODS, by=clerk)
    give(post, FLOODS, by=clerk)
    with pytest.raises(MovedOn, match="meanwhile"):
        give(post, f"{FLOODS}-2", by=clerk)
    give(post, f"{FLOODS}-2", by=clerk, opened=FLOODS)
    assert Post.objects.get().page_given == f"{FLOODS}-2"
    assert Event.objects.filter(verb="post.page_given").count() == 2


def test_only_the_clerk_gives_it_and_only_where_it_was_promised(
    agreed: Agreed, draft: Drafting, clerk: User, councillor: User
) -> None:
    with pytest.raises(Refused, match="Only the Clerk"):
        give(agreed(), FLOODS, by=councillor)
    with pytest.raises(Refused, match="No page was to follow"):
        give(draft(), FLOODS, by=clerk)


@pytest.mark.parametrize(
    ("day", "is_chased"),
    [
        (date(2026, 12, 10), False),
        (FRIDAY, True),
        (date(2026, 12, 12), False),  # a Saturday
        (date(2026, 12, 14), True),
        (date(2026, 12, 25), False),
        (date(2026, 12, 28), False),  # Boxing Day's substitute
        (date(2026, 12, 29), True),
    ],
)
def test_it_is_chased_on_its_day_and_on_each_working_day_after(
    agreed: Agreed, clerk: User, day: date, is_chased: bool
) -> None:
    agreed()
    chasing.chase(now=at(day, 7))
    assert mail.outbox == [], "nobody is written to in the night"
    for hour in (9, 10, 17):
        chasing.chase(now=at(day, hour))
    assert [letter.to for letter in mail.outbox] == ([[clerk.email]] if is_chased else [])


def test_one_letter_names_every_page_and_stops_when_they_are_given(
    agreed: Agreed, clerk: User
) -> None:
    first, second = agreed(), agreed(message="The path is closed.")
    chasing.chase(now=at(FRIDAY, 9))
    [letter] = mail.outbox
    assert letter.subject == "2 web pages are to follow"
    assert "The river is rising." in letter.body
    assert "The path is closed." in letter.body
    give(first, FLOODS, by=clerk)
    Publication.objects.filter(post=second).update(taken_down_at=timezone.now())
    chasing.chase(now=at(date(2026, 12, 14), 9))
    assert len(mail.outbox) == 1


def test_a_page_that_is_due_on_a_sunday_is_chased_that_day(agreed: Agreed, clerk: User) -> None:
    sunday = FRIDAY + timedelta(days=2)
    agreed(page_due_on=sunday)
    chasing.chase(now=at(sunday, 9))
    assert len(mail.outbox) == 1


# People who are not online


def test_the_clerk_confirms_that_people_offline_were_told(
    agreed: Agreed, clerk: User, client: Client
) -> None:
    post = agreed(kind="service", offline_routes=["noticeboard", "library"])
    assert any(", by noticeboard, library" in line for line in lines_of(clerk))
    client.force_login(clerk)
    assert "Noticeboard, Library" in client.get("/posts/offline/").text
    shown = client.post(f"/posts/{post.pk}/offline/", follow=True).text
    assert "Confirmed: people who are not online have been told." in shown
    assert "told by noticeboard, library. Clerk confirmed it on" in shown
    post.refresh_from_db()
    assert post.offline_done_by == clerk
    assert Event.objects.about(post).get(verb="post.told_offline")
    assert not Post.objects.offline_not_done().exists()
    assert (
        "Clerk has confirmed it already."
        in client.post(f"/posts/{post.pk}/offline/", follow=True).text
    )


def test_only_the_clerk_confirms_and_only_what_was_promised(
    agreed: Agreed, draft: Drafting, clerk: User, councillor: User
) -> None:
    now = timezone.now()
    with pytest.raises(Refused, match="Only the Clerk"):
        actions.say_told_offline(agreed(offline_routes=["press"]), by=councillor, now=now)
    for nothing in (agreed(), draft(offline_routes=["press"])):
        with pytest.raises(Refused, match="nothing of this post to confirm"):
            actions.say_told_offline(nothing, by=clerk, now=now)


def test_the_reasons_for_no_way_offline_are_shown(agreed: Agreed, client: Client) -> None:
    post = agreed(kind="decision", offline_words="It is over by noon.")
    client.force_login(post.author)
    assert "It is over by noon." in client.get(f"/posts/{post.pk}/").text


def test_coverage_is_counted_by_kind(agreed: Agreed, clerk: User) -> None:
    agreed(kind="news", offline_routes=["press"])
    agreed(kind="service")
    done = agreed(kind="service", offline_routes=["press"])
    agreed(kind="meeting", offline_routes=["library"], status="WITHDRAWN")
    actions.say_told_offline(done, by=clerk, now=timezone.now())
    assert list(Post.objects.offline_coverage()) == [Coverage("service", 2, 1, 1)]


def test_what_leads_to_the_website_is_counted(agreed: Agreed, draft: Drafting, clerk: User) -> None:
    followed = agreed()
    agreed()
    give(followed, FLOODS, by=clerk)
    linked = agreed(web_page=FLOODS, no_page_reason="")
    assert set(Post.objects.signposted()) == {followed, linked}
    assert Post.objects.agreed().count() == 3
