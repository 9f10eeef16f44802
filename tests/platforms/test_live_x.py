"""What stands on X, read back through the X adapter and its real SDK; and its tokens."""

import base64
import dataclasses
import logging
from datetime import UTC, datetime, timedelta

import pytest

from platforms.base import Account, Content, Live, Picture, Reconnect, Unavailable
from platforms.practice.accounts import X as ACCOUNT
from platforms.practice.records import COUNCIL_KEY, Comment, Post
from platforms.practice.server import Practice
from platforms.x import X
from tests.platforms.conftest import Script
from tests.platforms.kept import Kept
from tests.platforms.scripted import HANG_UP, Answer, says

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
LINK = "https://usk.example/agenda?year=2026&copy=1"
POST = Content(f"Bread & butter < jam, &amp; more.\n{LINK}")
NOT_FOUND = "https://api.twitter.com/2/problems/resource-not-found"
GRANTED = {"token_type": "bearer", "access_token": "new", "refresh_token": "next"}


def publish(content: Content = POST) -> str:
    return X(ACCOUNT).publish(content, Kept()).external_id


def shown(text: str, at: datetime = NOW, **more: object) -> dict[str, object]:
    return {"id": "7", "text": text, "created_at": f"{at:%Y-%m-%dT%H:%M:%S}.000Z", **more}


def link(short: str, expanded: str, **more: str) -> dict[str, object]:
    return {"url": f"https://t.co/{short}", "expanded_url": expanded, **more}


def problem(status: int, kind: str = "about:blank") -> Answer:
    return says({"title": "No", "detail": "X's words.", "type": kind, "status": status}, status)


def live(post_id: str = "7", account: Account = ACCOUNT) -> Live:
    found = X(account).live(post_id)
    assert found
    return found


# One post


def test_a_post_is_read_back_as_it_was_sent(practice: Practice) -> None:
    published = X(ACCOUNT).publish(POST, Kept())
    found = live(published.external_id)
    assert abs(found.posted_at - datetime.now(UTC)) < timedelta(minutes=1)
    assert found == Live(published.external_id, published.url, POST.text, found.posted_at)


def test_a_picture_is_read_back_with_its_description(practice: Practice, picture: Picture) -> None:
    found = live(publish(dataclasses.replace(POST, picture=picture)))
    assert found.text == POST.text
    assert found.has_picture
    assert not found.has_video
    assert found.alt_text == "Usk Castle at dusk."


def test_a_decorative_picture_is_read_back_without_one(
    practice: Practice, picture: Picture
) -> None:
    decorative = dataclasses.replace(picture, alt_text="")
    found = live(publish(Content("", picture=decorative)))
    assert (found.text, found.has_picture, found.alt_text) == ("", True, "")


@pytest.mark.parametrize("of_media", [{"media_key": "7_1"}, {"display_url": "pic.twitter.com/b"}])
def test_the_link_to_our_own_video_is_no_part_of_the_words(
    script: Script, of_media: dict[str, str]
) -> None:
    urls = [link("a", LINK), link("b", "https://x.com/u/status/7/video/1", **of_media)]
    post = shown(
        "See https://t.co/a https://t.co/b",
        entities={"urls": urls},
        attachments={"media_keys": ["7_1"]},
    )
    beside = {"media": [{"media_key": "7_1", "type": "video"}]}
    x = script(says({"data": post, "includes": beside}))
    found = live()
    assert found.text == f"See {LINK}"
    assert (found.has_picture, found.has_video, found.alt_text) == (False, True, None)
    assert x.heard[0].query["media.fields"] == "alt_text,type"


def test_the_whole_of_a_long_post_is_read(script: Script) -> None:
    whole = {
        "text": "It begins and goes on &gt; https://t.co/a",
        "entities": {"urls": [link("a", LINK)]},
    }
    script(says({"data": shown("It begins…", note_tweet=whole)}))
    assert live().text == f"It begins and goes on > {LINK}"


def test_a_post_that_was_deleted_is_gone(practice: Practice) -> None:
    post_id = publish()
    X(ACCOUNT).delete(post_id)
    assert X(ACCOUNT).live(post_id) is None


@pytest.mark.parametrize("gone", [says({"errors": [{"type": NOT_FOUND}]}), problem(404)])
def test_a_post_that_was_not_found_is_gone(script: Script, gone: Answer) -> None:
    script(gone)
    assert X(ACCOUNT).live("7") is None


@pytest.mark.parametrize(
    "unclear",
    [
        HANG_UP,
        problem(503),
        says([]),
        Answer(200),
        says({"errors": [{"type": "about:blank"}]}),
        says({}),
    ],
)
def test_an_unclear_answer_does_not_mean_that_a_post_is_gone(
    script: Script, unclear: Answer
) -> None:
    script(unclear)
    with pytest.raises(Unavailable, match="trying again does no harm"):
        X(ACCOUNT).live("7")


# All posts


def test_our_own_posts_are_read_newest_first_and_no_older(practice: Practice) -> None:
    for number in range(130):
        at = NOW + timedelta(minutes=number)
        practice.store.add_post(Post(str(9_000 + number), "x", f"No. {number}", created_at=at))
    found = list(X(ACCOUNT).recent(since=NOW + timedelta(minutes=5)))
    assert [one.text for one in found] == [f"No. {number}" for number in range(129, 4, -1)]


