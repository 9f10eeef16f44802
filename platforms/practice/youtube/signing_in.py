"""Tokens: an access token for an hour; the refresh token stays good."""

from __future__ import annotations

from typing import Final

from platforms.practice.exchange import Answer, Request, json_answer
from platforms.practice.kinds import Kind
from platforms.practice.store import Store

AN_HOUR: Final = 3_599
SCOPES: Final = (
    "https://www.googleapis.com/auth/youtube.force-ssl"
    " https://www.googleapis.com/auth/youtube.upload"
)


def token(store: Store, request: Request) -> Answer:
    """POST /token with a refresh token."""
    fields = request.fields
    if fields.get("grant_type") != "refresh_token":
        return _refuse("unsupported_grant_type", "Invalid grant_type")
    given = fields.get("refresh_token", "")
    if Kind.REFRESH_USED in request.bent:
        store.end_connection("youtube", now=request.received_at)
    if store.issued_at(given, "youtube", "refresh") is None:
        return _refuse("invalid_grant", "Token has been expired or revoked.")
    return json_answer(
        {
            "access_token": store.issue("youtube", "access", now=request.received_at),
            "expires_in": AN_HOUR,
            "scope": SCOPES,
            "token_type": "Bearer",
        }
    )


def _refuse(error: str, description: str) -> Answer:
    return json_answer({"error": error, "error_description": description}, 400)
