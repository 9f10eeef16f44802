"""The account that the token speaks for."""

from __future__ import annotations

from platforms.practice.exchange import Answer, Request, json_answer
from platforms.practice.records import COUNCIL_KEY
from platforms.practice.store import Store
from platforms.practice.x import shapes


def me(store: Store, request: Request) -> Answer:
    """GET /2/users/me."""
    return json_answer({"data": shapes.user(COUNCIL_KEY, request)})
