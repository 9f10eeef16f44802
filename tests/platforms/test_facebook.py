"""The Facebook adapter on its real SDK: against the practice platforms, and against oddities."""

import dataclasses
import hashlib
import hmac
import logging
from datetime import UTC, datetime, timedelta

import pytest
import requests

from platforms.base import (
    Content,
    Duplicate,
    Message,
    Picture,
    PlatformError,
    Reconnect,
    Rejected,
    Unavailable,
    Unconfirmed,
)
from platforms.facebook import Facebook
from platforms.practice.accounts import FACEBOOK
from platforms.practice.records import COUNCIL_KEY, Comment
from platforms.practice.server import Practice
from tests.platforms.conftest import Script
from tests.platforms.kept import Kept
from tests.platforms.scripted import HANG_UP, Answer, says

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
LINK = "https://usk.example/agenda"
POST = Content("The council meets on Monday.", link=LINK)
MADE = says({"id": "101_7"})


def refused(code: int, *, status: int = 400, **more: object) -> Answer:
    return says({"error": {"message": "Facebook's words.", "code": code, **more}}, status)


def publish(content: Content = POST) -> str:
    return Facebook(FACEBOOK).publish(content, Kept()).external_id


# What is sent


def test_a_link_is_a_card_under_the_words_as_they_were_written() -> None:
    assert Facebook.compose(Message("Look.", link=LINK)) == Content("Look.", link=LINK)


def test_a_picture_has_no_card_so_its_words_carry_the_link(picture: Picture) -> None:
    composed = Facebook.compose(Message("Look.", link=LINK, picture=picture))
    assert composed == Content(f"Look.\n{LINK}", picture=picture)


def test_a_link_that_stands_in_the_words_of_a_picture_is_not_said_twice(picture: Picture) -> None:
    text = f"See {LINK} for more."
    assert Facebook.compose(Message(text, link=LINK, picture=picture)).text == text


def test_a_longer_link_in_the_words_is_not_taken_for_the_link(picture: Picture) -> None:
    composed = Facebook.compose(Message(f"Not {LINK}-2025", link=LINK, picture=picture))
    assert composed.text.endswith(f"\n{LINK}")


def test_a_post_is_on_the_page_with_its_link(practice: Practice) -> None:
    published = Facebook(FACEBOOK).publish(POST, Kept())
    [post] = practice.store.posts("facebook")
    assert (post.id, post.text, post.link) == (published.external_id, POST.text, LINK)
    assert published.url.startswith("http")
    assert published.note == ""


def test_a_picture_is_on_the_page_with_its_description(
    practice: Practice, picture: Picture
) -> None:
    post_id = publish(Content("Our castle.", picture=picture))
    [post] = practice.store.posts("facebook")
    medium = practice.store.medium(post.media[0])
    assert (post.id, post.text) == (post_id, "Our castle.")
    assert medium
    assert medium.alt_text == "Usk Castle at dusk."


def test_a_decorative_picture_has_no_description(script: Script, picture: Picture) -> None:
    facebook = script(says({"id": "9", "post_id": "101_9"}))
    publish(Content("Our castle.", picture=dataclasses.replace(picture, alt_text="")))
    assert b"alt_text_custom" not in facebook.heard[0].body


def test_a_picture_that_was_changed_after_approval_is_not_sent(
    practice: Practice, picture: Picture
) -> None:
    picture.path.write_bytes(b"something else")
    with pytest.raises(Rejected, match="not the one that was approved"):
        publish(Content("Our castle.", picture=picture))
    assert practice.store.requests("facebook") == []


def test_every_call_proves_that_it_knows_the_app(script: Script) -> None:
    facebook = script(MADE)
    publish()
    proof = hmac.new(b"practice-secret", FACEBOOK.access_token.encode(), hashlib.sha256)
    [sent] = facebook.heard
    assert sent.path == f"/v26.0/{FACEBOOK.external_id}/feed"
    assert sent.form["appsecret_proof"] == proof.hexdigest()


# How it went


def test_a_post_takes_one_call_and_is_found_by_its_id(practice: Practice) -> None:
    published = Facebook(FACEBOOK).publish(POST, Kept())
    assert [asked.method for asked in practice.store.requests("facebook")] == ["POST"]
    assert published.url == f"{practice.url}/{published.external_id}"
    assert requests.get(published.url, timeout=5).ok


