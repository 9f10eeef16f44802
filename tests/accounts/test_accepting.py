"""The policy is read and accepted once before anybody writes, decides or moderates (1.1)."""

from __future__ import annotations

from datetime import datetime, timedelta
from urllib.parse import quote

import pytest
from django.test import Client
from django.utils import timezone

from accounts import actions
from accounts.actions import Version
from accounts.models import Acceptance, Channel, Document, Pause, User
from accounts.reading import policy_on, readers, without_acceptance
from audit.models import Event, MovedOn
from moderation import actions as moderating
from moderation.models import Comment
from policy.clause import Refused
from policy.roles import Role
from policy.wording import first_text
from posts import actions as posting
from posts.models import Post
from tests import council
from tests.council import Drafting

pytestmark = pytest.mark.django_db
BUTTON = "I have read this and accept it"
DAY = timedelta(days=1)
SAID = r"Read version 1 of the social media policy and accept it first.*\(Policy 1\.1\)"


@pytest.fixture
def newcomer(facebook: Channel) -> User:
    """A councillor who has not read the policy yet."""
    return council.person("newcomer", Role.COUNCILLOR, has_read=False)


def adopted(clerk: User, number: str, *, on: datetime) -> Document:
    day = timezone.localdate(on)
    said = Version("policy", number, f"1.1 These are words {number}.", "", day, "2026/1", None)
    return actions.adopt(said, by=clerk, now=timezone.now())


def taken_in(channel: Channel) -> Comment:
    now = timezone.now()
    return Comment.objects.create(
        channel=channel, external_id="1", author="Ann", text="Hi", posted_at=now, taken_in_at=now
    )


def test_a_new_version_is_shown_once_before_the_form_and_its_acceptance_is_dated(
    client: Client, clerk: User, councillor: User
) -> None:
    second = adopted(clerk, "2", on=timezone.now())
    client.force_login(councillor)
    shown = client.get("/posts/new/", follow=True)
    assert "These are words 2." in shown.text
    assert BUTTON in shown.text
    assert "Message" not in shown.text
    page = shown.request["PATH_INFO"] + "?" + shown.request["QUERY_STRING"]
    assert page == f"/policy/accept/?next={quote('/posts/new/', safe='')}"
    form = client.post(page, {"version": "2"}, follow=True)
    assert form.request["PATH_INFO"] == "/posts/new/"
    assert "Message" in form.text
    accepted = Acceptance.objects.get(person=councillor, document=second)
    assert timezone.localdate(accepted.at) == timezone.localdate()
    assert BUTTON not in client.get("/posts/new/", follow=True).text


def test_a_version_that_is_to_come_is_not_asked_for_yet(
    client: Client, clerk: User, councillor: User
) -> None:
    adopted(clerk, "2", on=timezone.now() + DAY)
    client.force_login(councillor)
    assert client.get("/posts/new/").status_code == 200
    tomorrow = timezone.localdate() + DAY
    assert policy_on(tomorrow).version == "2"
    assert councillor in without_acceptance(policy_on(tomorrow), tomorrow)


@pytest.mark.parametrize("path", ["/posts/new/", "/approvals/"])
def test_every_way_to_write_or_decide_leads_there(
    client: Client, facebook: Channel, path: str
) -> None:
    client.force_login(council.person("mayor", Role.MAYOR, has_read=False))
    assert client.get(path).headers["Location"].startswith("/policy/accept/?next=")


def test_nothing_waits_that_protects_somebody(client: Client, facebook: Channel) -> None:
    reader = council.person("mayor", Role.MAYOR, has_read=False)
    comment = taken_in(facebook)
    client.force_login(reader)
    for path in ("/", "/posts/", "/incidents/new/", "/moderation/", "/calendar/", "/pause/"):
        assert client.get(path).status_code == 200, path
    client.post(f"/moderation/{comment.pk}/flag/", {"words": "A threat."})
    assert comment.flags.get().by == reader
    client.post("/pause/", {"reason": "Somebody has our password."})
    assert Pause.objects.in_force()
    client.post("/accounts/logout/")
    assert client.get("/").headers["Location"] == "/accounts/login/?next=/"


