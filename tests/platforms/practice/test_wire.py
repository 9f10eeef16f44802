"""The practice platforms at the level of the wire: who may speak, and what is understood."""

from __future__ import annotations

import hashlib
import hmac
import io
import json

import pytest
import requests

from platforms.practice.accounts import APP_SECRET, HANDLE
from platforms.practice.server import Practice
from tests.platforms.practice import speaking


def test_another_name_for_this_machine_is_refused(practice: Practice) -> None:
    answer = requests.get(practice.url, headers={"Host": "usk.example:8100"}, timeout=5)
    assert answer.status_code == 421


@pytest.mark.parametrize(
    "said",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
    ],
)
@pytest.mark.parametrize("place", ["/play/", "/trouble/", "/practice/reset", "/2/tweets"])
def test_a_form_from_another_site_changes_nothing(
    practice: Practice, place: str, said: dict[str, str]
) -> None:
    speaking.post(practice.url, "x", "Stays")
    answer = requests.post(
        practice.url + place,
        headers={**speaking.signed("x"), **said},
        json={"text": "No"},
        timeout=5,
    )
    assert answer.status_code == 403
    assert speaking.posts(practice.url, "x")["count"] == 1


@pytest.mark.parametrize(
    ("place", "status"),
    [
        ("/v26.0/me", 400),
        ("/2/users/me", 401),
        ("/youtube/v3/videos?part=id&id=x", 401),
    ],
)
def test_without_a_token_of_ours_nothing_is_said(
    practice: Practice, place: str, status: int
) -> None:
    stranger = {"Authorization": "Bearer somebody"}
    answer = requests.get(practice.url + place, headers=stranger, timeout=5)
    assert answer.status_code == status


def test_a_wrong_proof_of_the_secret_is_refused(practice: Practice) -> None:
    token = speaking.TOKENS["facebook"]
    right = hmac.new(APP_SECRET.encode(), token.encode(), hashlib.sha256).hexdigest()

    def ask(proof: str) -> int:
        said = {"access_token": token, "appsecret_proof": proof}
        return requests.get(f"{practice.url}/v26.0/me", params=said, timeout=5).status_code

    assert (ask(right), ask("0" * 64)) == (200, 400)


def test_a_picture_that_is_none_is_refused(practice: Practice) -> None:
    answer = requests.post(
        f"{practice.url}/v26.0/{speaking.PAGE}/photos",
        files={"source": ("photo.png", b"not a picture", "image/png")},
        headers=speaking.signed("facebook"),
        timeout=5,
    )
    assert answer.json()["error"]["code"] == 324
    assert speaking.posts(practice.url, "facebook")["count"] == 0


def test_one_line_carries_many_requests_also_after_a_refusal(practice: Practice) -> None:
    with requests.Session() as session:
        place = f"{practice.url}/2/tweets"
        refused = session.post(place, json={"text": "x" * 400_000}, timeout=5)
        kept = session.post(place, json={"text": "One"}, headers=speaking.signed("x"), timeout=5)
        assert (refused.status_code, kept.status_code) == (401, 201)
        pools = session.get_adapter(practice.url).poolmanager.pools
        keys = pools.keys()  # which cannot be looped over otherwise
        assert [pools[key].num_connections for key in keys] == [1]


def test_a_body_of_unknown_length_is_refused(practice: Practice) -> None:
    answer = requests.post(f"{practice.url}/2/tweets", data=iter([b"{}"]), timeout=5)
    assert answer.status_code == 411


def test_a_video_is_sent_in_ranges(practice: Practice) -> None:
    video = speaking.post(practice.url, "youtube", "Council meeting").json()["id"]
    place = f"{practice.url}/practice/media/{video}"
    part = requests.get(place, headers={"Range": "bytes=1-2"}, timeout=5)
    assert (part.status_code, part.content) == (206, b"il")
    assert part.headers["Content-Range"] == "bytes 1-2/4"
    head = requests.head(place, timeout=5)
    assert (head.content, head.headers["Content-Length"]) == (b"", "4")


def test_facebook_calls_may_be_of_any_version(practice: Practice) -> None:
    for version in ("v19.0", "v26.0", "v30.1"):
        answer = requests.get(
            f"{practice.url}/{version}/me", headers=speaking.signed("facebook"), timeout=5
        )
        assert answer.json()["id"] == speaking.PAGE
        assert "X-App-Usage" in answer.headers


def test_x_lets_us_answer_only_those_who_named_us(practice: Practice) -> None:
    post = speaking.post(practice.url, "x", "Market day").json()["data"]["id"]
    reply = speaking.comment(practice.url, "x", post)
    assert reply["text"].startswith(f"@{HANDLE} ")

    def answer(to: str) -> int:
        said = {"text": f"Thank you, {to}.", "reply": {"in_reply_to_tweet_id": to}}
        place = f"{practice.url}/2/tweets"
        return requests.post(place, json=said, headers=speaking.signed("x"), timeout=5).status_code

    assert answer(reply["id"]) == 201
    assert answer("1") == 403


def test_x_is_asked_in_new_words_and_answers_in_them(practice: Practice) -> None:
    post = speaking.post(practice.url, "x", "Market day").json()["data"]["id"]
    reply = speaking.comment(practice.url, "x", post)["id"]
    answer = requests.get(
        f"{practice.url}/2/tweets/{reply}",
        params={"post.fields": "created_at", "expansions": "referenced_posts"},
        headers=speaking.signed("x"),
        timeout=5,
    ).json()["data"]
    assert answer["referenced_posts"] == [{"type": "replied_to", "id": post}]
    assert answer["edit_history_post_ids"] == [reply]


def waiting_photo(url: str) -> str:
    """Leave a photo on Facebook that nobody sees yet, and return its id."""
    answer = requests.post(
        f"{url}/v26.0/{speaking.PAGE}/photos",
        data={"published": "false"},
        files={"source": ("a.png", io.BytesIO(speaking.picture()), "image/png")},
        headers=speaking.signed("facebook"),
        timeout=5,
    ).json()
    assert set(answer) == {"id"}
    return str(answer["id"])


def test_photos_may_wait_for_the_post_that_shows_them_as_an_album(practice: Practice) -> None:
    photos = [waiting_photo(practice.url) for _ in range(2)]
    headers = speaking.signed("facebook")
    attached = {
        f"attached_media[{place}]": json.dumps({"media_fbid": photo})
        for place, photo in enumerate(photos)
    }
    post = requests.post(
        f"{practice.url}/v26.0/{speaking.PAGE}/feed",
        data={"message": "Two", **attached},
        headers=headers,
        timeout=5,
    ).json()["id"]
    fields = "attachments{media_type,subattachments{media_type,target{id}}}"
    read = requests.get(
        f"{practice.url}/v26.0/{post}", params={"fields": fields}, headers=headers, timeout=5
    ).json()
    inside = [{"media_type": "photo", "target": {"id": photo}} for photo in photos]
    album = {"media_type": "album", "subattachments": {"data": inside}}
    assert read["attachments"] == {"data": [album]}
