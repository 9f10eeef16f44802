"""Every way round the approval, walked with the browser's own requests as a councillor."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from accounts.models import Channel, User
from audit.models import Event
from platforms.outbox import deliver
from platforms.practice.server import Practice
from posts.models import Post, Publication
from tests import playing
from tests.posts.test_pictures import drawn
from tests.reading import form_on

pytestmark = pytest.mark.django_db
SET = (timezone.localtime() + timedelta(days=3)).replace(hour=12, minute=0)


@pytest.fixture(autouse=True)
def two_minutes(settings: Settings, tmp_path: object) -> None:
    settings.PUBLISH_HOLD_SECONDS = 120
    settings.MEDIA_ROOT = tmp_path


def signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


@pytest.fixture
def author(councillor: User) -> Client:
    return signed_in(councillor)


@pytest.fixture
def approver(clerk: User) -> Client:
    return signed_in(clerk)


Making = Callable[..., Post]


@pytest.fixture
def sent(author: Client, facebook: Channel, x: Channel) -> Making:
    """Return a way to write a post with a picture, and send it for approval."""

    def make(*, set_for: datetime | None = None) -> Post:
        form = form_on(
            author,
            "/posts/new/",
            kind="news",
            message="The new noticeboard stands in Twyn Square.",
            channels=[facebook.pk, x.pk],
            no_page_reason="nothing",
            no_page_words="The post says it all.",
            picture=SimpleUploadedFile("a.jpg", drawn()),
            description="A wooden board under a tree.",
            rights="ours",
            people="none",
            when="later" if set_for else "asap",
            date=f"{set_for:%Y-%m-%d}" if set_for else "",
            time=f"{set_for:%H:%M}" if set_for else "",
            check="1",
        )
        page = author.post("/posts/new/", form, follow=True)
        post = Post.objects.latest("pk")
        check = f"/posts/{post.pk}/check/"
        typed = {"declared": "on", "reason": "It is as it should be."}
        page = author.post(check, form_on(author, check, **typed), follow=True)
        assert "Sent for approval." in page.text, unescape(page.text)
        return Post.objects.get(pk=post.pk)

    return make


def decide(client: Client, post: Post, decision: str = "approve", **typed: object) -> str:
    page = f"/posts/{post.pk}/"
    form = form_on(client, page, f"{page}decide/", decision=decision, **typed)
    return unescape(client.post(f"{page}decide/", form, follow=True).text)


@pytest.fixture
def approved(sent: Making, approver: Client) -> Making:
    def make(*, set_for: datetime | None = None) -> Post:
        post = sent(set_for=set_for)
        assert "Approved." in decide(approver, post)
        return Post.objects.get(pk=post.pk)

    return make


@pytest.fixture
def out(practice: Practice) -> Callable[[], int]:
    """Return what counts the posts that are out when everything has fallen due."""

    def count() -> int:
        for row in Publication.objects.all():
            deliver(row, now=max(row.not_before, timezone.now()) + timedelta(seconds=1))
        return len(playing.posts(practice, "facebook")) + len(playing.posts(practice, "x"))

    return count


def refused(post: Post) -> list[tuple[str, str]]:
    """The attempts that the record tells of: who, and why it was refused."""
    lines = Event.objects.about(post).filter(verb="post.attempt_refused")
    return [(line.who, str(line.detail["why"])) for line in lines]


def told(page: str, *sentences: str) -> None:
    assert [sentence for sentence in sentences if sentence not in page] == []


# Changing what was approved

CHANGES: dict[str, dict[str, object]] = {
    "the message": {"message": "Everybody knows who is to blame."},
    "one channel's wording": {"words_x": "Everybody knows who is to blame."},
    "the alt text": {"description": "A board with the Mayor's face on it."},
    "the picture bytes": {"picture": "other"},
    "the time": {"when": "later", "date": f"{SET:%Y-%m-%d}", "time": "14:30"},
    "the channels": {"channels": "facebook"},
}


@pytest.mark.parametrize(
    ("what", "set_for"),
    [
        pytest.param(what, set_for, id=f"{what}, {'scheduled' if set_for else 'during the hold'}")
        for what, set_for in (
            ("the message", None),
            ("the message", SET),
            ("one channel's wording", SET),
            ("the alt text", None),
            ("the picture bytes", SET),
            ("the time", SET),
            ("the channels", None),
        )
    ],
)
def test_what_is_changed_after_approval_does_not_go_out(
    what: str,
    set_for: datetime | None,
    approved: Making,
    author: Client,
    facebook: Channel,
    x: Channel,
    out: Callable[[], int],
) -> None:
    post = approved(set_for=set_for)
    page = f"/posts/{post.pk}/edit/"
    typed = dict(CHANGES[what])
    if "words_x" in typed:
        typed[f"words_{x.pk}"] = typed.pop("words_x")
    if "picture" in typed:
        typed["picture"] = SimpleUploadedFile("a.jpg", drawn(size=(44, 22)))
    if "channels" in typed:
        typed["channels"] = [facebook.pk]
    author.post(page, form_on(author, page, **typed, save="1"))
    post = Post.objects.get()
    assert (post.status, post.approved_by, post.approved_digest) == ("DRAFT", None, "")
    assert out() == 0
    assert {row.status for row in Publication.objects.all()} == {"WITHHELD"}
    told(unescape(author.get(f"/posts/{post.pk}/").text), "It was changed after it was approved.")
    verbs = [line.verb for line in Event.objects.about(post)]
    assert verbs[-1] == "post.draft"
    assert "post.approved" in verbs


# Going out without an approval


def test_to_schedule_is_not_to_publish(
    sent: Making, author: Client, out: Callable[[], int]
) -> None:
    post = sent(set_for=SET)
    assert out() == 0
    forged = author.post(f"/posts/{post.pk}/decide/", {"decision": "approve"})
    assert forged.status_code == 403
    told(unescape(forged.text), "Your office does not include this.")
    line = Event.objects.get(verb="user.attempt_refused")
    assert (line.who, line.detail["address"]) == (
        "Councillor, Councillor",
        f"/posts/{post.pk}/decide/",
    )
    assert out() == 0


def test_an_administrator_cannot_send_again_what_was_approved_once(
    approved: Making, author: Client, administrator: User, out: Callable[[], int]
) -> None:
    post = approved()
    page = f"/posts/{post.pk}/edit/"
    author.post(page, form_on(author, page, message="Other words.", save="1"))
    row = Publication.objects.get(channel__platform="facebook")
    again = signed_in(administrator).post(f"/publications/{row.pk}/send-again/", follow=True)
    told(unescape(again.text), "The post is no longer what was approved")
    assert [who for who, _ in refused(post)] == ["Administrator, Councillor"]
    assert out() == 0


# Approving what is not one's to approve


def test_nobody_approves_their_own(
    approver: Client, sent: Making, draft: Callable[..., Post], clerk: User, out: Callable[[], int]
) -> None:
    post = draft(author=clerk)
    check = f"/posts/{post.pk}/check/"
    approver.post(check, form_on(approver, check, declared="on"))
    assert "approve" not in approver.get(f"/posts/{post.pk}/").text.partition('class="bar')[2]
    forged = {"decision": "approve", "digest": post.digest(), "words": "It is urgent."}
    page = unescape(approver.post(f"/posts/{post.pk}/decide/", forged, follow=True).text)
    why = "You wrote this post, so someone else must approve it. (Policy 3.5)"
    told(page, why)
    assert refused(post) == [("Clerk, Town Clerk", why)]
    assert out() == 0


def test_a_forged_form_approves_nothing(
    sent: Making, approver: Client, administrator: User, out: Callable[[], int]
) -> None:
    post = sent()
    address = f"/posts/{post.pk}/decide/"
    for person in (post.author, administrator):
        forged = {"decision": "approve", "digest": post.digest()}
        assert signed_in(person).post(address, forged).status_code == 403
    page = unescape(approver.post(address, {"decision": "approve", "digest": "0" * 64}).text)
    told(page, "The post has changed since you were shown it.")
    unasked = approver.post(address, {"decision": "publish", "digest": post.digest()})
    assert unasked.status_code == 200
    assert Event.objects.filter(verb="user.attempt_refused").count() == 2
    assert len(refused(post)) == 1
    assert Post.objects.get().status == "SUBMITTED"
    assert out() == 0


# Using an approval twice


def test_an_old_approval_is_of_no_use(
    sent: Making, author: Client, approver: Client, out: Callable[[], int]
) -> None:
    post = sent()
    page = f"/posts/{post.pk}/"
    old = form_on(approver, page, f"{page}decide/", decision="approve")
    assert "Approved." in approver.post(f"{page}decide/", old, follow=True).text
    words = post.message
    for message in ("Other words.", words):
        author.post(f"{page}edit/", form_on(author, f"{page}edit/", message=message, save="1"))
    assert Post.objects.get().status == "DRAFT", "the old words need a new approval, too"
    again = unescape(approver.post(f"{page}decide/", old, follow=True).text)
    told(again, "has moved on since you opened it")
    author.post(f"{page}edit/", form_on(author, f"{page}edit/", message="Other.", save="1"))
    declared = {"declared": "on", "reason": "It holds."}
    author.post(f"{page}check/", form_on(author, f"{page}check/", **declared))
    stale = unescape(approver.post(f"{page}decide/", old, follow=True).text)
    told(stale, "The post has changed since you were shown it.")
    assert [who for who, _ in refused(post)] == ["Clerk, Town Clerk"] * 2
    assert out() == 0


def test_a_refused_post_cannot_be_scheduled(
    sent: Making, author: Client, approver: Client, out: Callable[[], int]
) -> None:
    post = sent()
    page = f"/posts/{post.pk}/"
    edit = form_on(author, f"{page}edit/")
    approve = form_on(approver, page, f"{page}decide/", decision="approve")
    told(decide(approver, post, "refuse", words="It is not ours.", code="6a"), "Refused.")
    later = {"when": "later", "date": f"{SET:%Y-%m-%d}", "time": "12:00", "save": "1"}
    told(
        unescape(author.post(f"{page}edit/", edit | later, follow=True).text),
        "This post is refused. Start a new one. (Policy 3.5)",
    )
    told(
        unescape(author.post(f"{page}check/", {"declared": "on"}, follow=True).text),
        "This post is refused. Start a new one. (Policy 3.5)",
    )
    told(
        unescape(approver.post(f"{page}decide/", approve, follow=True).text),
        "has moved on since you opened it",
    )
    assert len(refused(post)) == 3
    assert Post.objects.get().status == "REFUSED"
    assert out() == 0


# Deleting, and looking for the trail


def test_nothing_is_deleted_and_the_trail_stays(
    approved: Making, author: Client, officer: User, out: Callable[[], int]
) -> None:
    post = approved()
    assert out() == 2
    page = f"/posts/{post.pk}/"
    assert author.delete(page).status_code == 405
    for other in ("edit/", "withdraw/"):
        assert signed_in(officer).post(f"{page}{other}", {"message": ""}).status_code == 404
    gone = unescape(author.post(f"{page}withdraw/", follow=True).text)
    told(gone, "This post is already on its way or out, so it cannot be changed. (Policy 3.5)")
    assert [who for who, _ in refused(post)] == ["Councillor, Councillor"]
    assert Event.objects.filter(verb="user.attempt_refused").count() == 2
    trail = unescape(author.get(page).text)
    told(trail, "sent it for approval", "approved it", "published it on", "was refused")


def test_a_withdrawn_post_keeps_its_trail(sent: Making, author: Client, approver: Client) -> None:
    post = sent()
    author.post(f"/posts/{post.pk}/withdraw/")
    page = unescape(approver.get(f"/posts/{post.pk}/").text)
    told(page, post.message, "started this post", "sent it for approval", "withdrew it")
    told(decide_by_hand(approver, post), "has moved on since you opened it")
    assert len(refused(post)) == 1


def decide_by_hand(client: Client, post: Post) -> str:
    forged = {"decision": "approve", "digest": post.digest()}
    return unescape(client.post(f"/posts/{post.pk}/decide/", forged, follow=True).text)