def test_a_usage_header_that_nobody_has_heard_of_does_not_undo_a_post(practice: Practice) -> None:
    practice.faults.switch_on({"platform": "facebook", "fault": "usage-key"})
    post_id = publish()
    assert [post.id for post in practice.store.posts("facebook")] == [post_id]


@pytest.mark.parametrize(
    ("fault", "posts"),
    [("500-before", 0), ("500-after", 1), ("502-html", 0), ("lost-answer", 1), ("reset", 1)],
)
def test_a_lost_answer_is_unconfirmed_and_nothing_is_sent_twice(
    practice: Practice, fault: str, posts: int
) -> None:
    practice.faults.switch_on({"platform": "facebook", "fault": fault, "times": 1})
    with pytest.raises(Unconfirmed, match="look at Facebook before you send it again"):
        publish()
    assert len(practice.store.posts("facebook")) == posts
    assert len(practice.store.requests("facebook")) == 1


@pytest.mark.usefixtures("impatient")
def test_an_answer_that_never_comes_is_unconfirmed(practice: Practice) -> None:
    practice.faults.switch_on({"platform": "facebook", "fault": "never"})
    with pytest.raises(Unconfirmed):
        publish()


@pytest.mark.parametrize(
    "odd",
    [
        says(True),
        says(None),
        says({"success": True}),
        says({"error": "words"}),
        Answer(200, b'{"id": "101_7"}'),
        Answer(200, b"{", {"Content-Type": "application/json"}),
        Answer(302, b"", {"Location": "https://www.facebook.com/login"}),
        refused(100, status=503),
        refused(9999, is_transient=True),
    ],
)
def test_an_answer_that_makes_no_sense_is_unconfirmed(script: Script, odd: Answer) -> None:
    facebook = script(odd)
    with pytest.raises(Unconfirmed):
        publish()
    assert len(facebook.heard) == 1


@pytest.mark.usefixtures("nobody")
def test_what_could_not_leave_can_be_sent_again() -> None:
    with pytest.raises(Unavailable, match="could not be reached, so nothing was sent"):
        publish()


@pytest.mark.parametrize(
    ("code", "error"),
    [
        (1, Unconfirmed),
        (2, Unconfirmed),
        (3, Rejected),
        (4, Unavailable),
        (10, Rejected),
        (17, Unavailable),
        (32, Unavailable),
        (100, Rejected),
        (102, Reconnect),
        (190, Reconnect),
        (200, Rejected),
        (299, Rejected),
        (341, Unavailable),
        (368, Rejected),
        (506, Rejected),
        (613, Unavailable),
        (80001, Unavailable),
        (1609005, Rejected),
        (4242, Rejected),
    ],
)
def test_every_code_has_its_meaning_and_a_sentence(
    script: Script, code: int, error: type[PlatformError]
) -> None:
    script(refused(code, is_transient=error is Unavailable))
    with pytest.raises(error) as caught:
        publish()
    assert str(caught.value).endswith(".")
    assert "{" not in str(caught.value)


def test_facebooks_words_for_people_come_before_its_words_for_machines(script: Script) -> None:
    script(refused(368, error_user_msg="You are posting too fast."))
    with pytest.raises(Rejected, match="You are posting too fast; read its notice"):
        publish()


def test_the_same_post_twice_is_refused_as_a_repeat(practice: Practice) -> None:
    publish()
    with pytest.raises(Duplicate, match="repeat of the previous post"):
        publish()


@pytest.mark.parametrize(("fault", "minutes"), [("429", 20), ("429-no-reset", 60)])
def test_a_limit_says_when_to_come_back(practice: Practice, fault: str, minutes: int) -> None:
    practice.faults.switch_on({"platform": "facebook", "fault": fault, "times": 1})
    with pytest.raises(Unavailable) as caught:
        publish()
    assert caught.value.retry_at
    wait = caught.value.retry_at - datetime.now(UTC)
    assert timedelta(minutes=minutes - 1) < wait <= timedelta(minutes=minutes)


def test_an_ended_connection_needs_an_administrator(practice: Practice) -> None:
    practice.faults.switch_on({"platform": "facebook", "fault": "token-expired"})
    with pytest.raises(Reconnect, match="administrator needs to reconnect"):
        publish()
    with pytest.raises(Reconnect):
        Facebook(dataclasses.replace(FACEBOOK, access_token=""))


