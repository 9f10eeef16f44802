"""How each platform lets us in, through its real SDK: what is asked, given, and refused."""

from __future__ import annotations

import base64
import dataclasses
import hashlib
import logging
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qsl, urlsplit

import pytest
import requests
from pytest_django import Settings

from platforms.base import PlatformError, Reconnect, Rejected, Unavailable
from platforms.practice.accounts import FACEBOOK, YOUTUBE, X
from platforms.practice.server import Practice
from platforms.registry import PLATFORMS, SIGN_INS
from platforms.signing_in import NotOurs, Offer, Personal, SignIn
from tests.platforms import walking
from tests.platforms.conftest import Script
from tests.platforms.scripted import HANG_UP, Answer, says

BACK = "http://127.0.0.1:8000/channels/connected/x/"
ACCOUNTS = {"facebook": FACEBOOK, "x": X, "youtube": YOUTUBE}
LABELS = {"facebook": "Facebook", "x": "X", "youtube": "Google"}
EVERY = pytest.mark.parametrize("platform", SIGN_INS)


def offers(platform: str, who: str = "council", leave_out: str = "") -> list[Offer]:
    """Go the whole way as a persona."""
    sign_in: SignIn = SIGN_INS[platform]()
    begun = sign_in.begin(state="s", back=BACK)
    came_back = walking.agreed(begun, who, leave_out)
    assert came_back["state"] == "s"
    return list(sign_in.offers(code=came_back["code"], verifier=begun.verifier, back=BACK))


@EVERY
def test_who_agrees_lets_us_speak_as_the_council(practice: Practice, platform: str) -> None:
    [offer] = offers(platform)
    assert offer.account.external_id == ACCOUNTS[platform].external_id
    assert offer.name in ("Usk Town Council", "@UskTownCouncil")
    assert SIGN_INS[platform]().check(offer.account) is None or platform == "facebook"
    list(PLATFORMS[platform](offer.account).recent(since=datetime.now(UTC)))


@pytest.mark.parametrize("platform", ["x", "youtube"])
def test_what_was_given_can_be_renewed_and_stays_the_same_account(
    practice: Practice, platform: str
) -> None:
    [offer] = offers(platform, "other")
    fresh = PLATFORMS[platform](offer.account).renew()
    assert fresh.access_token != offer.account.access_token
    assert fresh.external_id == offer.account.external_id
    SIGN_INS[platform]().check(fresh)


@EVERY
def test_the_real_page_is_asked_outside_practice(settings: Settings, platform: str) -> None:
    settings.PRACTICE = False
    begun = SIGN_INS[platform]().begin(state="abc", back="https://portal.example/back/")
    place = urlsplit(begun.address)
    query = dict(parse_qsl(place.query))
    assert place.scheme == "https"
    assert f"{place.netloc}{place.path}" in (
        "www.facebook.com/v26.0/dialog/oauth",
        "x.com/i/oauth2/authorize",
        "accounts.google.com/o/oauth2/auth",
    )
    assert (query["state"], query["response_type"]) == ("abc", "code")
    assert query["redirect_uri"] == "https://portal.example/back/"


@pytest.mark.parametrize("platform", ["x", "youtube"])
def test_the_code_is_of_no_use_to_who_catches_it(practice: Practice, platform: str) -> None:
    sign_in = SIGN_INS[platform]()
    begun = sign_in.begin(state="s", back=BACK)
    asked = dict(parse_qsl(urlsplit(begun.address).query))
    digest = hashlib.sha256(begun.verifier.encode()).digest()
    assert asked["code_challenge"] == base64.urlsafe_b64encode(digest).decode().rstrip("=")
    assert begun.verifier not in begun.address
    code = walking.agreed(begun)["code"]
    with pytest.raises(Rejected, match="did not accept"):
        sign_in.offers(code=code, verifier="another" * 8, back=BACK)


def test_lasting_access_is_asked_of_google_and_all_permissions_of_facebook_again() -> None:
    google = SIGN_INS["youtube"]().begin(state="s", back=BACK).address
    assert "access_type=offline" in google
    assert "prompt=consent" in google
    assert "auth_type=rerequest" in SIGN_INS["facebook"]().begin(state="s", back=BACK).address


@EVERY
def test_a_code_works_once_and_only_where_it_was_meant_for(
    practice: Practice, platform: str
) -> None:
    sign_in = SIGN_INS[platform]()
    begun = sign_in.begin(state="s", back=BACK)
    code = walking.agreed(begun)["code"]
    with pytest.raises(Rejected):
        sign_in.offers(code=code, verifier=begun.verifier, back=f"{BACK}elsewhere/")
    sign_in.offers(code=code, verifier=begun.verifier, back=BACK)
    with pytest.raises(Rejected):
        sign_in.offers(code=code, verifier=begun.verifier, back=BACK)


@pytest.mark.parametrize(
    ("platform", "scope"),
    [
        ("facebook", "pages_manage_posts"),
        ("facebook", "pages_show_list"),
        ("x", "tweet.moderate.write"),
        ("youtube", "youtube.upload"),
    ],
)
def test_a_consent_with_a_missing_permission_is_refused_by_name(
    practice: Practice, platform: str, scope: str
) -> None:
    with pytest.raises(NotOurs, match=f"{LABELS[platform]} did not give .*: {scope} is missing"):
        offers(platform, leave_out=scope)


def test_a_personal_profile_is_refused(practice: Practice) -> None:
    with pytest.raises(Personal, match=r"^This is a personal profile. Choose the council's Page.$"):
        offers("facebook", "profile")


def test_what_another_app_was_given_is_refused(practice: Practice) -> None:
    with pytest.raises(NotOurs, match="to another app"):
        offers("facebook", "stranger")


