"""How the council lets us in at YouTube: somebody chooses its channel on Google's own pages."""

import logging
from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import ClassVar, TypedDict

import requests
from django.conf import settings
from google_auth_oauthlib.flow import Flow
from googleapiclient.discovery import build_from_document
from googleapiclient.discovery_cache import get_static_doc

from platforms.base import Account, Rejected, Unavailable
from platforms.signing_in import Begun, NotOurs, Offer, expect_app, expect_scopes
from platforms.transport import page, sorted_errors, wired
from platforms.youtube.errors import refusal
from platforms.youtube.http import Http

logger = logging.getLogger(__name__)

CONSENT = "https://accounts.google.com/o/oauth2/auth"
TOKENS = "https://oauth2.googleapis.com/token"
SCOPES = (
    "https://www.googleapis.com/auth/youtube.force-ssl",
    "https://www.googleapis.com/auth/youtube.upload",
)
NO_CHANNEL = "This Google account has no YouTube channel. Choose the council's channel."


class Snippet(TypedDict):
    title: str


class Channel(TypedDict):
    id: str
    snippet: Snippet


class YouTubeSignIn:
    hosts: ClassVar[tuple[str, ...]] = ("youtube.com",)

    def __init__(self) -> None:
        expect_app("Google", settings.GOOGLE_CLIENT_ID, settings.GOOGLE_CLIENT_SECRET)

    def begin(self, *, state: str, back: str) -> Begun:
        """Ask for access that lasts, each time anew: Google gives its refresh token only then."""
        flow = _flow(back, list(SCOPES))
        address, _ = flow.authorization_url(state=state, access_type="offline", prompt="consent")
        return Begun(page(address, settings.YOUTUBE_API_URL), str(flow.code_verifier))

    def offers(self, *, code: str, verifier: str, back: str) -> Sequence[Offer]:
        with self._sorted():
            # Without our scopes: given fewer than it asked for, the flow would lose the rest.
            flow = _flow(back, None)
            flow.code_verifier = verifier
            wired(flow.oauth2session, settings.YOUTUBE_API_URL)
            flow.oauth2session.register_compliance_hook("access_token_response", _taken)
            token = flow.fetch_token(code=code)
            expect_scopes("Google", SCOPES, token.get("scope", []))
            account = Account(
                external_id="",
                access_token=str(token["access_token"]),
                refresh_token=str(token["refresh_token"]),
                expires_at=datetime.fromtimestamp(token["expires_at"], UTC),
            )
            # Said of an app that Google still counts as being tested: seven days.
            left = token.get("refresh_token_expires_in")
            ends_at = datetime.now(UTC) + timedelta(seconds=left) if left else None
            channels = _channels(account)
        if not channels:
            raise NotOurs(NO_CHANNEL)
        return [
            Offer(replace(account, external_id=found["id"]), found["snippet"]["title"], ends_at)
            for found in channels
        ]

    def check(self, account: Account) -> datetime | None:
        with self._sorted():
            channels = _channels(account)
        if account.external_id not in [found["id"] for found in channels]:
            raise NotOurs("YouTube let us into another channel than the council's.")
        return None

    def _sorted(self) -> AbstractContextManager[None]:
        # Whatever fails, the way is begun anew, which does no harm.
        return sorted_errors("YouTube", refusal, repeatable=True)


def _flow(back: str, scopes: list[str] | None) -> Flow:
    app = {
        "client_id": settings.GOOGLE_CLIENT_ID,
        "client_secret": settings.GOOGLE_CLIENT_SECRET,
        "auth_uri": CONSENT,
        "token_uri": TOKENS,
    }
    return Flow.from_client_config({"web": app}, scopes, redirect_uri=back)


def _channels(account: Account) -> list[Channel]:
    youtube = build_from_document(get_static_doc("youtube", "v3"), http=Http(account))
    answer = youtube.channels().list(part="snippet", mine=True).execute()
    if "kind" not in answer:
        raise Unavailable("YouTube gave no clear answer, but trying again does no harm.")
    # Without any channel, the list itself is not there.
    return list(answer.get("items", []))


def _taken(answer: requests.Response) -> requests.Response:
    """Raise when Google does not take a code: it is used, too old, or not meant for us."""
    if answer.status_code in (400, 401, 403):
        logger.warning("Google answered %s to a code", answer.status_code)
        raise Rejected("Google did not accept what came back from its own page. Begin again.")
    return answer
