"""tweepy against the practice X: both keep to the statement, and to X's own file."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
import tweepy
from PIL import Image

from platforms.practice.accounts import X
from platforms.practice.residents import BY_KEY
from platforms.practice.server import Practice
from tests.platforms.contract import sdks, specs
from tests.platforms.contract.statement import Statement

# openapi-core knows a bearer's token, and says that it does not know the other ways to sign in.
pytestmark = pytest.mark.filterwarnings("ignore:Unsupported scheme type:UserWarning")

STATEMENT = Statement.of("x")
Wire = tuple[tweepy.Client, sdks.Ear]


@pytest.fixture
def wire(practice: Practice) -> Iterator[Wire]:
    with sdks.x(practice.url) as (client, ear):
        yield client, ear
        for exchange in ear.exchanges:
            assert STATEMENT.complaints(exchange) == [], exchange
        if specs.HERE:
            for answer in ear.answers:
                specs.check_x(answer)


def picture() -> str:
    file = io.BytesIO()
    Image.new("RGB", (4, 3)).save(file, "PNG")
    return base64.b64encode(file.getvalue()).decode()


def test_a_post_with_a_described_picture_is_published_and_deleted(
    wire: Wire, practice: Practice
) -> None:
    client, _ = wire
    sent = {"media": picture(), "media_category": "tweet_image"}
    medium = client.request("POST", "/2/media/upload", json=sent).json()["data"]["id"]
    words = {"id": medium, "metadata": {"alt_text": {"text": "A stone bridge"}}}
    client.request("POST", "/2/media/metadata", json=words)
    post = client.create_tweet(
        text="Bridge & river: https://usk.example/bridge", media_ids=[medium], user_auth=False
    ).data
    read = client.get_tweet(
        post["id"],
        tweet_fields=["entities", "created_at"],
        expansions=["attachments.media_keys"],
        media_fields=["alt_text"],
        user_auth=False,
    )
    assert read.data.text.startswith("Bridge &amp; river: https://t.co/")
    assert read.includes["media"][0].type == "photo"
    link, own_picture = read.data.entities["urls"]
    assert own_picture["expanded_url"].endswith(f"/status/{post['id']}/photo/1")
    assert link["expanded_url"] == "https://usk.example/bridge"
    assert read.data.text[link["start"] : link["end"]] == link["url"]
    assert own_picture["media_key"] == read.includes["media"][0].media_key
    assert read.includes["media"][0].alt_text == "A stone bridge"
    assert client.delete_tweet(post["id"], user_auth=False).data == {"deleted": True}


def test_replies_are_read_in_pages_hidden_and_answered(wire: Wire, practice: Practice) -> None:
    client, _ = wire
    post = client.create_tweet(text="Market today", user_auth=False).data["id"]
    written = [sdks.resident(practice.url, "x", post, text=f"Number {n}") for n in range(7)]

    def mentions(**page: object) -> tweepy.Response:
        return client.get_users_mentions(
            X.external_id,
            max_results=5,
            expansions=["author_id"],
            tweet_fields=[
                "conversation_id",
                "created_at",
                "referenced_tweets",
                "in_reply_to_user_id",
                "entities",
            ],
            user_fields=["username", "name"],
            user_auth=False,
            **page,
        )

    first = mentions()
    second = mentions(pagination_token=first.meta["next_token"])
    newest_first = [str(one.id) for page in (first, second) for one in page.data]
    assert newest_first == written[::-1]
    assert mentions(since_id=written[-1]).data is None
    assert first.data[0].text == "@UskTownCouncil Number 6"
    assert str(first.data[0].referenced_tweets[0].id) == post
    assert client.hide_reply(written[0], user_auth=False).data == {"hidden": True}
    assert client.unhide_reply(written[0], user_auth=False).data == {"hidden": False}
    answer = client.create_tweet(
        text="Until seven.", in_reply_to_tweet_id=written[0], user_auth=False
    ).data["id"]
    own = client.get_users_tweets(X.external_id, max_results=5, user_auth=False)
    assert [str(one.id) for one in own.data] == [answer, post]
    posts = client.get_users_tweets(X.external_id, exclude=["replies"], user_auth=False)
    assert [str(one.id) for one in posts.data] == [post]
    later = client.get_users_tweets(
        X.external_id, start_time=datetime.now(UTC) + timedelta(minutes=1), user_auth=False
    )
    assert later.data is None
    assert client.get_me(user_auth=False).data.username == "UskTownCouncil"


def test_a_video_comes_in_pieces(wire: Wire, practice: Practice) -> None:
    client, _ = wire
    begun = {"media_type": "video/mp4", "media_category": "tweet_video", "total_bytes": 6}
    video = client.request("POST", "/2/media/upload/initialize", json=begun).json()["data"]["id"]
    for index, piece in enumerate((b"abc", b"def")):
        sent = {"media": base64.b64encode(piece).decode(), "segment_index": index}
        client.request("POST", f"/2/media/upload/{video}/append", json=sent)
    done = client.request("POST", f"/2/media/upload/{video}/finalize").json()["data"]
    assert done["processing_info"]["state"] == "pending"
    asked = {"media_id": video, "command": "STATUS"}
    status = client.request("GET", "/2/media/upload", params=asked).json()["data"]
    assert status["id"] == video
    with pytest.raises(tweepy.BadRequest, match="media IDs are invalid"):
        client.create_tweet(text="Too soon", media_ids=[video], user_auth=False)


def test_captions_are_left_and_put_with_a_video(wire: Wire, practice: Practice) -> None:
    client, _ = wire

    def leave(kind: str, category: str, content: bytes) -> str:
        said = {"media_type": kind, "media_category": category, "total_bytes": len(content)}
        left = client.request("POST", "/2/media/upload/initialize", json=said).json()["data"]["id"]
        piece = {"media": base64.b64encode(content).decode(), "segment_index": 0}
        client.request("POST", f"/2/media/upload/{left}/append", json=piece)
        client.request("POST", f"/2/media/upload/{left}/finalize")
        return str(left)

    video = leave("video/mp4", "tweet_video", b"abc")
    track = leave("text/srt", "subtitles", b"1\n")
    said = {"id": track, "language_code": "CY", "display_name": "Cymraeg"}
    put = {"id": video, "media_category": "TweetVideo", "subtitles": said}
    answer = client.request("POST", "/2/media/subtitles", json=put).json()["data"]
    assert answer["associated_subtitles"] == said


@pytest.mark.parametrize("text", ["x" * 281, "雨" * 141])
def test_a_text_that_weighs_too_much_is_refused(wire: Wire, practice: Practice, text: str) -> None:
    client, _ = wire
    with pytest.raises(tweepy.Forbidden, match="too long"):
        client.create_tweet(text=text, user_auth=False)


def test_a_refusal_has_a_sentence_and_no_code(wire: Wire, practice: Practice) -> None:
    client, _ = wire
    client.create_tweet(text="Once", user_auth=False)
    with pytest.raises(tweepy.Forbidden) as repeated:
        client.create_tweet(text="Once", user_auth=False)
    with pytest.raises(tweepy.NotFound):
        client.delete_tweet("1", user_auth=False)
    assert repeated.value.api_codes == []
    assert "duplicate content" in repeated.value.response.json()["detail"]


def test_somebody_is_muted_and_heard_again(wire: Wire, practice: Practice) -> None:
    client, _ = wire
    person, muting = BY_KEY["carl"].x_id, f"/2/users/{X.external_id}/muting"
    answer = client.request("POST", muting, json={"target_user_id": person})
    assert answer.json() == {"data": {"muting": True}}
    assert client.request("DELETE", f"{muting}/{person}").json() == {"data": {"muting": False}}
    with pytest.raises(tweepy.NotFound):
        client.request("POST", muting, json={"target_user_id": "1"})
