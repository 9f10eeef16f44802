"""Tokens: an access token for two hours, and a refresh token that works once."""

from __future__ import annotations

from platforms.practice.exchange import Answer, Request, json_answer
from platforms.practice.kinds import Kind
from platforms.practice.store import Store

SCOPES = (
    "tweet.read tweet.write users.read offline.access tweet.moderate.write media.write"
    " mute.read mute.write"
)
TWO_HOURS = 7_200


def token(store: Store, request: Request) -> Answer:
    """POST /2/oauth2/token with a refresh token: a new pair, and the old refresh token is spent.

    Whoever brings it a second time may have stolen it, so that ends the whole connection.
    """
    fields, now = request.fields, request.received_at
    if fields.get("grant_type") != "refresh_token":
        return _refuse("unsupported_grant_type", "Only refresh_token is known here.")
    given = fields.get("refresh_token", "")
    if Kind.REFRESH_USED in request.bent or not store.use_up(given, "x", now=now):
        if store.knows_refresh(given, "x"):
            store.end_connection("x", now=now)
        return _refuse("invalid_request", "Value passed for the token was invalid.")
    return json_answer(
        {
            "token_type": "bearer",
            "expires_in": TWO_HOURS,
            "access_token": store.issue("x", "access", now=now),
            "scope": SCOPES,
            "refresh_token": store.issue("x", "refresh", now=now),
        }
    )


def _refuse(error: str, description: str) -> Answer:
    return json_answer({"error": error, "error_description": description}, 400)
