"""Tokens: an access token for an hour; the refresh token stays good."""

from __future__ import annotations

from typing import Final

from platforms.practice import consent
from platforms.practice.accounts import YOUTUBE
from platforms.practice.exchange import Answer, JsonObject, Refused, Request, json_answer
from platforms.practice.kinds import Kind
from platforms.practice.records import Consent
from platforms.practice.store import Store

AN_HOUR: Final = 3_599
SCOPES: Final = (
    "https://www.googleapis.com/auth/youtube.force-ssl"
    " https://www.googleapis.com/auth/youtube.upload"
)
FIRST: Final = Consent("council", YOUTUBE.external_id, tuple(SCOPES.split()))
"""What the tokens of the first minute stand for."""


def token(store: Store, request: Request) -> Answer:
    """POST /token: tokens for the code of a consent, or an access token for a refresh token."""
    match request.fields.get("grant_type"):
        case "authorization_code":
            refused = _refuse("invalid_grant", "Malformed auth code.")
            agreed = consent.spent(store, request, "youtube", refused)
            refresh = store.issue("youtube", "refresh", now=request.received_at, consent=agreed)
            return json_answer({**_access(store, request, agreed), "refresh_token": refresh})
        case "refresh_token":
            return json_answer(_access(store, request, _renewed(store, request)))
    return _refuse("unsupported_grant_type", "Invalid grant_type")


def _renewed(store: Store, request: Request) -> Consent:
    given = request.fields.get("refresh_token", "")
    if Kind.REFRESH_USED in request.bent:
        store.end_connection("youtube", now=request.received_at)
    if store.issued_at(given, "youtube", "refresh") is None:
        raise Refused(_refuse("invalid_grant", "Token has been expired or revoked."))
    return store.consent(given) or FIRST


def _access(store: Store, request: Request, agreed: Consent) -> JsonObject:
    return {
        "access_token": store.issue("youtube", "access", now=request.received_at, consent=agreed),
        "expires_in": AN_HOUR,
        "scope": " ".join(agreed.scopes),
        "token_type": "Bearer",
    }


def _refuse(error: str, description: str) -> Answer:
    return json_answer({"error": error, "error_description": description}, 400)
