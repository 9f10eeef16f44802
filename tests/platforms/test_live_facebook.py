"""What stands on the Page, read back through the Facebook adapter and its real SDK."""

import dataclasses
from datetime import UTC, datetime, timedelta

import pytest

from platforms.base import Content, Live, Picture, Reconnect, Rejected, Unavailable
from platforms.facebook import Facebook
from platforms.practice.accounts import FACEBOOK
from platforms.practice.records import Post
from platforms.practice.server import Practice
from tests.platforms.conftest import Script
from tests.platforms.kept import Kept
from tests.platforms.scripted import HANG_UP, Answer, says

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
LINK = "https://usk.example/agenda"
POST = Content("The council meets on Monday & Tuesday.", link=LINK)
NEXT = "https://graph.facebook.com/v26.0/1/published_posts?limit=25&after=abc&access_token=t"


def publish(content: Content = POST) -> str:
    return Facebook(FACEBOOK).publish(content, Kept()).external_id


def refused(code: int, status: int = 400, **more: object) -> Answer:
    return says({"error": {"message": "Facebook's words.", "code": code, **more}}, status)


def shown(at: datetime = NOW, **more: object) -> dict[str, object]:
    return {"id": "101_7", "created_time": at.strftime("%Y-%m-%dT%H:%M:%S+0000"), **more}


def attached(kind: str, **more: object) -> Answer:
    return says(shown(attachments={"data": [{"media_type": kind, **more}]}))


# One post


def test_a_post_is_read_back_as_it_was_sent(practice: Practice) -> None:
    published = Facebook(FACEBOOK).publish(POST, Kept())
    live = Facebook(FACEBOOK).live(published.external_id)
    assert live
    assert abs(live.posted_at - datetime.now(UTC)) < timedelta(minutes=1)
    assert live == Live(published.external_id, live.url, POST.text, live.posted_at, link=LINK)
    assert "/posts/" in live.url


def test_a_picture_is_read_back_with_its_description(practice: Practice, picture: Picture) -> None:
    live = Facebook(FACEBOOK).live(publish(Content("Our castle.", picture=picture)))
    assert live
    assert (live.text, live.link, live.has_picture) == ("Our castle.", "", True)
    assert live.alt_text == "Usk Castle at dusk."


def test_what_facebook_makes_of_a_picture_by_itself_is_no_description(
    practice: Practice, picture: Picture
) -> None:
    decorative = dataclasses.replace(picture, alt_text="")
    live = Facebook(FACEBOOK).live(publish(Content("Our castle.", picture=decorative)))
    assert live
    assert live.alt_text == ""


@pytest.mark.parametrize("hidden", [refused(10), refused(100), says({"id": "9"})])
def test_a_description_that_we_may_not_read_is_not_known(script: Script, hidden: Answer) -> None:
    script(attached("photo", target={"id": "9"}), hidden)
    live = Facebook(FACEBOOK).live("101_7")
    assert live
    assert live.has_picture
    assert live.alt_text is None


def test_a_description_that_cannot_be_read_now_can_be_read_later(script: Script) -> None:
    script(attached("photo", target={"id": "9"}), HANG_UP)
    with pytest.raises(Unavailable):
        Facebook(FACEBOOK).live("101_7")


@pytest.mark.parametrize(
    ("answer", "link", "video"),
    [
        (attached("link", unshimmed_url=LINK), LINK, False),
        (attached("video", unshimmed_url=LINK, target={"url": "https://l.example"}), LINK, False),
        (attached("video", unshimmed_url="https://own.example", target={"id": "8"}), "", True),
        (says(shown()), "", False),
    ],
)
def test_a_card_is_told_from_a_video_of_our_own(
    script: Script, answer: Answer, link: str, video: bool
) -> None:
    script(answer)
    live = Facebook(FACEBOOK).live("101_7")
    assert live
    assert (live.link, live.has_video, live.has_picture) == (link, video, False)
    assert live.url.endswith("/101_7")


def test_a_post_that_was_taken_down_is_gone(practice: Practice) -> None:
    post_id = publish()
    Facebook(FACEBOOK).delete(post_id)
    assert Facebook(FACEBOOK).live(post_id) is None


def test_a_post_that_was_not_found_is_gone(script: Script) -> None:
    script(refused(803, 404))
    assert Facebook(FACEBOOK).live("101_7") is None


@pytest.mark.parametrize(
    "unclear", [HANG_UP, refused(1, 500), Answer(404, b"<html>"), says(True), says({})]
)
def test_an_unclear_answer_is_no_post_and_no_gap(script: Script, unclear: Answer) -> None:
    script(unclear, unclear)
    with pytest.raises(Unavailable, match="trying again does no harm"):
        Facebook(FACEBOOK).live("101_7")
    with pytest.raises(Unavailable):
        list(Facebook(FACEBOOK).recent(since=NOW))


# All posts


def test_the_pages_own_posts_are_read_newest_first_and_no_older(practice: Practice) -> None:
    for number in range(60):
        at = NOW + timedelta(minutes=number)
        practice.store.add_post(Post(f"101_{number}", "facebook", f"No. {number}", created_at=at))
    found = list(Facebook(FACEBOOK).recent(since=NOW + timedelta(minutes=5)))
    assert [live.text for live in found] == [f"No. {number}" for number in range(59, 4, -1)]
    assert found[-1].posted_at == NOW + timedelta(minutes=5)


def test_a_page_that_has_said_nothing_is_no_error(practice: Practice) -> None:
    assert list(Facebook(FACEBOOK).recent(since=NOW)) == []


def test_reading_ends_where_nothing_is_new(script: Script) -> None:
    old = shown(NOW - timedelta(days=1))
    facebook = script(
        says({"data": [shown(), old], "paging": {"next": NEXT}}),
        says({"data": [old], "paging": {"next": NEXT}}),
    )
    assert len(list(Facebook(FACEBOOK).recent(since=NOW))) == 1
    first, second = facebook.heard
    assert first.path == second.path == f"/v26.0/{FACEBOOK.external_id}/published_posts"
    assert first.query["since"] == str(int(NOW.timestamp()))
    assert second.query["after"] == "abc"


def test_what_could_not_be_read_yields_what_was_and_says_so(script: Script) -> None:
    script(says({"data": [shown()], "paging": {"next": NEXT}}), HANG_UP)
    recent = iter(Facebook(FACEBOOK).recent(since=NOW))
    assert next(recent).external_id == "101_7"
    with pytest.raises(Unavailable):
        next(recent)


# Tokens and clocks


def test_a_connection_that_has_ended_is_not_renewed(practice: Practice) -> None:
    with pytest.raises(Reconnect, match="administrator needs to reconnect"):
        Facebook(FACEBOOK).renew()
    assert practice.store.requests("facebook") == []


def test_a_read_after_the_end_of_the_connection_needs_an_administrator(script: Script) -> None:
    script(refused(190), refused(190))
    with pytest.raises(Reconnect):
        Facebook(FACEBOOK).live("101_7")
    with pytest.raises(Reconnect):
        list(Facebook(FACEBOOK).recent(since=NOW))


def test_a_read_that_is_refused_says_why(script: Script) -> None:
    script(refused(10))
    with pytest.raises(Rejected, match="may not do this: Facebook's words"):
        Facebook(FACEBOOK).live("101_7")
