"""The account that the token speaks for, and whom it does not want to see."""

from __future__ import annotations

from platforms.practice.accounts import X
from platforms.practice.exchange import Answer, Refused, Request, json_answer
from platforms.practice.personas import opened
from platforms.practice.records import COUNCIL_KEY
from platforms.practice.residents import RESIDENTS, Resident
from platforms.practice.store import Store
from platforms.practice.x import errors, shapes
from platforms.practice.x.signing_in import FIRST


def me(store: Store, request: Request) -> Answer:
    """GET /2/users/me."""
    agreed = store.consent(request.bearer) or FIRST
    found = shapes.user(COUNCIL_KEY, request)
    if account := opened("x", agreed.account):
        found |= {"id": account.id, "name": account.name, "username": account.handle}
    return json_answer({"data": found})


def mute(store: Store, request: Request) -> Answer:
    """POST /2/users/{id}/muting."""
    resident = _person(request, str(request.json.get("target_user_id", "")))
    store.shut_out("x", resident.key, "mute")
    return json_answer({"data": {"muting": True}})


def unmute(store: Store, request: Request) -> Answer:
    """DELETE /2/users/{id}/muting/{target}. Nobody needs to have been muted."""
    store.let_in("x", _person(request, request.at["target"]).key)
    return json_answer({"data": {"muting": False}})


def _person(request: Request, user_id: str) -> Resident:
    if request.at["id"] != X.external_id:
        raise Refused(errors.forbidden("You may mute people for your own account only."))
    for resident in RESIDENTS:
        if resident.x_id == user_id:
            return resident
    raise Refused(errors.gone("target_user_id", user_id))