def test_an_author_who_has_not_read_it_may_stop_and_withdraw(
    client: Client, draft: Drafting, councillor: User, clerk: User
) -> None:
    post, given_up = draft(), draft()
    now = timezone.now()
    posting.submit(post, by=councillor, is_declared=True, reason="", now=now)
    posting.approve(post, by=clerk, shown_digest=post.digest(), now=now)
    Acceptance.objects.filter(person=councillor).delete()
    client.force_login(councillor)
    client.post(f"/posts/{post.pk}/stop/")
    assert Post.objects.get(pk=post.pk).status == Post.Status.DRAFT
    client.post(f"/posts/{given_up.pk}/withdraw/")
    assert Post.objects.get(pk=given_up.pk).status == Post.Status.WITHDRAWN


# Forged, or sent from a page that was opened before


def test_a_draft_is_not_sent_on_by_somebody_who_has_not_read_it(
    draft: Drafting, newcomer: User
) -> None:
    post = draft(author=newcomer)
    with pytest.raises(Refused, match=SAID):
        posting.submit(post, by=newcomer, is_declared=True, reason="", now=timezone.now())
    assert Post.objects.get(pk=post.pk).status == Post.Status.DRAFT


@pytest.mark.parametrize("decision", ["approve", "send_back", "refuse"])
def test_nothing_is_decided_by_somebody_who_has_not_read_it(draft: Drafting, decision: str) -> None:
    mayor = council.person("mayor", Role.MAYOR, has_read=False)
    post = draft()
    now = timezone.now()
    posting.submit(post, by=post.author, is_declared=True, reason="", now=now)
    words = {} if decision == "approve" else {"words": "Too long."}
    with pytest.raises(Refused, match=SAID):
        getattr(posting, decision)(post, by=mayor, shown_digest=post.digest(), now=now, **words)
    assert Post.objects.get(pk=post.pk).status == Post.Status.SUBMITTED


def test_nothing_is_moderated_by_somebody_who_has_not_read_it(facebook: Channel) -> None:
    clerk = council.person("clerk", Role.TOWN_CLERK, has_read=False)
    comment, now = taken_in(facebook), timezone.now()
    with pytest.raises(Refused, match=SAID):
        moderating.leave_up(comment, by=clerk, reason="", now=now)
    with pytest.raises(Refused, match=SAID):
        moderating.hide(comment, by=clerk, principle="law", reason="A threat.", now=now)
    Comment.objects.update(status=Comment.Status.HIDDEN)
    with pytest.raises(Refused, match=SAID):
        moderating.restore(Comment.objects.get(), by=clerk, reason="", now=now)
    assert Comment.objects.get().status == Comment.Status.HIDDEN


def test_what_was_typed_meanwhile_is_there_when_one_comes_back(
    client: Client, newcomer: User
) -> None:
    client.force_login(newcomer)
    led = client.post("/posts/new/", {"message": "The fair & more."}).headers["Location"]
    back = client.post(led, {"version": "1"}, follow=True)
    assert back.request["PATH_INFO"] == "/posts/new/"
    assert "The fair &amp; more.</textarea>" in back.text
    assert "What you typed is here; send it now." in back.text
    assert not Post.objects.exists()


def test_the_words_of_a_decision_are_there_too(client: Client, draft: Drafting) -> None:
    mayor = council.person("mayor", Role.MAYOR, has_read=False)
    post = draft()
    posting.submit(post, by=post.author, is_declared=True, reason="", now=timezone.now())
    client.force_login(mayor)
    typed = {"decision": "send_back", "words": "Say when.", "digest": post.digest()}
    led = client.post(
        f"/posts/{post.pk}/decide/",
        typed,
        headers={"referer": f"http://testserver/posts/{post.pk}/"},
    )
    back = client.post(led.headers["Location"], {"version": "1"}, follow=True)
    assert back.request["PATH_INFO"] == f"/posts/{post.pk}/"
    assert "Say when.</textarea>" in back.text
    assert Post.objects.get(pk=post.pk).status == Post.Status.SUBMITTED


