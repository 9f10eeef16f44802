"""The X adapter on its real SDK: against the practice platforms, and against oddities."""

import base64
import dataclasses
import logging
from datetime import UTC, datetime, timedelta

import pytest

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
    Video,
)
from platforms.practice.accounts import X as ACCOUNT
from platforms.practice.records import COUNCIL_KEY, Comment
from platforms.practice.server import Practice
from platforms.x import X
from tests.platforms.conftest import Script
from tests.platforms.kept import Kept
from tests.platforms.scripted import HANG_UP, Answer, says

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
LINK = "https://usk.example/agenda"
POST = Content(f"The council meets on Monday.\n{LINK}")
MADE = says({"data": {"id": "1900000000000000001", "text": "The council meets."}}, 201)
PICTURE = says({"data": {"id": "77"}})


def problem(status: int, detail: str = "X's words.", **headers: str) -> Answer:
    body = {"title": "No", "detail": detail, "type": "about:blank", "status": status}
    return says(body, status, **headers)


def publish(content: Content = POST) -> str:
    return X(ACCOUNT).publish(content, Kept()).external_id


# What is sent


def test_the_link_stands_under_the_words_of_a_video_too(video: Video) -> None:
    composed = X.compose(Message("The council meets on Monday.", link=LINK, video=video))
    assert composed == dataclasses.replace(POST, video=video)


def test_a_link_that_stands_in_the_words_is_not_said_twice() -> None:
    assert X.compose(Message(f"See {LINK} for more.", link=LINK)).text == f"See {LINK} for more."


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("Cyngor Tref Brynbuga", 20),
        ("ŵ" * 5, 5),
        ("See https://www.gov.uk/a/long/one", 27),
        ("🏰🏰", 4),
        ("", 0),
    ],
)
def test_a_text_is_as_long_as_x_says(text: str, length: int) -> None:
    assert X.length(text) == length


def test_a_post_is_on_x(practice: Practice) -> None:
    published = X(ACCOUNT).publish(POST, Kept())
    [post] = practice.store.posts("x")
    assert (post.id, post.text) == (published.external_id, POST.text)
    assert published.url == f"{practice.url}/i/status/{post.id}"


def test_a_picture_is_on_x_with_its_description(practice: Practice, picture: Picture) -> None:
    publish(dataclasses.replace(POST, picture=picture))
    [post] = practice.store.posts("x")
    medium = practice.store.medium(post.media[0])
    assert medium
    assert medium.alt_text == "Usk Castle at dusk."


def test_a_picture_is_sent_as_x_specifies_it(script: Script, picture: Picture) -> None:
    x = script(PICTURE, says({"data": {"id": "77"}}), MADE)
    publish(dataclasses.replace(POST, picture=picture))
    media, metadata, tweet = x.heard
    assert media.path == "/2/media/upload"
    assert media.json() == {
        "media": base64.b64encode(picture.path.read_bytes()).decode(),
        "media_category": "tweet_image",
    }
    assert metadata.path == "/2/media/metadata"
    assert metadata.json() == {
        "id": "77",
        "metadata": {"alt_text": {"text": "Usk Castle at dusk."}},
    }
    assert tweet.json() == {"text": POST.text, "media": {"media_ids": ["77"]}}
    assert tweet.headers["Authorization"] == f"Bearer {ACCOUNT.access_token}"


def test_a_decorative_picture_has_no_description(script: Script, picture: Picture) -> None:
    x = script(PICTURE, MADE)
    publish(dataclasses.replace(POST, picture=dataclasses.replace(picture, alt_text="")))
    assert [heard.path for heard in x.heard] == ["/2/media/upload", "/2/tweets"]


# How it went


@pytest.mark.parametrize(
    ("fault", "posts"),
    [("500-before", 0), ("500-after", 1), ("502-html", 0), ("lost-answer", 1), ("reset", 1)],
)
def test_a_lost_answer_is_unconfirmed_and_nothing_is_sent_twice(
    practice: Practice, fault: str, posts: int
) -> None:
    practice.faults.switch_on({"platform": "x", "fault": fault, "times": 1})
    with pytest.raises(Unconfirmed, match="look at X before you send it again"):
        publish()
    assert len(practice.store.posts("x")) == posts
    assert len(practice.store.requests("x")) == 1


@pytest.mark.usefixtures("impatient")
def test_an_answer_that_never_comes_is_unconfirmed(practice: Practice) -> None:
    practice.faults.switch_on({"platform": "x", "fault": "never"})
    with pytest.raises(Unconfirmed):
        publish()


