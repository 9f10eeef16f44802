"""Residents' comments through the YouTube adapter, on its real SDK."""

from datetime import timedelta

import pytest

from platforms.base import Rejected, Unavailable
from platforms.practice.accounts import YOUTUBE
from platforms.practice.records import COUNCIL_KEY, Comment
from platforms.practice.server import Practice
from platforms.youtube import YouTube
from tests.platforms.conftest import Script
from tests.platforms.scripted import HANG_UP
from tests.platforms.test_youtube import NOW


def commented(practice: Practice, number: int, **more: str) -> Comment:
    return practice.store.add_comment(
        Comment(
            id=f"Ug{number}",
            platform="youtube",
            post_id="film",
            author=more.pop("author", "gwen"),
            text=f"Comment {number} & more",
            created_at=NOW + timedelta(minutes=number),
            **more,
        )
    )


def test_all_comments_since_then_are_read_but_our_own(practice: Practice) -> None:
    for number in range(130):
        commented(practice, number)
    for number in range(200, 207):
        commented(practice, number, parent_id="Ug100", author="idris")
    commented(practice, 207, parent_id="Ug100", author=COUNCIL_KEY)
    found = list(YouTube(YOUTUBE).comments(since=NOW + timedelta(minutes=10), posts=[]))
    assert {comment.external_id for comment in found} == {
        f"Ug{number}" for number in [*range(10, 130), *range(200, 207)]
    }
    [reply] = [comment for comment in found if comment.external_id == "Ug200"]
    assert (reply.post_id, reply.parent_id) == ("film", "Ug100")
    assert (reply.author, reply.author_id) == ("Idris Bowen", "UCpracticeResident000002")
    assert reply.text == "Comment 200 & more"
    assert reply.posted_at == NOW + timedelta(minutes=200)
    assert reply.url == f"{practice.url}/watch?v=film&lc=Ug200"
    assert not reply.hidden


def test_reading_stops_where_nothing_is_new(practice: Practice) -> None:
    for number in range(250):
        commented(practice, number)
    assert list(YouTube(YOUTUBE).comments(since=NOW + timedelta(days=1), posts=[])) == []
    assert len(practice.store.requests("youtube")) == 1


def test_comments_that_cannot_be_read_now_can_be_read_later(script: Script) -> None:
    script(HANG_UP)
    with pytest.raises(Unavailable):
        list(YouTube(YOUTUBE).comments(since=NOW, posts=[]))


def test_a_comment_is_hidden_and_shown_again(practice: Practice) -> None:
    comment = commented(practice, 1)
    youtube = YouTube(YOUTUBE)
    for act, hidden in [(youtube.hide, True), (youtube.hide, True), (youtube.show, False)]:
        act(comment.id)
        kept = practice.store.comment(comment.id, "youtube")
        assert kept
        assert kept.hidden is hidden


def test_a_comment_that_is_gone_is_hidden_enough_but_cannot_be_shown(practice: Practice) -> None:
    YouTube(YOUTUBE).hide("Ug404")
    with pytest.raises(Rejected):
        YouTube(YOUTUBE).show("Ug404")