def test_the_reason_of_a_moderator_is_there_too(client: Client, facebook: Channel) -> None:
    client.force_login(council.person("clerk", Role.TOWN_CLERK, has_read=False))
    page = f"/moderation/{taken_in(facebook).pk}/"
    typed = {"decision": "hide", "principle": "law", "reason": "It is a threat."}
    led = client.post(f"{page}decide/", typed, headers={"referer": f"http://testserver{page}"})
    back = client.post(led.headers["Location"], {"version": "1"}, follow=True)
    assert "It is a threat.</textarea>" in back.text
    assert 'value="law"' in back.text
    assert Comment.objects.get().status == Comment.Status.WAITING


# Accepting


def test_the_policy_we_came_with_is_in_force_without_anybody_entering_it(newcomer: User) -> None:
    assert not Document.objects.exists()
    actions.accept("1", by=newcomer, now=timezone.now())
    kept = Document.objects.get()
    assert (kept.kind, kept.version, kept.text) == ("policy", "1", first_text())
    assert kept.adopted_on is None
    assert policy_on(timezone.localdate()) == kept


def test_to_accept_twice_is_to_accept_once(newcomer: User) -> None:
    now = timezone.now()
    actions.accept("1", by=newcomer, now=now)
    actions.accept("1", by=newcomer, now=now + DAY)
    assert Acceptance.objects.get().at == now
    assert Event.objects.filter(verb="document.accepted").count() == 1


def test_what_stands_beside_the_policy_is_accepted_with_it(clerk: User, newcomer: User) -> None:
    today, now = timezone.localdate(), timezone.now()
    for kind in ("code", "orders"):
        said = Version(kind, "2024", "", "https://usk.example/doc", today, "", None)
        actions.adopt(said, by=clerk, now=now)
    actions.accept("1", by=newcomer, now=now)
    kinds = newcomer.acceptances.values_list("document__kind", flat=True)
    assert sorted(kinds) == ["code", "orders", "policy"]


def test_what_was_not_shown_is_not_accepted(client: Client, clerk: User, newcomer: User) -> None:
    adopted(clerk, "2", on=timezone.now())
    with pytest.raises(MovedOn, match="Version 2 has come into force"):
        actions.accept("1", by=newcomer, now=timezone.now())
    client.force_login(newcomer)
    shown = client.post("/policy/accept/?next=/posts/new/", {"version": "1"}).text
    assert "Version 2 has come into force since you opened this page." in shown
    assert "These are words 2." in shown
    assert not newcomer.acceptances.exists()


@pytest.mark.parametrize("wanted", ["https://evil.example/", "//evil.example", "javascript:x", ""])
def test_nobody_is_led_away_from_here(client: Client, newcomer: User, wanted: str) -> None:
    client.force_login(newcomer)
    led = client.post(f"/policy/accept/?next={quote(wanted, safe='')}", {"version": "1"})
    assert led.headers["Location"] == "/"


# Who has, and who has not


def test_everybody_reads_it_whose_duty_of_today_waits_for_it(
    clerk: User, councillor: User, auditor: User, contractor: User, administrator: User
) -> None:
    council.person("nobody")
    today = timezone.localdate()
    assert set(readers(today)) == {clerk, councillor, administrator}


def test_the_clerk_and_the_auditor_see_who_has_not(
    client: Client, clerk: User, auditor: User, newcomer: User
) -> None:
    for reader in (clerk, auditor):
        client.force_login(reader)
        page = client.get("/settings/documents/").text
        assert "1 person has not yet:" in page
        assert "<strong>Newcomer</strong>" in page


def test_the_desk_says_what_comes_first(client: Client, newcomer: User) -> None:
    client.force_login(newcomer)
    assert "Before you write, decide or moderate:" in client.get("/").text
    actions.accept("1", by=newcomer, now=timezone.now())
    assert "Before you write" not in client.get("/").text
