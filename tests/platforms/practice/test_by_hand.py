"""Somebody goes past the portal: posts and deletes on the platform itself, and the SDKs see it."""

from __future__ import annotations

import pytest
import requests
from pyfacebook import FacebookError

from platforms.practice.accounts import FACEBOOK, X
from platforms.practice.server import Practice
from tests.platforms.contract import sdks
from tests.platforms.practice import speaking

PLATFORMS = ("facebook", "x", "youtube")


def by_hand(url: str, act: str, **wish: str) -> requests.Response:
    return requests.post(f"{url}/practice/{act}", json=wish, timeout=5)


def listed(url: str, platform: str) -> dict[str, str]:
    """Return what the SDK finds on the account: ids and words."""
    if platform == "facebook":
        with sdks.facebook(url) as (api, _):
            found = api.page.get_published_posts(
                FACEBOOK.external_id, count=None, fields="id,message", return_json=True
            )["data"]
            return {one["id"]: one["message"] for one in found}
    if platform == "x":
        with sdks.x(url) as (client, _):
            found = client.get_users_tweets(X.external_id, user_auth=False).data or []
            return {str(one.id): one.text for one in found}
    with sdks.youtube(url) as (service, _):
        channel = service.channels().list(part="contentDetails", mine=True).execute()["items"][0]
        uploads = channel["contentDetails"]["relatedPlaylists"]["uploads"]
        found = service.playlistItems().list(part="snippet", playlistId=uploads).execute()["items"]
        return {one["snippet"]["resourceId"]["videoId"]: one["snippet"]["title"] for one in found}


@pytest.mark.parametrize("platform", PLATFORMS)
def test_a_post_by_hand_is_listed_until_it_is_deleted_by_hand(
    practice: Practice, platform: str
) -> None:
    answer = by_hand(practice.url, "posts", platform=platform, text="Snow: the office is shut")
    assert answer.status_code == 201
    post = answer.json()["id"]
    assert listed(practice.url, platform) == {post: "Snow: the office is shut"}
    assert by_hand(practice.url, "delete", platform=platform, post=post).status_code == 200
    assert listed(practice.url, platform) == {}
    again = by_hand(practice.url, "delete", platform=platform, post=post)
    assert (again.status_code, again.json()["error"]) == (404, "The post is no longer there.")


def test_a_link_by_hand_is_a_card_on_facebook(practice: Practice) -> None:
    link = "https://usk.example/snow"
    post = by_hand(practice.url, "posts", platform="facebook", text="Snow", link=link).json()["id"]
    with sdks.facebook(practice.url) as (api, _):
        read = api.get_object(post, fields="attachments{unshimmed_url}")
    assert read["attachments"]["data"] == [{"unshimmed_url": link}]


@pytest.mark.parametrize("wish", [{"platform": "myspace", "text": "Snow"}, {"platform": "x"}])
def test_what_cannot_be_posted_by_hand_is_refused_in_a_sentence(
    practice: Practice, wish: dict[str, str]
) -> None:
    answer = by_hand(practice.url, "posts", **wish)
    assert answer.status_code == 400
    assert answer.json()["error"].endswith(".")


def test_a_post_of_ours_that_was_deleted_by_hand_is_gone_for_the_sdks(practice: Practice) -> None:
    ours = speaking.post(practice.url, "facebook", "Market").json()["id"]
    tweet = speaking.post(practice.url, "x", "Market").json()["data"]["id"]
    video = speaking.post(practice.url, "youtube", "Market").json()["id"]
    for platform, post in (("facebook", ours), ("x", tweet), ("youtube", video)):
        by_hand(practice.url, "delete", platform=platform, post=post)
    with sdks.facebook(practice.url) as (api, _), pytest.raises(FacebookError) as gone:
        api.get_object(ours)
    assert (gone.value.code, gone.value.error_subcode) == (100, 33)
    with sdks.x(practice.url) as (client, _):
        answer = client.get_tweet(tweet, user_auth=False)
    assert answer.data is None
    assert answer.errors[0]["title"] == "Not Found Error"
    with sdks.youtube(practice.url) as (service, _):
        assert service.videos().list(part="status", id=video).execute()["items"] == []