def test_the_log_says_what_happened_and_no_secret(
    script: Script, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    script(refused(190, status=401, error_subcode=463), HANG_UP)
    with pytest.raises(Reconnect):
        publish()
    with pytest.raises(Unconfirmed):
        publish()
    assert f"401, code 190, subcode 463, to /v26.0/{FACEBOOK.external_id}/feed" in caplog.text
    assert "ConnectionError" in caplog.text
    assert FACEBOOK.access_token not in caplog.text
    assert POST.text not in caplog.text


# Taking down, hiding, reading


def test_a_post_is_taken_down_and_taking_it_down_again_is_no_error(practice: Practice) -> None:
    post_id = publish()
    Facebook(FACEBOOK).delete(post_id)
    Facebook(FACEBOOK).delete(post_id)
    assert practice.store.posts("facebook") == []


def test_facebook_must_say_that_it_did_it(script: Script) -> None:
    script(says({"success": False}), says({"success": False}))
    with pytest.raises(Rejected, match="do it there"):
        Facebook(FACEBOOK).delete("101_7")
    with pytest.raises(Rejected):
        Facebook(FACEBOOK).hide("7_1")


@pytest.mark.parametrize("lost", [HANG_UP, refused(2, status=500), says(True)])
def test_a_state_can_be_set_again_when_the_answer_is_lost(script: Script, lost: Answer) -> None:
    script(lost, lost, lost)
    facebook = Facebook(FACEBOOK)
    for act in (facebook.delete, facebook.hide, facebook.show):
        with pytest.raises(Unavailable, match="trying again does no harm"):
            act("101_7")


def commented(practice: Practice, post_id: str, number: int, **more: str) -> Comment:
    return practice.store.add_comment(
        Comment(
            id=f"7_{number}",
            platform="facebook",
            post_id=post_id,
            author=more.pop("author", "gwen"),
            text=f"Comment {number}",
            created_at=NOW + timedelta(minutes=number),
            **more,
        )
    )


def test_all_comments_since_then_are_read_but_our_own(practice: Practice) -> None:
    post_id = publish()
    for number in range(130):
        commented(practice, post_id, number)
    commented(practice, post_id, 200, parent_id="7_5", author="idris")
    commented(practice, post_id, 201, parent_id="7_5", author=COUNCIL_KEY)
    since = NOW + timedelta(minutes=10)
    found = list(Facebook(FACEBOOK).comments(since=since, posts=[post_id]))
    assert [comment.text for comment in found] == [f"Comment {n}" for n in [*range(10, 130), 200]]
    reply = found[-1]
    assert (reply.external_id, reply.post_id, reply.parent_id) == ("7_200", post_id, "7_5")
    assert (reply.author, reply.author_id) == ("Idris Bowen", "3000000000000002")
    assert reply.posted_at == NOW + timedelta(minutes=200)
    assert reply.url.startswith("http")
    assert not reply.hidden
    assert found[0].parent_id == ""


def test_a_post_that_is_gone_does_not_keep_the_others_from_being_read(practice: Practice) -> None:
    post_id = publish()
    commented(practice, post_id, 1)
    found = Facebook(FACEBOOK).comments(since=NOW, posts=["101_404", post_id])
    assert [comment.external_id for comment in found] == ["7_1"]


def test_a_person_who_is_not_named_has_still_written(script: Script) -> None:
    script(says({"data": [{"id": "7_1", "created_time": "2026-11-20T12:00:00+0000"}]}))
    [comment] = Facebook(FACEBOOK).comments(since=NOW, posts=["101_7"])
    assert (comment.author, comment.author_id, comment.text) == ("", "", "")
    assert comment.url.endswith("/7_1")


def test_comments_that_cannot_be_read_now_can_be_read_later(script: Script) -> None:
    script(HANG_UP)
    with pytest.raises(Unavailable):
        list(Facebook(FACEBOOK).comments(since=NOW, posts=["101_7"]))


def test_a_comment_is_hidden_and_shown_again(practice: Practice) -> None:
    post_id = publish()
    commented(practice, post_id, 1)
    facebook = Facebook(FACEBOOK)
    for act, hidden in [(facebook.hide, True), (facebook.hide, True), (facebook.show, False)]:
        act("7_1")
        [comment] = facebook.comments(since=NOW, posts=[post_id])
        assert comment.hidden is hidden


def test_a_comment_that_is_gone_is_hidden_enough_but_cannot_be_shown(practice: Practice) -> None:
    Facebook(FACEBOOK).hide("7_404")
    with pytest.raises(Rejected):
        Facebook(FACEBOOK).show("7_404")