def test_an_answer_to_a_resident_is_no_post(practice: Practice) -> None:
    post_id = publish()
    practice.store.add_comment(
        Comment("9", "x", post_id, COUNCIL_KEY, "@gwen Yes.", created_at=datetime.now(UTC))
    )
    found = list(X(ACCOUNT).recent(since=NOW - timedelta(days=365)))
    assert [one.external_id for one in found] == [post_id]


def test_each_post_has_its_own_pictures(script: Script) -> None:
    posts = [
        shown("One", attachments={"media_keys": ["3_1"]}),
        shown("Two", attachments={"media_keys": ["3_2"]}),
        shown("None"),
    ]
    media = [
        {"media_key": "3_1", "type": "photo", "alt_text": "A bridge"},
        {"media_key": "3_2", "type": "animated_gif"},
    ]
    x = script(says({"data": posts, "includes": {"media": media}}))
    found = list(X(ACCOUNT).recent(since=NOW))
    assert [(one.has_picture, one.alt_text) for one in found] == [
        (True, "A bridge"),
        (True, ""),
        (False, None),
    ]
    assert x.heard[0].query["start_time"] == "2026-11-20T12:00:00Z"
    assert x.heard[0].query["exclude"] == "replies"


def test_an_account_that_has_said_nothing_is_no_error(practice: Practice) -> None:
    assert list(X(ACCOUNT).recent(since=NOW)) == []


def test_pages_that_never_end_are_read_no_further_than_x_goes_back(script: Script) -> None:
    x = script(*[says({"meta": {"next_token": "again"}})] * 20)
    assert list(X(ACCOUNT).recent(since=NOW)) == []
    assert len(x.heard) == 8


@pytest.mark.parametrize("unclear", [HANG_UP, problem(503), Answer(200)])
def test_posts_that_cannot_be_read_now_can_be_read_later(script: Script, unclear: Answer) -> None:
    script(unclear)
    with pytest.raises(Unavailable):
        list(X(ACCOUNT).recent(since=NOW))


# Tokens


def test_a_renewed_account_opens_again_and_can_be_renewed_again(practice: Practice) -> None:
    post_id = publish()
    practice.faults.switch_on({"platform": "x", "fault": "token-expired", "times": 1})
    with pytest.raises(Reconnect):
        live(post_id)
    account = X(ACCOUNT).renew()
    assert account.external_id == ACCOUNT.external_id
    assert account.access_token != ACCOUNT.access_token
    assert account.expires_at
    left = account.expires_at - datetime.now(UTC)
    assert timedelta(minutes=115) < left <= timedelta(minutes=121)
    assert live(post_id, account).text == POST.text
    assert X(account).renew().refresh_token not in (ACCOUNT.refresh_token, account.refresh_token)


def test_a_refresh_token_that_was_used_opens_nothing(practice: Practice) -> None:
    X(ACCOUNT).renew()
    with pytest.raises(Reconnect, match="administrator needs to reconnect"):
        X(ACCOUNT).renew()


def test_a_renewal_is_asked_for_as_x_specifies_it(script: Script) -> None:
    x = script(says({**GRANTED, "scope": "tweet.read tweet.write"}))
    account = X(ACCOUNT).renew()
    [heard] = x.heard
    assert (heard.method, heard.path) == ("POST", "/2/oauth2/token")
    assert heard.form == {
        "grant_type": "refresh_token",
        "refresh_token": ACCOUNT.refresh_token,
        "client_id": "practice-app",
    }
    known = base64.b64encode(b"practice-app:practice-secret").decode()
    assert heard.headers["Authorization"] == f"Basic {known}"
    assert account == Account(ACCOUNT.external_id, "new", "next", None)


def test_an_account_without_a_refresh_token_needs_an_administrator(practice: Practice) -> None:
    with pytest.raises(Reconnect):
        X(dataclasses.replace(ACCOUNT, refresh_token="")).renew()
    assert practice.store.requests("x") == []


@pytest.mark.parametrize(
    "refused",
    [
        says({"error": "invalid_request", "error_description": "The token was invalid."}, 400),
        says({"error": "unauthorized_client"}, 401),
    ],
)
def test_a_renewal_that_x_refuses_needs_an_administrator(script: Script, refused: Answer) -> None:
    script(refused)
    with pytest.raises(Reconnect):
        X(ACCOUNT).renew()


@pytest.mark.parametrize(
    "unclear", [HANG_UP, problem(429), problem(503), Answer(502, b"<html>"), says({}), Answer(200)]
)
def test_a_renewal_without_an_answer_can_be_asked_for_again(
    script: Script, unclear: Answer
) -> None:
    script(unclear)
    with pytest.raises(Unavailable, match="trying again does no harm"):
        X(ACCOUNT).renew()


def test_a_renewal_leaves_no_token_in_the_log(
    script: Script, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    script(says(GRANTED), says({"error": "invalid_request"}, 400))
    X(ACCOUNT).renew()
    with pytest.raises(Reconnect):
        X(ACCOUNT).renew()
    assert "X answered 400 to a refresh token" in caplog.text
    assert ACCOUNT.refresh_token not in caplog.text
    assert "next" not in caplog.text
