"""What each platform lets us do about a comment: remove, answer, mute, ban, and read it again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from platforms.abilities import Answering, Banning, Removing, Rereading
from platforms.base import (
    Content,
    PlatformError,
    Reconnect,
    Rejected,
    RemoteComment,
    Unavailable,
    Unconfirmed,
)
from platforms.facebook import Facebook
from platforms.possible import POSSIBLE, Deed, elsewhere, possible
from platforms.practice.accounts import FACEBOOK, YOUTUBE
from platforms.practice.accounts import X as X_ACCOUNT
from platforms.practice.records import HELD, Comment
from platforms.practice.residents import BY_KEY
from platforms.practice.server import Practice
from platforms.registry import PLATFORMS
from platforms.x import X
from platforms.youtube import YouTube
from tests.platforms.conftest import Script
from tests.platforms.kept import Kept
from tests.platforms.scripted import HANG_UP, Answer, says
from tests.playing import comment as resident_writes

ALL = ("facebook", "x", "youtube")
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
CARL = BY_KEY["carl"]
DONE = says({"success": True})


def of(platform: str) -> Facebook | X | YouTube:
    match platform:
        case "facebook":
            return Facebook(FACEBOOK)
        case "x":
            return X(X_ACCOUNT)
    return YouTube(YOUTUBE)


def written(practice: Practice, platform: str, text: str = "Fools & knaves") -> str:
    """Have Carl write under a post of ours."""
    if platform == "youtube":
        comment = Comment("Ug1", "youtube", "film", "carl", text, NOW)
        return practice.store.add_comment(comment).id
    post = of(platform).publish(Content("The fair is on."), Kept())
    return resident_writes(practice, platform, post.external_id, text)


def state(practice: Practice, platform: str, comment_id: str) -> str:
    kept = practice.store.comment(comment_id, platform)
    return kept.state if kept else "gone"


# The table


def test_the_table_says_of_every_platform_what_its_adapter_can_do() -> None:
    assert set(POSSIBLE) == set(PLATFORMS)
    for name, adapter in PLATFORMS.items():
        deeds = possible(name)
        assert set(deeds) == set(Deed)
        assert deeds[Deed.HIDE].is_here
        assert deeds[Deed.DELETE].is_here is issubclass(adapter, Removing)
        assert deeds[Deed.ANSWER].is_here is issubclass(adapter, Answering)
        assert issubclass(adapter, Banning)
        assert issubclass(adapter, Rereading)
        assert (deeds[Deed.BAN].is_here or deeds[Deed.MUTE].is_here) is True
        for word in deeds.values():
            assert word.words.endswith(".")
            assert word.address.startswith("https://") or not word.address
    assert possible("a paper form") == {}


def test_where_it_cannot_be_done_here_it_is_said_where() -> None:
    assert elsewhere("x", Deed.BAN).endswith(": https://x.com/settings/blocked/all.")
    assert "hide it" in elsewhere("x", Deed.DELETE)


# One comment, asked for again


@pytest.mark.parametrize("platform", ALL)
def test_a_comment_is_asked_for_as_it_is_listed(practice: Practice, platform: str) -> None:
    comment_id = written(practice, platform)
    client = of(platform)
    posts = [post.id for post in practice.store.posts("facebook")]
    [listed] = client.comments(since=NOW - timedelta(days=1), posts=posts)
    assert client.comment(comment_id) == listed
    assert listed.text.endswith("Fools & knaves")
    assert listed.hidden is (None if platform == "x" else False)


@pytest.mark.parametrize("platform", ALL)
def test_a_comment_that_is_gone_is_none(practice: Practice, platform: str) -> None:
    assert of(platform).comment("404") is None


def test_what_is_hidden_is_seen_to_be(practice: Practice) -> None:
    facebook, youtube = Facebook(FACEBOOK), YouTube(YOUTUBE)
    for client, platform in ((facebook, "facebook"), (youtube, "youtube")):
        comment_id = written(practice, platform)
        client.hide(comment_id)
        found = client.comment(comment_id)
        assert found
        assert found.hidden is True


def test_an_answer_to_a_comment_on_youtube_knows_its_thread(practice: Practice) -> None:
    top = written(practice, "youtube")
    practice.store.add_comment(
        Comment("Ug1.a", "youtube", "film", "idris", "True.", NOW, parent_id=top)
    )
    found = YouTube(YOUTUBE).comment("Ug1.a")
    assert found
    assert (found.parent_id, found.post_id) == (top, "film")


def test_on_x_it_is_known_who_spoke_to_us_and_which_numbers_it_has_had(script: Script) -> None:
    post = {
        "id": "12",
        "text": "Hear, hear",
        "author_id": "5",
        "conversation_id": "9",
        "created_at": "2026-11-20T12:00:00.000Z",
        "edit_history_tweet_ids": ["11", "12"],
    }
    us = {"mentions": [{"username": "Usk", "id": X_ACCOUNT.external_id}]}
    people = {"users": [{"id": "5", "name": "Ann", "username": "ann"}]}
    x = script(says({"data": post, "includes": people}), says({"data": {**post, "entities": us}}))
    client = X(X_ACCOUNT)
    first, second = client.comment("12"), client.comment("12")
    assert isinstance(first, RemoteComment)
    assert isinstance(second, RemoteComment)
    assert (first.mentions_us, second.mentions_us) == (False, True)
    assert (first.author, first.versions) == ("@ann", ("11", "12"))
    assert client.used().reads == len(x.heard) == 2


# Removing


@pytest.mark.parametrize(("platform", "left"), [("facebook", "gone"), ("youtube", "rejected")])
def test_a_comment_is_removed_and_may_be_removed_again(
    practice: Practice, platform: str, left: str
) -> None:
    comment_id, client = written(practice, platform), of(platform)
    assert isinstance(client, Removing)
    for _ in range(2):
        client.remove(comment_id)
    assert state(practice, platform, comment_id) == left
    assert client.comment(comment_id) is None


def test_on_youtube_hiding_never_rejects(practice: Practice) -> None:
    comment_id = written(practice, "youtube")
    YouTube(YOUTUBE).hide(comment_id)
    assert state(practice, "youtube", comment_id) == HELD


def test_x_lets_nobody_remove_what_a_resident_wrote() -> None:
    assert not issubclass(X, Removing)


# Answering


def test_each_counts_an_answer_in_its_own_way() -> None:
    said = "ŵ" * 10
    lengths = {name: adapter.measured(said) for name, adapter in PLATFORMS.items()}
    assert lengths == {"facebook": (10, 8_000), "x": (10, 280), "youtube": (10, 10_000)}
    assert PLATFORMS["x"].measured("🙂 https://usk.gov.uk/a-long-address-of-a-page")[0] == 26


@pytest.mark.parametrize("platform", ALL)
def test_an_answer_stands_under_the_comment(practice: Practice, platform: str) -> None:
    comment_id = written(practice, platform)
    client = of(platform)
    answered = client.reply(comment_id, "It is free.")
    kept = practice.store.comment(answered.external_id, platform)
    assert kept
    assert (kept.text, kept.parent_id, kept.by_council) == ("It is free.", comment_id, True)
    assert answered.url.startswith("http")


def test_x_answers_nobody_who_did_not_mention_us(practice: Practice) -> None:
    top = written(practice, "x")
    post = practice.store.posts("x")[0].id
    practice.store.add_comment(Comment("77", "x", post, "idris", "I agree.", NOW, parent_id=top))
    client = X(X_ACCOUNT)
    with pytest.raises(Rejected, match="only lets us answer people who mention the council"):
        client.reply("77", "It is free.")
    assert client.used().posts == 0


@pytest.mark.parametrize("platform", ALL)
def test_an_answer_that_may_have_gone_out_is_never_sent_twice(
    script: Script, platform: str
) -> None:
    server = script(HANG_UP)
    with pytest.raises(Unconfirmed):
        of(platform).reply("1_2", "It is free.")
    assert len(server.heard) == 1


# Muting and banning


def test_facebook_bans_and_lets_in_again(practice: Practice) -> None:
    facebook, comment_id = Facebook(FACEBOOK), written(practice, "facebook")
    for _ in range(2):
        facebook.shut_out(CARL.facebook_id, comment_id, kind="ban")
    assert practice.store.shut_out_as("facebook", "carl") == "ban"
    with pytest.raises(AssertionError, match="banned them"):
        resident_writes(practice, "facebook", practice.store.posts("facebook")[0].id, "Again")
    for _ in range(2):
        facebook.let_in(CARL.facebook_id, kind="ban")
    assert practice.store.shut_out_as("facebook", "carl") == ""


def test_x_mutes_without_asking_who_we_are_and_lets_be_heard_again(practice: Practice) -> None:
    x = X(X_ACCOUNT)
    x.shut_out(CARL.x_id, "1", kind="mute")
    assert practice.store.shut_out_as("x", "carl") == "mute"
    x.let_in(CARL.x_id, kind="mute")
    assert practice.store.shut_out_as("x", "carl") == ""
    assert [line.method for line in practice.store.requests("x")] == ["POST", "DELETE"]


def test_youtube_bans_with_the_comment_and_says_who_lifts_it(practice: Practice) -> None:
    comment_id, youtube = written(practice, "youtube"), YouTube(YOUTUBE)
    youtube.shut_out(CARL.channel_id, comment_id, kind="ban")
    assert practice.store.shut_out_as("youtube", "carl") == "ban"
    assert state(practice, "youtube", comment_id) == "rejected"
    with pytest.raises(Rejected, match=r"look whether they are, .*studio\.youtube\.com/\."):
        youtube.shut_out(CARL.channel_id, comment_id, kind="ban")
    with pytest.raises(Rejected, match=r"YouTube Studio when its time is over: https://studio"):
        youtube.let_in(CARL.channel_id, kind="ban")


@pytest.mark.parametrize(
    ("platform", "kind", "words"),
    [
        ("facebook", "mute", "Facebook knows no muting"),
        ("x", "ban", "X lets no portal block anybody"),
        ("youtube", "mute", "YouTube knows no muting"),
    ],
)
def test_what_a_platform_does_not_know_is_refused_with_an_address(
    practice: Practice, platform: str, kind: str, words: str
) -> None:
    client = of(platform)
    for act in (
        lambda: client.shut_out("1", "1_2", kind=kind),
        lambda: client.let_in("1", kind=kind),
    ):
        with pytest.raises(Rejected, match=rf"{words}.*: https://.*\.$"):
            act()
    assert practice.store.requests() == []


# How it went


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (HANG_UP, Unavailable),
        (says({"error": {"message": "No.", "code": 190}}, 400), Reconnect),
        (says({"error": {"message": "No.", "code": 200}}, 403), Rejected),
        (says({"success": False}), Rejected),
    ],
)
def test_each_answer_of_facebook_is_sorted(
    script: Script, answer: Answer, error: type[PlatformError]
) -> None:
    script(*[answer] * 3)
    facebook = Facebook(FACEBOOK)
    for act in (
        lambda: facebook.remove("1_2"),
        lambda: facebook.shut_out("7", "1_2", kind="ban"),
        lambda: facebook.let_in("7", kind="ban"),
    ):
        with pytest.raises(error) as raised:
            act()
        assert str(raised.value).endswith(".")


def test_a_ban_may_be_answered_with_the_person_or_with_success(script: Script) -> None:
    script(says({"7": True}), DONE)
    for _ in range(2):
        Facebook(FACEBOOK).shut_out("7", "1_2", kind="ban")


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (HANG_UP, Unavailable),
        (says({"detail": "No."}, 401), Reconnect),
        (says({"detail": "No."}, 403), Rejected),
        (says({"data": {"muting": False}}), Rejected),
    ],
)
def test_each_answer_of_x_to_muting_is_sorted(
    script: Script, answer: Answer, error: type[PlatformError]
) -> None:
    script(answer)
    with pytest.raises(error):
        X(X_ACCOUNT).shut_out("7", "1", kind="mute")
