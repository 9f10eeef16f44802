"""What is out is compared with what was approved, and what came past the portal is reported."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from accounts import actions as council
from accounts.models import Channel, Pause, User
from audit.models import Event, MovedOn
from platforms.outbox import deliver
from platforms.practice.kinds import Kind
from platforms.practice.server import Practice
from policy.clause import Refused
from posts import actions, watching
from posts.models import NativePost, Publication, Takedown
from posts.watching import LATER_LOOKS
from tests import playing
from tests.posts.conftest import Queue, attempt
from usk_social import desk, unsettled

pytestmark = pytest.mark.django_db
Status = Publication.Status


def read_back(row: Publication) -> Publication:
    watching.read_back_all(now=timezone.now() + timedelta(minutes=1))
    return Publication.objects.get(pk=row.pk)


@pytest.mark.parametrize("platform", ["facebook", "x"])
def test_what_is_out_as_approved_is_said_to_be(
    platform: str, queued: Queue, practice: Practice, request: pytest.FixtureRequest
) -> None:
    page = f"{practice.url}/website/news/"
    row = attempt(queued(request.getfixturevalue(platform), web_page=page))
    row = read_back(row)
    assert row.read_back_at
    assert row.difference == ""


@pytest.mark.parametrize("platform", ["facebook", "x"])
def test_a_link_that_the_platform_lost_is_a_difference(
    platform: str, queued: Queue, practice: Practice, request: pytest.FixtureRequest
) -> None:
    page = f"{practice.url}/website/news/"
    row = queued(request.getfixturevalue(platform), web_page=page)
    playing.misbehave(practice, platform, "link-stripped")
    row = read_back(attempt(row))
    assert "link to the council web page is missing" in row.difference
    assert row in Publication.objects.different()


def test_a_post_deleted_there_is_said_to_be_gone(
    queued: Queue, practice: Practice, facebook: Channel
) -> None:
    row = attempt(queued(facebook))
    playing.tell(practice, "/practice/delete", platform="facebook", post=row.external_id)
    assert "It is gone" in read_back(row).difference


def test_what_was_posted_past_the_portal_is_reported_once(
    queued: Queue, practice: Practice, facebook: Channel, clerk: User
) -> None:
    ours = attempt(queued(facebook))
    assert ours.status == Status.DONE
    watching.watch(facebook, now=timezone.now())
    assert not NativePost.objects.exists(), "what was there before is not news"
    playing.tell(practice, "/practice/posts", platform="facebook", text="Posted by hand.")
    for _ in range(2):
        facebook.refresh_from_db()
        watching.watch(facebook, now=timezone.now())
    found = NativePost.objects.get()
    assert found.text == "Posted by hand."
    actions.note_native(found, by=clerk, now=timezone.now())
    assert not NativePost.objects.unnoted().exists()


def test_what_is_in_doubt_is_not_reported_as_a_strangers(
    queued: Queue, practice: Practice, x: Channel
) -> None:
    watching.watch(x, now=timezone.now())
    row = queued(x)
    playing.misbehave(practice, "x", "lost-answer")
    assert attempt(row).status == Status.UNCONFIRMED
    x.refresh_from_db()
    watching.watch(x, now=timezone.now())
    assert not NativePost.objects.exists()


@pytest.mark.parametrize("platform", ["facebook", "x"])
def test_a_post_is_taken_down_for_a_reason(
    platform: str,
    queued: Queue,
    practice: Practice,
    clerk: User,
    officer: User,
    request: pytest.FixtureRequest,
) -> None:
    row = attempt(queued(request.getfixturevalue(platform)))
    now = timezone.now()
    with pytest.raises(Refused, match="Say why"):
        actions.take_down(row, by=clerk, reason=" ", now=now)
    with pytest.raises(Refused, match="Only an administrator"):
        actions.take_down(row, by=officer, reason="Wrong.", now=now)
    actions.take_down(row, by=clerk, reason="The date was wrong.", now=now)
    playing.misbehave(practice, platform, "lost-answer")
    deliver(Takedown.objects.get(), now=now)
    assert Takedown.objects.get().status == Status.QUEUED, "taking down may be repeated"
    deliver(Takedown.objects.get(), now=now + timedelta(hours=1))
    assert Takedown.objects.get().status == Status.DONE
    row = Publication.objects.get(pk=row.pk)
    assert row.taken_down_at
    assert row.word == "Taken down"
    assert playing.posts(practice, platform)[0]["deleted_at"]


def test_while_paused_nothing_leaves_and_lifting_sends_nothing_by_itself(
    queued: Queue, practice: Practice, facebook: Channel, clerk: User, mayor: User, officer: User
) -> None:
    row = queued(facebook)
    now = timezone.now()
    with pytest.raises(Refused):
        council.pause(by=officer, reason="No.", now=now)
    council.pause(by=mayor, reason="Somebody has our password.", now=now)
    with pytest.raises(Refused, match="paused already"):
        council.pause(by=clerk, reason="Again.", now=now)
    row = attempt(row)
    assert row.status == Status.WITHHELD
    assert "Somebody has our password." in row.why
    assert "(Policy 1.7)" in row.why
    council.lift(by=clerk, now=timezone.now())
    assert Pause.objects.in_force() is None
    assert attempt(row).status == Status.WITHHELD
    actions.send_again(row, by=clerk, now=timezone.now())
    assert attempt(row).status == Status.DONE


def test_what_is_an_hour_late_does_not_go_by_itself(
    queued: Queue, practice: Practice, facebook: Channel
) -> None:
    row = queued(facebook)
    row = attempt(row, at=timezone.now() + timedelta(minutes=61))
    assert row.status == Status.WITHHELD
    assert "Its time passed" in row.why


def test_a_takedown_that_was_refused_is_on_the_desk_and_can_be_asked_for_again(
    queued: Queue, practice: Practice, facebook: Channel, clerk: User
) -> None:
    row = attempt(queued(facebook))
    now = timezone.now()
    actions.take_down(row, by=clerk, reason="Wrong.", now=now)
    Takedown.objects.update(status=Status.FAILED, why="Facebook says no.")
    lines = [line for group in desk.groups(clerk) for line in group.lines]
    assert any("Facebook says no." in line.after for line in lines)
    actions.take_down(row, by=clerk, reason="Wrong.", now=now)
    deliver(Takedown.objects.get(), now=now)
    assert Takedown.objects.get().status == Status.DONE


def test_a_platform_that_cannot_be_read_is_asked_less_and_less_often(
    queued: Queue, practice: Practice, facebook: Channel
) -> None:
    row = attempt(queued(facebook))
    now = timezone.now()
    asked = []
    for seconds in range(20, 600, 10):
        playing.misbehave(practice, "facebook", "502-html")
        before = Publication.objects.get(pk=row.pk).read_again_at
        watching.read_back_all(now=now + timedelta(seconds=seconds))
        if Publication.objects.get(pk=row.pk).read_again_at != before:
            asked.append(seconds)
    assert 3 <= len(asked) <= 8
    practice.faults.clear()
    watching.read_back_all(now=now + timedelta(hours=1))
    assert Publication.objects.get(pk=row.pk).read_back_at


# Later looks


def look(row: Publication, after: timedelta) -> Publication:
    assert row.done_at
    watching.read_back_all(now=row.done_at + after)
    return Publication.objects.get(pk=row.pk)


def lines_of(row: Publication) -> list[object]:
    events = Event.objects.about(row).filter(verb="publication.read_back")
    return [event.detail["why"] for event in events]


@pytest.mark.parametrize("later", range(len(LATER_LOOKS)))
def test_a_post_deleted_after_its_first_look_is_said_to_be_gone_once(
    later: int, out: Publication, practice: Practice, clerk: User
) -> None:
    for after in (timedelta(minutes=1), *LATER_LOOKS[:later]):
        assert look(out, after).word == "Published"
    playing.tell(practice, "/practice/delete", platform="facebook", post=out.external_id)
    row = look(out, LATER_LOOKS[later])
    assert (row.word, "It is gone" in row.difference) == ("Gone", True)
    assert look(out, timedelta(days=30)).read_again_at is None, "it is looked at no more"
    assert lines_of(out) == ["It is as approved.", row.difference]
    assert any("It is gone" in line.after for line in unsettled.lines(clerk))


def test_a_difference_that_was_noted_is_no_news_at_the_next_look(
    out: Publication, practice: Practice, clerk: User
) -> None:
    [there] = practice.store.posts("facebook")
    practice.store.change_post(replace(there, text="Changed on the Page itself."))
    row = look(out, timedelta(minutes=1))
    actions.note_difference(row, by=clerk, now=timezone.now())
    row = look(out, LATER_LOOKS[0])
    assert row.difference_noted_at
    assert len(lines_of(row)) == 1
    with pytest.raises(MovedOn, match="no difference to note"):
        actions.note_difference(row, by=clerk, now=timezone.now())


@pytest.mark.parametrize("asked_while_looking", [False, True])
def test_what_we_take_down_ourselves_is_not_said_to_be_removed_by_others(
    asked_while_looking: bool, out: Publication, practice: Practice, clerk: User
) -> None:
    before = Publication.objects.get(pk=out.pk)
    actions.take_down(out, by=clerk, reason="It is over.", now=timezone.now())
    deliver(Takedown.objects.get(), now=timezone.now())
    if asked_while_looking:
        watching.read_back(before, now=timezone.now())
    else:
        look(out, timedelta(minutes=1))
    assert lines_of(out) == []
    Publication.objects.update(difference="It is gone.")
    assert not Publication.objects.different().exists()


@pytest.mark.parametrize(
    ("bent", "said"),
    [
        ({Kind.PROCESSING_FAILS: 1}, "could not process this video"),
        ({Kind.SLOW_PROCESSING: 1, Kind.UNAUDITED: 1}, "has locked this video as private"),
    ],
)
def test_a_video_that_residents_cannot_see_is_on_the_desk_until_it_is_noted(
    bent: dict[str, int], said: str, filmed: Publication, practice: Practice, clerk: User
) -> None:
    [video] = practice.store.posts("youtube")
    practice.store.change_post(replace(video, details={**video.details, "bent": bent}))
    row = look(filmed, timedelta(minutes=1))
    assert row.word == "Published, but not as approved"
    assert [said in line.after for line in unsettled.lines(clerk)] == [True]
    actions.note_difference(row, by=clerk, now=timezone.now())
    assert unsettled.lines(clerk) == []
