"""The page on which somebody lets an app in, and the code that they bring back from there."""

from __future__ import annotations

import base64
import hashlib
import hmac
from dataclasses import replace
from typing import Final
from urllib.parse import urlencode

from django.conf import settings

from platforms.practice.accounts import APP_ID, APP_SECRET
from platforms.practice.exchange import Answer, Refused, Request, see_other
from platforms.practice.kinds import NAMES
from platforms.practice.pages import html
from platforms.practice.personas import PERSONAS, persona
from platforms.practice.records import Consent
from platforms.practice.routing import Handler
from platforms.practice.store import Store

TEN_MINUTES: Final = 600
MEANS: Final = {
    "pages_show_list": "See which Pages you keep",
    "pages_manage_posts": "Post on the Page",
    "pages_read_engagement": "Read what the Page has posted",
    "pages_read_user_content": "Read what people write there",
    "pages_manage_engagement": "Answer and hide comments",
    "pages_manage_metadata": "Hear of new comments",
    "tweet.read": "Read posts",
    "tweet.write": "Post",
    "users.read": "See who you are",
    "offline.access": "Stay connected",
    "tweet.moderate.write": "Hide replies",
    "media.write": "Post pictures",
    "mute.read": "See whom you have muted",
    "mute.write": "Mute people",
    "youtube.force-ssl": "Keep the channel and its comments",
    "youtube.upload": "Upload videos",
}
"""What each permission means, for people."""


def ask(platform: str) -> Handler:
    """Return what shows the page: who is it, and what may the app do?"""

    def shown(store: Store, request: Request) -> Answer:
        if wrong := _wrong(request):
            return html("missing", {"wrong": wrong}, 400)
        context = {
            "name": NAMES[platform],
            "personas": PERSONAS[platform],
            "scopes": [
                (scope, MEANS.get(name := scope.rpartition("/")[2], ""), name)
                for scope in _asked(request)
            ],
        }
        return html("consent", context, leads_to=settings.SITE_URL)

    return shown


def decide(platform: str) -> Handler:
    """Return what leads back to the app: with a code, or without when somebody cancels."""

    def decided(store: Store, request: Request) -> Answer:
        if wrong := _wrong(request):
            return html("missing", {"wrong": wrong}, 400)
        said, back = request.fields, request.query["redirect_uri"]
        state = {"state": request.query.get("state", "")}
        who = persona(platform, said.get("who", ""))
        if "agree" not in said or not who:
            return see_other(f"{back}?{urlencode({'error': 'access_denied', **state})}")
        now = request.received_at
        consent = Consent(
            who=who.key,
            account=who.opens[0].id if who.opens and platform != "facebook" else "",
            scopes=tuple(scope for scope in _asked(request) if scope in said),
            back=back,
            challenge=request.query.get("code_challenge", ""),
        )
        code = store.issue(platform, "code", now=now, consent=consent)
        return see_other(f"{back}?{urlencode({'code': code, **state})}")

    return decided


def spent(store: Store, request: Request, platform: str, refused: Answer) -> Consent:
    """Take a code for the one time that it may be used, or raise `Refused` with that answer."""
    fields, now = request.fields, request.received_at
    code = fields.get("code", "")
    consent = store.consent(code)
    issued_at = store.issued_at(code, platform, "code")
    is_good = (
        consent is not None
        and issued_at is not None
        and now.timestamp() - issued_at < TEN_MINUTES
        and _is_the_app(request)
        and fields.get("redirect_uri") == consent.back
        and consent.challenge in ("", _challenge(fields.get("code_verifier", "")))
        and store.use_up(code, platform, "code", now=now)
    )
    if consent is None or not is_good:
        raise Refused(refused)
    return replace(consent, back="", challenge="")


def _asked(request: Request) -> list[str]:
    """Return the permissions that are asked for, which Facebook parts with commas."""
    return request.query.get("scope", "").replace(",", " ").split()


def _wrong(request: Request) -> str:
    """Say what is wrong with how an app has sent somebody here, or nothing."""
    query = request.query
    if query.get("client_id") != APP_ID:
        return "No app of that name is known here."
    if not query.get("redirect_uri", "").startswith(f"{settings.SITE_URL}/"):
        return f"This app may only lead people back to {settings.SITE_URL}."
    if query.get("response_type") != "code":
        return "This app asks for something else than a code."
    if query.get("code_challenge_method", "S256") != "S256":
        return "This app hides its code in a way that is not known here."
    return ""


def _is_the_app(request: Request) -> bool:
    """Return whether the request proves that the app sent it: in its form, or in its header."""
    fields = request.fields
    scheme, _, proof = request.headers.get("Authorization", "").partition(" ")
    given = f"{fields.get('client_id', '')}:{fields.get('client_secret', '')}"
    if scheme.lower() == "basic":
        given = base64.b64decode(proof).decode()
    return hmac.compare_digest(given, f"{APP_ID}:{APP_SECRET}")


def _challenge(verifier: str) -> str:
    digest = hashlib.sha256(verifier.encode()).digest()
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")