def test_a_google_account_without_a_channel_is_refused(practice: Practice) -> None:
    with pytest.raises(NotOurs, match="no YouTube channel"):
        offers("youtube", "viewer")


def test_every_page_that_somebody_keeps_is_offered(practice: Practice) -> None:
    assert [offer.name for offer in offers("facebook", "both")] == [
        "Usk Town Council",
        "Usk Winter Lights",
    ]


FACTS = {"app_id": "practice-app", "type": "PAGE", "is_valid": True, "profile_id": "1"}


def says_of_a_page(**facts: object) -> Answer:
    return says({"data": {**FACTS, **facts}})


def test_a_page_on_which_one_may_do_too_little_is_refused(script: Script) -> None:
    scopes = SIGN_INS["facebook"]().begin(state="s", back=BACK).address
    granted = dict(parse_qsl(urlsplit(scopes).query))["scope"].split(",")
    page = {"id": "1", "name": "Usk", "access_token": "p", "tasks": ["ADVERTISE"]}
    token = says({"access_token": "t"})
    script(token, token, says_of_a_page(type="USER", scopes=granted), says({"data": [page]}))
    with pytest.raises(NotOurs, match="may not both post and moderate"):
        SIGN_INS["facebook"]().offers(code="c", verifier="", back=BACK)


@pytest.mark.parametrize(
    ("facts", "error"),
    [
        ({"is_valid": False}, Reconnect),
        ({"app_id": "another"}, NotOurs),
        ({"type": "USER"}, Personal),
        ({"profile_id": "2"}, NotOurs),
    ],
)
def test_a_token_that_is_not_the_councils_pages_is_found_out(
    script: Script, facts: dict[str, object], error: type[PlatformError]
) -> None:
    script(says_of_a_page(**facts))
    account = dataclasses.replace(FACEBOOK, external_id="1")
    with pytest.raises(error):
        SIGN_INS["facebook"]().check(account)


def test_facebook_says_until_when_it_lets_us_in(script: Script) -> None:
    account = dataclasses.replace(FACEBOOK, external_id="1")
    script(
        says_of_a_page(expires_at=0, data_access_expires_at=1_800_000_000),
        says_of_a_page(expires_at=1_700_000_000, data_access_expires_at=1_800_000_000),
        says_of_a_page(expires_at=0),
    )
    check = SIGN_INS["facebook"]().check
    assert check(account) == datetime.fromtimestamp(1_800_000_000, UTC)
    assert check(account) == datetime.fromtimestamp(1_700_000_000, UTC)
    assert check(account) is None


def test_google_says_when_a_trial_ends(script: Script) -> None:
    token = {
        "access_token": "a",
        "refresh_token": "r",
        "expires_in": 3599,
        "token_type": "Bearer",
        "scope": "https://www.googleapis.com/auth/youtube.force-ssl"
        " https://www.googleapis.com/auth/youtube.upload",
        "refresh_token_expires_in": 604_799,
    }
    channel = {"id": "UC1", "snippet": {"title": "Usk"}}
    script(says(token), says({"kind": "youtube#channelListResponse", "items": [channel]}))
    [offer] = SIGN_INS["youtube"]().offers(code="c", verifier="v" * 43, back=BACK)
    assert offer.ends_at
    assert timedelta(days=6) < offer.ends_at - datetime.now(UTC) < timedelta(days=7)


@pytest.mark.parametrize("platform", ["x", "youtube"])
def test_another_account_is_found_out(practice: Practice, platform: str) -> None:
    [offer] = offers(platform, "other")
    swapped = dataclasses.replace(offer.account, external_id=ACCOUNTS[platform].external_id)
    with pytest.raises(NotOurs, match="into another"):
        SIGN_INS[platform]().check(swapped)


@EVERY
@pytest.mark.parametrize("unclear", [HANG_UP, Answer(503), Answer(200), says({})])
def test_a_platform_in_trouble_is_no_refusal(
    script: Script, platform: str, unclear: Answer
) -> None:
    script(unclear, unclear)
    with pytest.raises(Unavailable):
        SIGN_INS[platform]().offers(code="c", verifier="v" * 43, back=BACK)
    script(unclear)
    with pytest.raises(Unavailable):
        SIGN_INS[platform]().check(ACCOUNTS[platform])


@pytest.mark.parametrize(
    ("platform", "key"),
    [("facebook", "FACEBOOK_APP_SECRET"), ("x", "X_CLIENT_ID"), ("youtube", "GOOGLE_CLIENT_ID")],
)
def test_without_an_app_of_the_councils_nobody_is_sent_away(
    settings: Settings, platform: str, key: str
) -> None:
    setattr(settings, key, "")
    with pytest.raises(Rejected, match="has no app at"):
        SIGN_INS[platform]()


@EVERY
def test_signing_in_leaves_no_secret_in_the_log(
    practice: Practice, platform: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    [offer] = offers(platform)
    with pytest.raises(Rejected):
        SIGN_INS[platform]().offers(code="stolen", verifier="v" * 43, back=BACK)
    for secret in (offer.account.access_token, "stolen", "practice-secret"):
        assert secret not in caplog.text


@EVERY
def test_the_practice_page_leads_back_to_the_portal_only(practice: Practice, platform: str) -> None:
    sent = SIGN_INS[platform]().begin(state="s", back="https://elsewhere.example/").address
    for answer in (requests.get(sent, timeout=5), requests.post(sent, timeout=5)):
        assert answer.status_code == 400
        assert "may only lead people back to" in answer.text


@EVERY
def test_who_cancels_comes_back_without_a_code(practice: Practice, platform: str) -> None:
    begun = SIGN_INS[platform]().begin(state="s", back=BACK)
    assert walking.cancelled(begun) == {"error": "access_denied", "state": "s"}
