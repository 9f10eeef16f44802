"""Signed events of Facebook and X: verified, kept once, and believed only so far as to look."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import logging
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from accounts.models import Channel
from moderation import rereading, webhooks
from moderation.models import Comment, Incoming
from moderation.models.incoming import AGAIN_AFTER
from platforms.base import Content
from platforms.practice import hooks
from platforms.practice.server import Practice
from tests import playing
from tests.platforms.kept import Kept

pytestmark = pytest.mark.django_db

FACEBOOK, X = "/webhooks/facebook/", "/webhooks/x/"
SECRETS = {FACEBOOK: b"practice-secret", X: b"practice-webhook-secret"}


@pytest.fixture(autouse=True)
def _nobody_was_refused_before() -> None:
    cache.clear()


def signed(path: str, body: bytes) -> dict[str, str]:
    digest = hmac.new(SECRETS[path], body, hashlib.sha256)
    if path == FACEBOOK:
        return {"X-Hub-Signature-256": f"sha256={digest.hexdigest()}"}
    return {"x-twitter-webhooks-signature": f"sha256={base64.b64encode(digest.digest()).decode()}"}


def send(
    path: str, body: bytes, *, headers: dict[str, str] | None = None, mime: str = "application/json"
) -> int:
    """Send as the platforms do: from outside, without a cookie, and with the CSRF check on."""
    outside = Client(enforce_csrf_checks=True)
    given = signed(path, body) if headers is None else headers
    return outside.post(path, body, content_type=mime, headers=given).status_code


def about(comment_id: str, page: str, verb: str = "add", **more: object) -> bytes:
    value = {"item": "comment", "verb": verb, "comment_id": comment_id, **more}
    entry = {"id": page, "time": 1, "changes": [{"field": "feed", "value": value}]}
    return json.dumps({"object": "page", "entry": [entry]}).encode()


def read_all() -> None:
    for event in Incoming.objects.unread():
        rereading.read_event(event, now=timezone.now())


def post_on(channel: Channel) -> str:
    words = Content("The fair is on.")
    return channel.adapter()(channel.account()).publish(words, Kept()).external_id


# Who may send


def test_facebook_finds_that_the_address_is_ours(client: Client) -> None:
    asked = {"hub.mode": "subscribe", "hub.challenge": "1158201444"}
    ours = client.get(FACEBOOK, {**asked, "hub.verify_token": "practice-verify-token"})
    assert (ours.status_code, ours.content) == (200, b"1158201444")
    assert ours["Content-Type"] == "text/plain"
    for wrong in ({"hub.verify_token": "guess"}, {}, {"hub.mode": "x"}):
        assert client.get(FACEBOOK, {**asked, **wrong}).status_code == 403
    scripted = {**asked, "hub.challenge": "<script>", "hub.verify_token": "practice-verify-token"}
    assert client.get(FACEBOOK, scripted).status_code == 403


def test_x_finds_that_we_share_its_secret(client: Client) -> None:
    answer = client.get(X, {"crc_token": "MTIzNDU2"})
    digest = hmac.new(SECRETS[X], b"MTIzNDU2", hashlib.sha256).digest()
    assert answer.json() == {"response_token": f"sha256={base64.b64encode(digest).decode()}"}


@pytest.mark.parametrize("token", ["", '{"data":{}}', "a b", "é", "1" * 201])
def test_nobody_has_an_event_signed_by_way_of_the_challenge(client: Client, token: str) -> None:
    assert client.get(X, {"crc_token": token}).status_code == 403


@pytest.mark.parametrize("path", [FACEBOOK, X])
def test_without_a_secret_of_ours_nobody_is_believed(
    client: Client, settings: Settings, path: str
) -> None:
    settings.FACEBOOK_APP_SECRET = settings.X_WEBHOOK_SECRET = ""
    settings.FACEBOOK_WEBHOOK_VERIFY_TOKEN = ""
    nothing = hmac.new(b"", b"{}", hashlib.sha256).hexdigest()
    for signature in ("", f"sha256={nothing}", "sha256="):
        assert send(path, b"{}", headers={"X-Hub-Signature-256": signature}) == 403
    asked = {
        "hub.mode": "subscribe",
        "hub.challenge": "1",
        "hub.verify_token": "",
        "crc_token": "1",
    }
    assert client.get(path, asked).status_code == 403


# What is refused


@pytest.mark.parametrize("path", [FACEBOOK, X])
def test_what_is_forged_truncated_oversized_or_no_event_is_refused(path: str) -> None:
    body = about("1_2", "101")
    forged = {name: value[:-2] + "00" for name, value in signed(path, body).items()}
    odd = dict.fromkeys(signed(path, body), "sha256=ŵ")
    large = json.dumps({"object": "page", "more": "x" * webhooks.MOST_BYTES}).encode()
    assert send(path, body, headers={}) == 403
    assert send(path, body, headers=forged) == 403
    assert send(path, body, headers=odd) == 403
    assert send(path, body[:-1], headers=signed(path, body)) == 403
    assert send(path, large) == 413
    assert send(path, body, mime="text/plain") == 415
    text = body.decode()
    in_other_words = [text.encode("utf-16"), text.encode("utf-16-le"), text.encode("utf-8-sig")]
    deep = b'{"a":' * 100_000 + b"1" + b"}" * 100_000
    for nonsense in (b"[]", b"{", b"\xff", deep, *in_other_words):
        assert send(path, nonsense) in (400, 413)
    assert Client().put(path, body).status_code == 405
    assert not Incoming.objects.exists()


def test_one_address_is_refused_so_often_and_no_more_is_looked_at() -> None:
    body = about("1_2", "101")
    said = [send(FACEBOOK, body, headers={}) for _ in range(62)]
    assert set(said[:60]) == {403}
    assert said[-1] == 429

    assert send(FACEBOOK, body) == 200, "Facebook may share that address"


def test_whoever_signs_as_they_should_is_never_kept_waiting() -> None:
    assert {send(FACEBOOK, about(f"1_{number}", "101")) for number in range(70)} == {200}


def test_the_log_says_nothing_of_what_came(caplog: pytest.LogCaptureFixture) -> None:
    body = about("1_2", "101", message="A resident's words")
    with caplog.at_level(logging.DEBUG):
        send(FACEBOOK, body)
        send(FACEBOOK, body, headers={"X-Hub-Signature-256": "sha256=my-forgery"})
    assert "403" in caplog.text
    assert "resident's words" not in caplog.text
    assert "my-forgery" not in caplog.text
    assert signed(FACEBOOK, body)["X-Hub-Signature-256"] not in caplog.text


# What comes of an event


def test_the_same_event_again_is_one_event() -> None:
    body = about("1_2", "101")
    assert [send(FACEBOOK, body) for _ in range(3)] == [200, 200, 200]
    assert Incoming.objects.get().body == body.decode()


@pytest.mark.parametrize("platform", ["facebook", "x"])
def test_what_an_event_names_is_read_through_the_api_and_enters_once(
    practice: Practice, platform: str, request: pytest.FixtureRequest
) -> None:
    channel: Channel = request.getfixturevalue(platform)
    written = playing.comment(practice, platform, post_on(channel), "Is there parking?")
    comment = practice.store.comment(written, platform)
    assert comment
    for _ in range(2):
        body, headers = hooks.event(hooks.Verb.ADD, comment)
        said = {name: value for name, value in headers.items() if name != "Content-Type"}
        assert send(f"/webhooks/{platform}/", body, headers=said) == 200
        read_all()
    assert Comment.objects.get().text.endswith("Is there parking?")
    assert not Incoming.objects.unread().exists()


def test_what_an_event_says_of_a_comment_is_not_believed(
    practice: Practice, facebook: Channel
) -> None:
    written = playing.comment(practice, "facebook", post_on(facebook), "Is there parking?")
    for name in (written, "1_404"):
        send(FACEBOOK, about(name, facebook.external_id, message="You are all fools."))
    read_all()
    assert Comment.objects.get().text == "Is there parking?"


@pytest.mark.parametrize(
    "body",
    [
        b"{}",
        b'{"object": "user", "entry": []}',
        b'{"object": "page", "entry": [7, {"id": 1}, {"id": "1", "changes": [null]}]}',
        about("../me", "101"),
        about("1_2", "somebody else"),
        json.dumps({"data": {"event_type": "post.x", "payload": {"id": "me"}}}).encode(),
    ],
)
def test_an_event_that_names_nothing_of_ours_is_read_and_harmless(
    practice: Practice, facebook: Channel, x: Channel, body: bytes
) -> None:
    for path in (FACEBOOK, X):
        assert send(path, body) == 200
    read_all()
    assert not Comment.objects.exists()
    assert not Incoming.objects.unread().exists()
    assert practice.store.requests() == []


def test_what_is_no_number_of_an_account_is_passed_over_and_the_rest_is_read(
    practice: Practice, facebook: Channel, x: Channel
) -> None:
    written = playing.comment(practice, "facebook", post_on(facebook), "Is there parking?")
    said = json.loads(about(written, facebook.external_id))
    others = [json.loads(about(written, odd))["entry"][0] for odd in ("\x00", "\ud800", "1" * 99)]
    said["entry"] = [*others, *said["entry"]]
    post = {"event_type": "post.create", "payload": {"id": "7"}, "filter": {"user_id": "\x00"}}
    assert send(X, json.dumps({"data": post}).encode()) == 200
    assert send(FACEBOOK, json.dumps(said).encode()) == 200
    read_all()
    assert Comment.objects.get().text == "Is there parking?"
    assert not Incoming.objects.unread().exists()


def test_an_event_that_comes_before_one_it_follows_does_no_harm(
    practice: Practice, facebook: Channel
) -> None:
    written = playing.comment(practice, "facebook", post_on(facebook), "At six?")
    send(FACEBOOK, about(written, facebook.external_id, "edited"))
    playing.tell(
        practice, "/practice/comments/edit", platform="facebook", comment=written, text="At 7?"
    )
    read_all()
    send(FACEBOOK, about(written, facebook.external_id, "add"))
    read_all()
    assert Comment.objects.get().text == "At 7?"
    playing.tell(practice, "/practice/comments/delete", platform="facebook", comment=written)
    send(FACEBOOK, about(written, facebook.external_id, "remove"))
    send(FACEBOOK, about(written, facebook.external_id, "edited", late=True))
    read_all()
    assert Comment.objects.get().gone_at


def test_an_event_waits_for_a_platform_that_does_not_answer(
    practice: Practice, facebook: Channel
) -> None:
    written = playing.comment(practice, "facebook", post_on(facebook), "Is there parking?")
    send(FACEBOOK, about(written, facebook.external_id))
    playing.misbehave(practice, "facebook", "500-before", method="GET")
    read_all()
    event = Incoming.objects.get()
    assert (event.read_at, event.attempts) == (None, 1)
    rereading.read_event(event, now=timezone.now())
    assert not Comment.objects.exists(), "it is not asked again at once"
    later = event.at + AGAIN_AFTER[1]
    assert not Incoming.objects.due(later - timedelta(seconds=1)).exists()
    assert Incoming.objects.due(later).get() == event
    rereading.read_event(event, now=later)
    assert Comment.objects.exists()


def test_an_event_that_no_worker_came_for_is_found_and_an_old_one_is_forgotten() -> None:
    send(FACEBOOK, about("1_2", "101"))
    event = Incoming.objects.get()
    assert not Incoming.objects.due(event.at).exists()
    assert Incoming.objects.due(event.at + AGAIN_AFTER[0]).exists()
    rereading.forget_events(now=event.at + timedelta(days=8))
    assert Incoming.objects.exists(), "nobody has read it yet"
    read_all()
    rereading.forget_events(now=event.at + timedelta(days=8))
    assert not Incoming.objects.exists()
