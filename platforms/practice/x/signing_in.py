"""Tokens: an access token for two hours, and a refresh token that works once."""

from __future__ import annotations

from platforms.practice import consent
from platforms.practice.accounts import X
from platforms.practice.exchange import Answer, Refused, Request, json_answer
from platforms.practice.kinds import Kind
from platforms.practice.records import Consent
from platforms.practice.store import Store

SCOPES = (
    "tweet.read tweet.write users.read offline.access tweet.moderate.write media.write"
    " mute.read mute.write"
)
FIRST = Consent("council", X.external_id, tuple(SCOPES.split()))
"""What the tokens of the first minute stand for."""
TWO_HOURS = 7_200


def token(store: Store, request: Request) -> Answer:
    """POST /2/oauth2/token: a pair for the code of a consent, or for a refresh token."""
    match request.fields.get("grant_type"):
        case "authorization_code":
            refused = _refuse("invalid_request", "Value passed for the code was invalid.")
            return _pair(store, request, consent.spent(store, request, "x", refused))
        case "refresh_token":
            return _pair(store, request, _renewed(store, request))
    return _refuse("unsupported_grant_type", "That kind of grant is not known here.")


def _renewed(store: Store, request: Request) -> Consent:
    """Spend a refresh token.

    Whoever brings it a second time may have stolen it, so that ends the whole connection.
    """
    given, now = request.fields.get("refresh_token", ""), request.received_at
    if Kind.REFRESH_USED in request.bent or not store.use_up(given, "x", now=now):
        if store.knows_refresh(given, "x"):
            store.end_connection("x", now=now)
        raise Refused(_refuse("invalid_request", "Value passed for the token was invalid."))
    return store.consent(given) or FIRST


def _pair(store: Store, request: Request, agreed: Consent) -> Answer:
    now = request.received_at
    answer = {
        "token_type": "bearer",
        "expires_in": TWO_HOURS,
        "access_token": store.issue("x", "access", now=now, consent=agreed),
        "scope": " ".join(agreed.scopes),
    }
    if "offline.access" in agreed.scopes:
        answer["refresh_token"] = store.issue("x", "refresh", now=now, consent=agreed)
    return json_answer(answer)


def _refuse(error: str, description: str) -> Answer:
    return json_answer({"error": error, "error_description": description}, 400)