@pytest.mark.parametrize(
    "odd",
    [
        says([], 403),
        says({"data": {}}, 201),
        Answer(201),
        Answer(204),
        Answer(307, b"", {"Location": "https://twitter.com/2/tweets"}),
    ],
)
def test_an_answer_that_makes_no_sense_is_unconfirmed(script: Script, odd: Answer) -> None:
    x = script(odd)
    with pytest.raises(Unconfirmed):
        publish()
    assert len(x.heard) == 1


@pytest.mark.usefixtures("nobody")
def test_what_could_not_leave_can_be_sent_again() -> None:
    with pytest.raises(Unavailable, match="could not be reached, so nothing was sent"):
        publish()


@pytest.mark.parametrize(
    "answers",
    [
        [HANG_UP],
        [problem(503)],
        [Answer(200)],
        [says({"data": {}})],
        [PICTURE, HANG_UP],
        [PICTURE, problem(503)],
    ],
)
def test_a_picture_that_did_not_arrive_has_published_nothing(
    script: Script, picture: Picture, answers: list[Answer]
) -> None:
    x = script(*answers)
    with pytest.raises(Unavailable, match="trying again does no harm"):
        publish(dataclasses.replace(POST, picture=picture))
    assert "/2/tweets" not in [heard.path for heard in x.heard]


def test_a_picture_that_x_refuses_is_refused(script: Script, picture: Picture) -> None:
    script(problem(400, "The media is too large."))
    with pytest.raises(Rejected, match=r"X refused this: The media is too large\."):
        publish(dataclasses.replace(POST, picture=picture))


@pytest.mark.parametrize(
    ("status", "error"),
    [
        (400, Rejected),
        (401, Reconnect),
        (402, Unavailable),
        (403, Rejected),
        (404, Rejected),
        (409, Rejected),
        (429, Unavailable),
        (500, Unconfirmed),
        (503, Unconfirmed),
    ],
)
def test_every_status_has_its_meaning_and_a_sentence(
    script: Script, status: int, error: type[PlatformError]
) -> None:
    script(problem(status))
    with pytest.raises(error) as caught:
        publish()
    assert str(caught.value).endswith(".")
    assert "{" not in str(caught.value)


def test_the_same_words_twice_are_refused_as_a_repeat(practice: Practice) -> None:
    publish()
    with pytest.raises(Duplicate, match="repeat of an earlier post; change its words"):
        publish()


@pytest.mark.parametrize(
    "said",
    [
        {"detail": "You are not allowed to create a Post with duplicate content."},
        {"errors": [{"code": 187, "message": "Status is a duplicate."}]},
    ],
)
def test_a_repeat_is_known_in_whichever_words_x_says_it(
    script: Script, said: dict[str, object]
) -> None:
    script(says(said, 403))
    with pytest.raises(Duplicate):
        publish()


def test_another_refusal_is_no_repeat(script: Script) -> None:
    script(problem(403, "You are not permitted to perform this action."))
    with pytest.raises(Rejected) as caught:
        publish()
    assert not isinstance(caught.value, Duplicate)


def test_a_limit_says_when_to_come_back(script: Script) -> None:
    reset = int(datetime.now(UTC).timestamp()) + 300
    script(problem(429, x_rate_limit_reset=str(reset)))
    with pytest.raises(Unavailable) as caught:
        publish()
    assert caught.value.retry_at == datetime.fromtimestamp(reset, UTC)


@pytest.mark.parametrize(
    ("answer", "minutes"),
    [
        (problem(429), 15),
        (problem(402), 60),
        (says({"type": "https://api.twitter.com/2/problems/usage-capped"}, 429), 60),
    ],
)
def test_a_limit_without_an_end_is_asked_again_in_a_while(
    script: Script, answer: Answer, minutes: int
) -> None:
    x = script(answer)
    with pytest.raises(Unavailable) as caught:
        publish()
    assert caught.value.retry_at
    wait = caught.value.retry_at - datetime.now(UTC)
    assert timedelta(minutes=minutes - 1) < wait <= timedelta(minutes=minutes)
    assert len(x.heard) == 1


def test_an_ended_connection_needs_an_administrator(practice: Practice) -> None:
    practice.faults.switch_on({"platform": "x", "fault": "token-expired"})
    with pytest.raises(Reconnect, match="administrator needs to reconnect"):
        publish()


