"""The account that the token speaks for."""

from __future__ import annotations

from platforms.practice.exchange import Answer, Request, json_answer
from platforms.practice.personas import opened
from platforms.practice.records import COUNCIL_KEY
from platforms.practice.store import Store
from platforms.practice.x import shapes
from platforms.practice.x.signing_in import FIRST


def me(store: Store, request: Request) -> Answer:
    """GET /2/users/me."""
    agreed = store.consent(request.bearer) or FIRST
    found = shapes.user(COUNCIL_KEY, request)
    if account := opened("x", agreed.account):
        found |= {"id": account.id, "name": account.name, "username": account.handle}
    return json_answer({"data": found})
