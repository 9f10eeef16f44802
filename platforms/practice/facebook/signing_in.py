"""Tokens: a person's for an hour or two months, their Pages' without an end, and facts of each."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from platforms.practice import consent
from platforms.practice.accounts import APP_ID, FACEBOOK
from platforms.practice.exchange import Answer, JsonObject, Refused, Request, json_answer
from platforms.practice.facebook import errors, shapes
from platforms.practice.personas import persona
from platforms.practice.records import Consent
from platforms.practice.store import Store

SCOPES: Final = (
    "pages_show_list",
    "pages_manage_posts",
    "pages_read_engagement",
    "pages_read_user_content",
    "pages_manage_engagement",
    "pages_manage_metadata",
)
AN_HOUR: Final = 3_600
A_DAY: Final = 86_400
TASKS: Final = ("ADVERTISE", "ANALYZE", "CREATE_CONTENT", "MESSAGING", "MODERATE", "MANAGE")


def token(store: Store, request: Request) -> Answer:
    """GET /oauth/access_token: a person's token for a code, or a longer one for a short one."""
    fields, now, lasts = request.fields, request.received_at, AN_HOUR
    if fields.get("grant_type") == "fb_exchange_token":
        given = store.consent(fields.get("fb_exchange_token", ""))
        if given is None:
            raise Refused(errors.unknown_token())
        agreed, lasts = given, 60 * A_DAY
    else:
        refused = errors.bad_parameter("This authorization code has been used or is not ours.")
        agreed = consent.spent(store, request, "facebook", refused)
    access = store.issue("facebook", "access", now=now, consent=agreed)
    return json_answer({"access_token": access, "token_type": "bearer", "expires_in": lasts})


def pages(store: Store, request: Request) -> Answer:
    """GET /me/accounts: the Pages that somebody keeps, each with a token of its own."""
    agreed = store.consent(request.bearer or request.fields.get("access_token", ""))
    who = persona("facebook", agreed.who) if agreed else None
    if agreed is None or who is None or "pages_show_list" not in agreed.scopes:
        return json_answer({"data": []})
    wanted = shapes.wanted(request, "id,name,access_token,tasks")
    now = request.received_at
    found: list[JsonObject] = [
        {
            "id": page.id,
            "name": page.name,
            "tasks": list(TASKS),
            "access_token": store.issue(
                "facebook", "access", now=now, consent=replace(agreed, account=page.id)
            ),
        }
        for page in who.opens
    ]
    return json_answer({"data": [shapes.picked(page, wanted) for page in found]})


def debug_token(store: Store, request: Request) -> Answer:
    """GET /debug_token: what a token may do and until when."""
    given = request.fields.get("input_token", "")
    if store.issued_at(given, "facebook") is None:
        return _dead({"code": 190, "message": "Invalid OAuth access token."})
    agreed = store.consent(given) or Consent("council", FACEBOOK.external_id, SCOPES)
    who = persona("facebook", agreed.who)
    if who and not who.for_us:
        return errors.bad_parameter("The App_id in the input_token did not match the Viewing App")
    now = int(request.received_at.timestamp())
    facts: JsonObject = {
        "app_id": APP_ID,
        "application": "Usk Social practice",
        "type": "PAGE" if agreed.account else "USER",
        "is_valid": True,
        "expires_at": 0 if agreed.account else now + 60 * A_DAY,
        "data_access_expires_at": now + 90 * A_DAY,
        "issued_at": 0,
        "scopes": list(agreed.scopes),
    }
    return json_answer({"data": facts | ({"profile_id": agreed.account} if agreed.account else {})})


def _dead(problem: JsonObject) -> Answer:
    return json_answer({"data": {"error": problem, "is_valid": False, "scopes": []}})


def expired(request: Request) -> Answer:
    """Say that a token has expired: as a refusal, or as the answer to who asks about it."""
    if not request.path.endswith("/debug_token"):
        return errors.expired()
    return _dead(
        {
            "code": 190,
            "subcode": 463,
            "message": "Error validating access token: Session has expired.",
        }
    )
