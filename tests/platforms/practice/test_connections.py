"""A connection ends where somebody renews it twice, as it does on the real platforms."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import requests
import tweepy
from google.auth.exceptions import RefreshError
from google.auth.transport.requests import Request
from google.oauth2.credentials import Credentials
from oauthlib.oauth2 import OAuth2Error

from platforms.practice.accounts import APP_ID, APP_SECRET, FACEBOOK, YOUTUBE, X
from platforms.practice.server import Practice
from platforms.practice.x.signing_in import SCOPES
from tests.platforms.contract import sdks
from tests.platforms.practice import speaking


class Renewal:
    """tweepy's way of renewing, at the practice X."""

    def __init__(self, url: str) -> None:
        self._handler = tweepy.OAuth2UserHandler(
            client_id=APP_ID, redirect_uri="https://portal.example", scope=SCOPES.split()
        )
        self._handler.mount("https://api.twitter.com", sdks.Redirected(url))

    def use(self, token: str) -> dict[str, str]:
        place = "https://api.twitter.com/2/oauth2/token"
        return dict(self._handler.refresh_token(place, refresh_token=token))

    def close(self) -> None:
        self._handler.close()


@pytest.fixture
def renewal(practice: Practice) -> Iterator[Renewal]:
    renewal = Renewal(practice.url)
    yield renewal
    renewal.close()


def posted(url: str, token: str) -> int:
    place, headers = f"{url}/2/tweets", {"Authorization": f"Bearer {token}"}
    said = {"text": f"Notice {token[-9:]}"}
    return requests.post(place, json=said, headers=headers, timeout=5).status_code


def test_x_ends_the_connection_of_who_renews_twice_with_one_token(
    practice: Practice, renewal: Renewal
) -> None:
    pair = renewal.use(X.refresh_token)
    assert posted(practice.url, pair["access_token"]) == 201
    for spent in (X.refresh_token, pair["refresh_token"]):
        with pytest.raises(OAuth2Error):
            renewal.use(spent)
    assert posted(practice.url, pair["access_token"]) == 401
    assert posted(practice.url, X.access_token) == 401
    assert speaking.post(practice.url, "facebook", "Still here").ok
    speaking.end_trouble(practice.url)
    assert posted(practice.url, X.access_token) == 201


def test_an_unknown_token_ends_nothing(practice: Practice, renewal: Renewal) -> None:
    with pytest.raises(OAuth2Error):
        renewal.use("somebody")
    assert posted(practice.url, X.access_token) == 201


def test_a_lost_renewal_is_a_lost_connection(practice: Practice, renewal: Renewal) -> None:
    speaking.trouble(practice.url, "x", "lost-answer", path="/oauth2/token", times=1)
    with pytest.raises(requests.ConnectionError):
        renewal.use(X.refresh_token)
    assert posted(practice.url, X.access_token) == 201
    with pytest.raises(OAuth2Error):
        renewal.use(X.refresh_token)
    assert posted(practice.url, X.access_token) == 401


def test_a_renewal_counts_as_used_on_request(practice: Practice, renewal: Renewal) -> None:
    speaking.trouble(practice.url, "x", "refresh-used", times=1)
    assert posted(practice.url, X.access_token) == 201
    with pytest.raises(OAuth2Error):
        renewal.use(X.refresh_token)
    assert posted(practice.url, X.access_token) == 401


def test_google_no_longer_renews_on_request(practice: Practice) -> None:
    credentials = Credentials(
        YOUTUBE.access_token,
        refresh_token=YOUTUBE.refresh_token,
        token_uri=f"{practice.url}/token",
        client_id=APP_ID,
        client_secret=APP_SECRET,
    )
    with requests.Session() as session:
        credentials.refresh(Request(session))
        speaking.trouble(practice.url, "youtube", "refresh-used", times=1)
        for _ in range(2):
            with pytest.raises(RefreshError, match="invalid_grant"):
                credentials.refresh(Request(session))
        speaking.end_trouble(practice.url)
        credentials.refresh(Request(session))


def test_facebook_tells_the_app_that_a_token_has_expired(practice: Practice) -> None:
    with sdks.facebook(practice.url) as (api, _):

        def told() -> dict[str, object]:
            return dict(api.debug_token(FACEBOOK.access_token, f"{APP_ID}|{APP_SECRET}")["data"])

        well = told()
        assert (well["is_valid"], well["expires_at"]) == (True, 0)
        speaking.trouble(practice.url, "facebook", "token-expired")
        dead = told()
    assert dead["is_valid"] is False
    assert dead["error"]["subcode"] == 463
