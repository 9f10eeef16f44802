"""The emergency rule: who may publish at once, what still holds, and who looks at it afterwards."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from accounts import actions as council
from accounts.models import Channel, User
from audit.models import Event, MovedOn
from platforms.outbox import deliver
from platforms.practice.server import Practice
from policy.clause import Refused
from posts import actions, telling
from posts.models import Emergency, Post, Publication
from tests import playing
from tests.council import Drafting
from tests.reading import form_on

pytestmark = pytest.mark.django_db
WHY = "The river is over the bank, and the Mayor does not answer."


@pytest.fixture
def flood(draft: Drafting, clerk: User, facebook: Channel) -> Callable[..., Post]:
    def make(**fields: object) -> Post:
        sound: dict[str, object] = {
            "author": clerk,
            "kind": "emergency",
            "message": "The path under the bridge is closed. Keep away from the water.",
            "no_page_reason": "emergency",
            "no_page_words": "The water is rising now.",
            "channels": [facebook],
        }
        return draft(**(sound | fields))

    return make


def hurry(post: Post, *, reason: str = WHY, declared: bool = True) -> Emergency:
    return actions.publish_at_once(
        post, by=post.author, reason=reason, is_declared=declared, now=timezone.now()
    )


def test_a_flood_at_night_goes_out_without_a_hold_and_the_mayor_hears_of_it(
    flood: Callable[..., Post], practice: Practice, mayor: User, settings: object
) -> None:
    settings.PUBLISH_HOLD_SECONDS = 120  # type: ignore[attr-defined]
    used = hurry(flood(publish_at=timezone.now() + timedelta(days=1)))
    row = Publication.objects.get()
    assert row.not_before <= timezone.now()
    deliver(row, now=timezone.now())
    assert Publication.objects.get().status == "DONE", Publication.objects.get().why
    assert "under the bridge" in playing.posts(practice, "facebook")[0]["text"]
    post = Post.objects.get()
    assert (post.status, post.approved_by, post.went_at_once) == ("APPROVED", None, True)
    assert post.approved_digest == post.digest() == used.digest
    telling.everybody(now=timezone.now())
    telling.everybody(now=timezone.now())
    [letter] = mail.outbox
    assert letter.to == [mayor.email]
    assert WHY in letter.body
    assert f"/posts/emergencies/{used.pk}/" in letter.body


def test_the_record_says_who_published_at_once_and_why(flood: Callable[..., Post]) -> None:
    post = flood()
    hurry(post)
    [line] = Event.objects.about(post)
    assert (line.verb, line.who, line.detail["why"]) == (
        "post.published_at_once",
        "Clerk, Town Clerk",
        WHY,
    )


def paused(post: Post) -> None:
    council.pause(by=post.author, reason="Somebody has our password.", now=timezone.now())


def under_embargo(post: Post) -> None:
    Post.objects.update(embargo_until=timezone.now() + timedelta(hours=2))


def suspended(post: Post) -> None:
    Channel.objects.update(status=Channel.Status.SUSPENDED)


def news(post: Post) -> None:
    Post.objects.update(kind="news")


def sent_back(post: Post) -> None:
    Post.objects.update(status="RETURNED")


def without_a_message(post: Post) -> None:
    Post.objects.update(message=" ")


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (paused, "Publishing is paused"),
        (under_embargo, "embargo"),
        (suspended, "cannot be used now"),
        (news, "Only an emergency goes out at once"),
        (sent_back, "was sent back"),
        (without_a_message, "Write the message"),
    ],
)
def test_what_still_holds_it(
    flood: Callable[..., Post], change: Callable[[Post], None], why: str
) -> None:
    post = flood()
    change(post)
    with pytest.raises(Refused, match=why):
        hurry(Post.objects.get())
    assert not Publication.objects.exists()
    assert not Emergency.objects.exists()


@pytest.mark.parametrize("who", ["councillor", "officer", "deputy", "administrator"])
def test_nobody_else_publishes_at_once(
    flood: Callable[..., Post], who: str, request: pytest.FixtureRequest, client: Client
) -> None:
    post = flood(author=request.getfixturevalue(who))
    with pytest.raises(Refused, match="Only the Clerk, the Mayor or the Deputy acting"):
        hurry(post)
    client.force_login(post.author)
    forged = client.post(f"/posts/{post.pk}/emergency/", {"reason": WHY, "declared": "on"})
    assert forged.status_code == 403
    assert {e.verb for e in Event.objects.all()} == {"post.attempt_refused", "user.attempt_refused"}
    assert not Publication.objects.exists()


def test_it_needs_a_reason_and_the_declaration(flood: Callable[..., Post]) -> None:
    with pytest.raises(Refused, match="why this cannot wait"):
        hurry(flood(), reason="  ")
    with pytest.raises(Refused, match="Tick the declaration"):
        hurry(flood(), declared=False)


def test_the_page_says_what_will_happen_and_publishes(
    flood: Callable[..., Post], client: Client, clerk: User
) -> None:
    post, page = flood(), "/posts/{}/emergency/"
    client.force_login(clerk)
    assert page.format(post.pk) in client.get(f"/posts/{post.pk}/check/").text
    shown = client.get(page.format(post.pk)).text
    assert "goes out at once, before anybody else has read it" in shown
    typed = {"reason": WHY}
    again = client.post(page.format(post.pk), typed).text
    assert "Tick the declaration" in again
    assert WHY in again
    done = client.post(page.format(post.pk), typed | {"declared": "on"}, follow=True).text
    assert "Published at once by Clerk." in done
    assert "Nobody has countersigned it yet." in done


def test_the_other_approver_countersigns_once(
    flood: Callable[..., Post], client: Client, clerk: User, mayor: User
) -> None:
    used = hurry(flood())
    client.force_login(mayor)
    assert "published at once:" in client.get("/").text
    assert "Not yet" in client.get("/posts/emergencies/").text
    page = f"/posts/emergencies/{used.pk}/"
    wrong = {"was_right": "wrong", "words": ""}
    assert "what should have been done instead" in client.post(page, wrong).text
    said = client.post(page, wrong | {"words": "You could have rung me."}, follow=True).text
    assert "It was not right" in said
    assert "You could have rung me." in client.get(f"/posts/{used.post_id}/").text
    late = client.post(page, {"was_right": "right", "words": "I differ."}).text
    assert "Somebody else has countersigned this already" in late
    assert "I differ." in late
    client.force_login(clerk)
    assert "published at once:" not in client.get("/").text


def test_nobody_countersigns_their_own(flood: Callable[..., Post], clerk: User) -> None:
    used = hurry(flood())
    with pytest.raises(Refused, match="You published this at once"):
        actions.countersign(used, by=clerk, was_right=True, words="", now=timezone.now())


def test_stopped_before_it_left_it_is_a_draft_and_goes_the_ordinary_way(
    flood: Callable[..., Post], mayor: User
) -> None:
    post = flood()
    hurry(post)
    actions.stop(post, by=mayor, now=timezone.now())
    post = Post.objects.get()
    assert (post.status, post.went_at_once, post.approved_digest) == ("DRAFT", False, "")
    with pytest.raises(Refused, match="went out at once before"):
        hurry(post)
    assert Emergency.objects.to_countersign(mayor).exists()


def test_twice_pressed_it_goes_out_once(flood: Callable[..., Post]) -> None:
    post = flood()
    hurry(post)
    with pytest.raises((Refused, MovedOn)):
        hurry(post)
    assert Publication.objects.count() == 1


def test_an_old_page_publishes_nothing_that_it_did_not_show(
    flood: Callable[..., Post], client: Client, clerk: User
) -> None:
    post = flood()
    client.force_login(clerk)
    address = f"/posts/{post.pk}/emergency/"
    old = form_on(client, address, address, reason=WHY, declared="on")
    post.message = "Other words, from another window."
    post.save()
    again = client.post(address, old)
    assert "The post has changed since you were shown it." in again.text
    assert not Emergency.objects.exists()


def test_what_an_approver_has_sent_back_waits_for_their_approval(
    flood: Callable[..., Post], mayor: User
) -> None:
    post = flood()
    now = timezone.now()
    actions.submit(post, by=post.author, is_declared=True, reason="It is urgent.", now=now)
    shown = Post.objects.get().digest()
    actions.send_back(post, by=mayor, words="Not an emergency.", shown_digest=shown, now=now)
    Post.objects.update(status="DRAFT")
    with pytest.raises(Refused, match="An approver has sent this post back"):
        hurry(Post.objects.get())


def test_a_correction_of_what_went_out_at_once_does_not(
    flood: Callable[..., Post], clerk: User
) -> None:
    first = flood()
    hurry(first)
    second = flood(corrects=first, number=1, correction_reason="It was wrong.")
    with pytest.raises(Refused, match="This post went out at once before"):
        hurry(second)
