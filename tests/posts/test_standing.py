"""How a post is said to stand when all is not well: in the list, on its page, on the desk."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import Channel, User
from platforms.outbox import deliver
from platforms.practice.server import Practice
from posts import actions
from posts.models import Edit, NativePost, Publication, Takedown
from posts.story import Standing, standing
from tests import playing
from tests.posts.conftest import Queue, attempt
from tests.posts.test_correcting import approve, make, submit, write
from usk_social import desk, unsettled

pytestmark = pytest.mark.django_db
Status = Publication.Status


def shown(person: User, path: str) -> str:
    client = Client()
    client.force_login(person)
    return " ".join(client.get(path).text.split())


def take_down(row: Publication, by: User) -> None:
    actions.take_down(row, by=by, reason="It is over.", now=timezone.now())
    deliver(Takedown.objects.get(), now=timezone.now())


@pytest.mark.parametrize(
    ("fields", "word", "tone"),
    [
        ({}, "Published", "good"),
        ({"difference": "The link is missing."}, "Published, but not as approved", "care"),
        ({"taken_down_at": timezone.now()}, "Taken down", "neutral"),
        ({"status": Status.WITHHELD, "why": "All is paused."}, "Held back", "care"),
    ],
)
def test_the_list_and_the_page_say_how_it_stands(
    fields: dict[str, object], word: str, tone: str, out: Publication, clerk: User
) -> None:
    Publication.objects.update(**fields)
    row = Publication.objects.get()
    assert standing(row.post, [row]) == Standing(word, tone)
    for path in ("/posts/", f"/posts/{row.post_id}/"):
        page = shown(clerk, path)
        assert f'<span class="status tone-{tone}">' in page
        assert word in page
        assert ("tone-good" in page) is (tone == "good")
    assert str(fields.get("why", "")) in shown(clerk, f"/posts/{row.post_id}/")


def test_what_is_taken_down_has_no_link_and_says_who_and_why(
    out: Publication, practice: Practice, clerk: User
) -> None:
    assert out.url in shown(clerk, f"/posts/{out.post_id}/")
    take_down(out, clerk)
    page = shown(clerk, f"/posts/{out.post_id}/")
    assert f'href="{out.url}"' not in page
    assert "Clerk asked for it to be taken down from The council on facebook." in page
    assert "<blockquote>It is over.</blockquote>" in page
    assert "<p>Taken down <time" in page


def test_while_it_comes_down_the_page_is_live_and_does_not_offer_it_again(
    out: Publication, practice: Practice, clerk: User
) -> None:
    client, path = Client(), f"/posts/{out.post_id}/whereabouts/"
    client.force_login(clerk)
    Publication.objects.update(read_back_at=timezone.now())
    before = client.get(path)
    assert (before.context["is_moving"], b"Take down" in before.content) == (False, True)
    actions.take_down(out, by=clerk, reason="It is over.", now=timezone.now())
    during = client.get(path, {"seen": before.context["seen"]})
    assert (during.context["is_moving"], b"Take down" in during.content) == (True, False)
    assert client.get(path, {"seen": during.context["seen"]}).status_code == 204
    deliver(Takedown.objects.get(), now=timezone.now())
    after = client.get(path, {"seen": during.context["seen"]})
    assert (after.context["is_moving"], b"Taken down" in after.content) == (False, True)


def test_a_page_waits_for_the_read_back_and_for_each_look_of_the_doubtful(
    out: Publication, clerk: User
) -> None:
    client, path = Client(), f"/posts/{out.post_id}/whereabouts/"
    client.force_login(clerk)
    seen = client.get(path).context["seen"]
    assert client.get(path).context["is_moving"]
    now = timezone.now()
    Publication.objects.update(read_back_at=now, difference="The link is missing.")
    answer = client.get(path, {"seen": seen})
    assert (answer.context["is_moving"], b"The link is missing." in answer.content) == (False, True)
    Publication.objects.update(status=Status.UNCONFIRMED, looks=1, look_at=now)
    seen = client.get(path).context["seen"]
    assert client.get(path).context["is_moving"]
    Publication.objects.update(looks=2, look_at=None)
    answer = client.get(path, {"seen": seen})
    assert (answer.status_code, answer.context["is_moving"]) == (200, False)
    assert b"data-hx-preserve" in answer.content, "an address half typed stays"


def test_a_correction_of_what_was_taken_down_leaves_the_desk_and_offers_nothing(
    out: Publication, practice: Practice, officer: User, clerk: User
) -> None:
    edit = approve(submit(write(out.post, officer)), clerk)
    take_down(out, clerk)
    edit = make(edit)
    assert edit.status == Edit.Status.WITHHELD
    assert unsettled.lines(clerk) == []
    assert f"/edits/{edit.pk}/again/" not in shown(clerk, f"/posts/{edit.post_id}/")


def test_what_a_later_correction_overtook_leaves_the_desk(
    out: Publication, practice: Practice, officer: User, clerk: User
) -> None:
    first = approve(submit(write(out.post, officer)), clerk)
    make(approve(submit(write(out.post, officer, "The last word.")), clerk))
    assert make(first).status == Edit.Status.WITHHELD
    assert unsettled.lines(clerk) == []


def test_what_waits_for_a_platform_for_a_good_while_is_told_to_author_and_approver(
    queued: Queue, practice: Practice, x: Channel, clerk: User, councillor: User, mayor: User
) -> None:
    row = queued(x)
    playing.misbehave(practice, "x", "429")
    row = attempt(row)
    assert row.claimed_at
    Publication.objects.update(not_before=row.claimed_at + timedelta(minutes=16))
    for person in (councillor, clerk):
        [line] = unsettled.lines(person)
        assert line.after.startswith(" waits until ")
        assert line.after.endswith(row.why)
    assert unsettled.lines(mayor) == []
    Publication.objects.update(not_before=row.claimed_at + timedelta(minutes=14))
    assert unsettled.lines(clerk) == []


def test_the_desk_puts_first_what_is_to_be_done_and_leads_to_all_of_it(
    out: Publication, queued: Queue, facebook: Channel, clerk: User
) -> None:
    now = timezone.now()
    for number in range(220):
        NativePost.objects.create(
            channel=facebook, external_id=str(number), posted_at=now, found_at=now, text="By hand."
        )
    Publication.objects.update(difference="The link is missing.")
    failed = queued(facebook)
    Publication.objects.filter(pk=failed.pk).update(status=Status.FAILED, why="It says no.")
    [group] = [group for group in desk.groups(clerk) if group.url == "/posts/trouble/"]
    after = [line.after for line in group.lines]
    assert (after[0], "The link is missing." in after[1]) == (": It says no.", True)
    assert group.more == 222 - desk.AT_MOST
    assert shown(clerk, group.url).count('<li class="line">') == 222
    assert 'rel="next"' in shown(clerk, "/posts/native/")


def test_no_correction_is_offered_where_none_can_be_made(
    queued: Queue, practice: Practice, x: Channel, clerk: User
) -> None:
    row = attempt(queued(x))
    assert "/correct/" not in shown(clerk, f"/posts/{row.post_id}/")
