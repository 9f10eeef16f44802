"""How the council lets us in at X: somebody agrees as the council's account."""

import base64
import hashlib
import logging
import secrets
from collections.abc import Sequence
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from typing import ClassVar
from urllib.parse import urlencode

import requests
import tweepy
from django.conf import settings

from platforms.base import Account, Rejected
from platforms.signing_in import Begun, NotOurs, Offer, expect_app, expect_scopes
from platforms.transport import page, sorted_errors, wired
from platforms.x.errors import refusal

logger = logging.getLogger(__name__)

CONSENT = "https://x.com/i/oauth2/authorize"
SCOPES = (
    "tweet.read",
    "tweet.write",
    "users.read",
    "offline.access",
    "tweet.moderate.write",
    "media.write",
    "mute.read",
    "mute.write",
)


class XSignIn:
    hosts: ClassVar[tuple[str, ...]] = ("x.com", "twitter.com")

    def __init__(self) -> None:
        expect_app("X", settings.X_CLIENT_ID)

    def begin(self, *, state: str, back: str) -> Begun:
        verifier = secrets.token_urlsafe(64)
        address, _ = _handler(back, list(SCOPES)).authorization_url(
            CONSENT,
            state=state,
            code_challenge=_challenge(verifier),
            code_challenge_method="S256",
        )
        return Begun(page(address, settings.X_API_URL), verifier)

    def offers(self, *, code: str, verifier: str, back: str) -> Sequence[Offer]:
        with self._sorted():
            # Without our scopes: given fewer than it asked for, the handler would lose the rest.
            session = wired(_handler(back, None), settings.X_API_URL)
            session.register_compliance_hook("access_token_response", _taken)
            session._client.code_verifier = verifier
            # It reads the code from an https address, and in practice we came back to an http one.
            token = session.fetch_token(f"https://portal.invalid/?{urlencode({'code': code})}")
            expect_scopes("X", SCOPES, token.get("scope", []))
            account = Account(
                external_id="",
                access_token=str(token["access_token"]),
                refresh_token=str(token["refresh_token"]),
                expires_at=datetime.fromtimestamp(token["expires_at"], UTC),
            )
            me = _me(account)
        found = Account(me["id"], account.access_token, account.refresh_token, account.expires_at)
        return [Offer(found, f"@{me['username']}")]

    def check(self, account: Account) -> datetime | None:
        with self._sorted():
            me = _me(account)
        if me["id"] != account.external_id:
            raise NotOurs("X let us into another account than the council's.")
        return None

    def _sorted(self) -> AbstractContextManager[None]:
        # Whatever fails, the way is begun anew, which does no harm.
        return sorted_errors("X", refusal, repeatable=True)


def _handler(back: str, scope: list[str] | None) -> tweepy.OAuth2UserHandler:
    return tweepy.OAuth2UserHandler(
        client_id=settings.X_CLIENT_ID,
        client_secret=settings.X_CLIENT_SECRET or None,
        redirect_uri=back,
        scope=scope,
    )


def _challenge(verifier: str) -> str:
    """Return what X is told of the verifier before it is told the verifier itself (RFC 7636)."""
    digest = hashlib.sha256(verifier.encode()).digest()
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")


def _me(account: Account) -> dict[str, str]:
    client = tweepy.Client(bearer_token=account.access_token, return_type=dict)
    wired(client.session, settings.X_API_URL)
    me: dict[str, str] = client.get_me(user_auth=False)["data"]
    return me


def _taken(answer: requests.Response) -> requests.Response:
    """Raise when X does not take a code: it is used, too old, or not meant for us."""
    if answer.status_code in (400, 401, 403):
        logger.warning("X answered %s to a code", answer.status_code)
        raise Rejected("X did not accept what came back from its own page. Begin again.")
    return answer