def test_the_log_says_what_happened_and_no_secret(
    script: Script, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    script(problem(403), HANG_UP)
    with pytest.raises(Rejected):
        publish()
    with pytest.raises(Unconfirmed):
        publish()
    assert "X answered 403 to /2/tweets" in caplog.text
    assert "ConnectionError" in caplog.text
    assert ACCOUNT.access_token not in caplog.text
    assert POST.text not in caplog.text


# Taking down, hiding, reading


def test_a_post_is_taken_down_and_taking_it_down_again_is_no_error(practice: Practice) -> None:
    post_id = publish()
    X(ACCOUNT).delete(post_id)
    X(ACCOUNT).delete(post_id)
    assert practice.store.posts("x") == []


def test_x_must_say_that_it_did_it(script: Script) -> None:
    script(says({"data": {"deleted": False}}), says({"data": {"hidden": False}}))
    with pytest.raises(Rejected, match="do it there"):
        X(ACCOUNT).delete("1")
    with pytest.raises(Rejected):
        X(ACCOUNT).hide("1")


@pytest.mark.parametrize("lost", [HANG_UP, problem(503), Answer(200)])
def test_a_state_can_be_set_again_when_the_answer_is_lost(script: Script, lost: Answer) -> None:
    script(lost, lost, lost)
    x = X(ACCOUNT)
    for act in (x.delete, x.hide, x.show):
        with pytest.raises(Unavailable, match="trying again does no harm"):
            act("1")


def replied(practice: Practice, post_id: str, number: int, **more: str) -> Comment:
    return practice.store.add_comment(
        Comment(
            id=str(2_000 + number),
            platform="x",
            post_id=post_id,
            author=more.pop("author", "gwen"),
            text=more.pop("text", f"@UskTownCouncil Reply {number}"),
            created_at=NOW + timedelta(minutes=number),
            **more,
        )
    )


def test_all_replies_since_then_are_read_but_our_own(practice: Practice) -> None:
    post_id = publish()
    for number in range(130):
        replied(practice, post_id, number)
    replied(practice, post_id, 200, parent_id="2005", author="idris")
    replied(practice, post_id, 201, parent_id="2005", author=COUNCIL_KEY)
    found = list(X(ACCOUNT).comments(since=NOW + timedelta(minutes=10), posts=[]))
    assert {comment.external_id for comment in found} == {
        str(2_000 + number) for number in [*range(10, 130), 200]
    }
    [reply] = [comment for comment in found if comment.external_id == "2200"]
    [answered] = [comment for comment in found if comment.external_id == "2010"]
    assert (reply.post_id, reply.parent_id) == (post_id, "2005")
    assert (answered.post_id, answered.parent_id) == (post_id, "")
    assert (reply.author, reply.author_id) == ("@IdrisBowen", "3000000000000000002")
    assert reply.posted_at == NOW + timedelta(minutes=200)
    assert reply.url == f"{practice.url}/i/status/2200"


def test_words_come_back_as_they_were_written(practice: Practice) -> None:
    text = f"@UskTownCouncil Bread & butter < {LINK} > jam"
    replied(practice, publish(), 1, text=text)
    [comment] = X(ACCOUNT).comments(since=NOW, posts=[])
    assert comment.text == text


def test_the_whole_of_a_long_reply_is_read(script: Script) -> None:
    mention = {
        "id": "2",
        "text": "@UskTownCouncil It begins…",
        "note_tweet": {"text": "@UskTownCouncil It begins and goes on."},
        "author_id": "3",
        "conversation_id": "1",
        "created_at": "2026-11-20T12:00:00.000Z",
    }
    x = script(says({"data": [mention], "includes": {"users": [{"id": "3", "username": "gwen"}]}}))
    [comment] = X(ACCOUNT).comments(since=NOW, posts=[])
    assert comment.text == "@UskTownCouncil It begins and goes on."
    assert x.heard[0].query["start_time"] == "2026-11-20T12:00:00Z"


def test_nobody_having_written_is_no_error(practice: Practice) -> None:
    assert list(X(ACCOUNT).comments(since=NOW, posts=[])) == []


def test_pages_that_never_end_are_read_no_further_than_x_goes_back(script: Script) -> None:
    x = script(*[says({"meta": {"next_token": "again"}})] * 20)
    assert list(X(ACCOUNT).comments(since=NOW, posts=[])) == []
    assert len(x.heard) == 8


def test_replies_that_cannot_be_read_now_can_be_read_later(script: Script) -> None:
    script(HANG_UP)
    with pytest.raises(Unavailable):
        list(X(ACCOUNT).comments(since=NOW, posts=[]))


def test_a_reply_is_hidden_and_shown_again(practice: Practice) -> None:
    reply = replied(practice, publish(), 1)
    x = X(ACCOUNT)
    for act, hidden in [(x.hide, True), (x.hide, True), (x.show, False)]:
        act(reply.id)
        kept = practice.store.comment(reply.id, "x")
        assert kept
        assert kept.hidden is hidden


def test_a_reply_that_is_gone_is_hidden_enough_but_cannot_be_shown(practice: Practice) -> None:
    X(ACCOUNT).hide("404")
    with pytest.raises(Rejected, match="no longer has this"):
        X(ACCOUNT).show("404")
