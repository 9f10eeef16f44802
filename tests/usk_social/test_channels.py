"""The register of channels across the rooms, one channel's page, and what the public is told."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import Channel, User
from posts.models import Post, Publication
from tests.council import Drafting
from tests.rostered import decay, qualify
from usk_social import desk, register
from usk_social.line import Line

pytestmark = pytest.mark.django_db


def sent(draft: Drafting, channel: Channel, status: str, *, days_ago: int) -> Publication:
    at = timezone.now() - timedelta(days=days_ago)
    return Publication.objects.create(
        post=draft(channels=[channel]),
        channel=channel,
        status=status,
        not_before=at,
        claimed_at=at,
        done_at=at if status == Publication.Status.DONE else None,
    )


def test_each_channel_has_its_last_post_and_its_last_failure(
    draft: Drafting, facebook: Channel, x: Channel
) -> None:
    sent(draft, facebook, Publication.Status.DONE, days_ago=9)
    newest = sent(draft, facebook, Publication.Status.DONE, days_ago=2)
    sent(draft, x, Publication.Status.FAILED, days_ago=5)
    failed = sent(draft, x, Publication.Status.FAILED, days_ago=3)
    first, second = register.lines(now=timezone.now())
    assert (first.channel, first.last_out, first.last_refused) == (facebook, newest, None)
    assert (second.channel, second.last_out, second.last_refused) == (x, None, failed)


def test_the_list_says_x_twitter_and_how_each_roster_stands(
    client: Client, administrator: User, facebook: Channel, x: Channel
) -> None:
    client.force_login(administrator)
    page = client.get("/channels/").text
    assert "X (Twitter)" in page
    assert "No Clerk, 0 councillors of 3" in page
    assert "Register a channel" not in page


def test_the_official_channels_are_public_and_name_no_others(
    client: Client, facebook: Channel, x: Channel, youtube: Channel
) -> None:
    Channel.objects.filter(pk=x.pk).update(status=Channel.Status.SUSPENDED)
    Channel.objects.filter(pk=youtube.pk).update(status=Channel.Status.RETIRED)
    Channel.objects.create(platform="x", name="Not yet", address="https://x.example/not-yet")
    page = client.get("/official-channels/").text
    assert facebook.address in page
    assert x.address in page
    assert youtube.address not in page
    assert "not-yet" not in page


def test_the_list_can_be_copied_to_the_councils_own_website(
    client: Client, clerk: User, facebook: Channel
) -> None:
    Channel.objects.update(name="Usk & Gwehelog")
    assert register.as_text() == "Facebook: https://facebook.example/council"
    html = register.as_html()
    assert html.startswith("<ul>")
    assert '<a href="https://facebook.example/council">Usk &amp; Gwehelog</a>' in html
    client.force_login(clerk)
    assert (
        "&lt;a href=&quot;https://facebook.example/council&quot;" in client.get("/channels/").text
    )


def test_a_channels_page_says_of_each_person_in_words_how_they_count(
    client: Client, clerk: User, administrator: User, facebook: Channel
) -> None:
    qualify(clerk, facebook)
    client.force_login(administrator)
    page = client.get(f"/channels/{facebook.pk}/").text
    for words in (
        "Does not count",
        "Nobody has looked yet whether Administrator has full rights there.",
        "Administrator has no training on record.",
        "3 more councillors with full rights and training are needed on The council on facebook.",
    ):
        assert words in page
    place = administrator.administers.get()
    assert f'href="/roster/{place.pk}/rights/"' in page
    assert f'href="/roster/{place.pk}/take-off/"' not in page


def test_the_clerk_keeps_a_roster_by_its_forms(
    client: Client, clerk: User, councillor: User, facebook: Channel
) -> None:
    client.force_login(clerk)
    typed = {
        "person": councillor.pk,
        "rights": "full",
        "minute": "2026/058",
        "held_from": "2026-11-20",
        "held_until": "2026-11-19",
    }
    page = client.post(f"/channels/{facebook.pk}/roster/", typed).text
    assert "This is before 20 November 2026, the day on which it begins." in page
    assert 'value="2026/058"' in page
    client.post(f"/channels/{facebook.pk}/roster/", typed | {"held_until": ""})
    place = councillor.administers.get()
    assert place.rights_attested_at is None
    rights = f"/roster/{place.pk}/rights/"
    assert "Look on the platform first" in client.post(rights, {"rights": "full"}).text
    client.post(rights, {"rights": "full", "has_looked": "on", "shown_at": ""})
    page = client.post(rights, {"rights": "none", "has_looked": "on", "shown_at": ""}).text
    assert "Somebody else has changed the place of Councillor" in page
    place.refresh_from_db()
    assert place.rights == "full"
    shown = client.get(rights).context["form"]["shown_at"].value()
    client.post(rights, {"rights": "other", "has_looked": "on", "shown_at": shown})
    place.refresh_from_db()
    assert (place.rights, place.rights_attested_by) == ("other", clerk)


def test_a_refused_leave_says_so_on_its_form(
    client: Client, administrators: dict[str, User], facebook: Channel
) -> None:
    client.force_login(administrators["clerk"])
    place = administrators["clerk"].administers.get()
    today = timezone.localdate().isoformat()
    page = client.post(f"/roster/{place.pk}/take-off/", {"last_day": today}).text
    assert "The Town Clerk stays on the roster of The council on facebook" in page
    assert f'value="{today}"' in page


def test_a_plan_that_is_refused_keeps_its_words(
    client: Client, administrators: dict[str, User], facebook: Channel
) -> None:
    decay()
    client.force_login(administrators["clerk"])
    plan = f"/channels/{facebook.pk}/plan/"
    page = client.post(plan, {"words": "Bevan is trained.", "by_date": "2020-01-01"}).text
    assert "Give a day that is still to come." in page
    assert "Bevan is trained." in page
    later = (timezone.localdate() + timedelta(days=9)).isoformat()
    assert client.post(plan, {"words": "Bevan is trained.", "by_date": later}).status_code == 302
    assert "Bevan is trained." in client.get(f"/channels/{facebook.pk}/").text
    page = client.post(plan, {"words": "Mine.", "by_date": later}).text
    assert "Somebody else has recorded a plan" in page
    assert "Mine." in page


def test_a_channel_that_cannot_be_active_yet_says_why(
    client: Client, clerk: User, facebook: Channel
) -> None:
    Channel.objects.update(status=Channel.Status.SETTING_UP)
    client.force_login(clerk)
    page = client.post(f"/channels/{facebook.pk}/activate/", follow=True).text
    assert "The Town Clerk is needed on The council on facebook" in page
    assert "(Policy 2.5)" in page
    assert Channel.objects.get().status == Channel.Status.SETTING_UP


def test_the_desk_says_what_has_stopped_to_whoever_can_see_to_it(
    client: Client, clerk: User, administrator: User, councillor: User, facebook: Channel
) -> None:
    suspended = f"{facebook} is suspended"
    Channel.objects.update(status=Channel.Status.SUSPENDED)
    assert [words(line) for line in stopped(clerk)] == [f"{suspended}: Look at it"]
    assert [words(line) for line in stopped(administrator)] == [f"{suspended}: Look at it"]
    assert stopped(councillor) == []
    Channel.objects.update(why="The connection has ended.")
    cut_off = f"{facebook} is cut off from its platform"
    [line] = stopped(clerk)
    assert (words(line), line.url) == (f"{cut_off}: Reconnect", f"/channels/{facebook.pk}/connect/")
    [line] = stopped(administrator)
    assert (words(line), line.url) == (f"{cut_off}: Look at it", f"/channels/{facebook.pk}/")


def stopped(person: User) -> list[Line]:
    """What the desk says of channels that stand still, to somebody who has just come in."""
    groups = desk.groups(User.objects.get(pk=person.pk))
    lines = [line for group in groups if group.heading == "Channels" for line in group.lines]
    return [
        line for line in lines if line.url.startswith("/channels/") and line.after[:4] == " is "
    ]


def words(line: Line) -> str:
    return f"{line.before}{line.subject}{line.after}: {line.action}"


def test_what_is_set_for_a_channel_that_stands_still_is_not_promised(
    client: Client, clerk: User, councillor: User, draft: Drafting, x: Channel
) -> None:
    row = sent(draft, x, Publication.Status.QUEUED, days_ago=-1)
    Post.objects.update(
        status=Post.Status.APPROVED,
        approved_by=clerk,
        approved_at=timezone.now(),
        approved_digest="a" * 64,
    )
    client.force_login(councillor)
    pages = ("/calendar/", f"/posts/{row.post_id}/")
    held = f"Held: {x} is suspended."
    assert [held in client.get(page).text for page in pages] == [False, False]
    assert "Next to go out:" in client.get("/").text
    Channel.objects.filter(pk=x.pk).update(status=Channel.Status.SUSPENDED)
    assert [held in client.get(page).text for page in pages] == [True, True]
    assert "Next to go out:" not in client.get("/").text
