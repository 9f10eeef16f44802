"""A sign-in at a platform that is on its way: kept in the session of who began it, used once."""

from __future__ import annotations

import json
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.sessions.backends.base import SessionBase

from accounts.models import Channel
from platforms.base import Account
from platforms.sealed import seal, unseal
from platforms.signing_in import Offer, SignIn

STATES = "connecting"
OFFERS = "opened_accounts"
STATE_LASTS = timedelta(minutes=30)
OFFERS_LAST = timedelta(minutes=10)
MOST = 8
"""Pages that somebody may have open at once, each of which could begin a sign-in."""


@dataclass(frozen=True)
class UnderWay:
    channel_id: int
    verifier: str


def begin(
    session: SessionBase, channel: Channel, sign_in: SignIn, *, back: str, now: datetime
) -> str:
    """Return the address at which somebody agrees, and remember for what they went there."""
    state = secrets.token_urlsafe(32)
    begun = sign_in.begin(state=state, back=back)
    kept = {name: one for name, one in session.get(STATES, {}).items() if _is_fresh(one, now)}
    kept[state] = {
        "channel": channel.pk,
        "verifier": seal(begun.verifier),
        "until": (now + STATE_LASTS).timestamp(),
    }
    session[STATES] = dict(list(kept.items())[-MOST:])
    return begun.address


def take(session: SessionBase, state: str, *, now: datetime) -> UnderWay | None:
    """Return what a state was given for; None when it is not ours, too old, or used before.

    It is forgotten at once, before anything is done with it.
    """
    kept = session.get(STATES, {})
    found = kept.pop(state, None)
    if found is None:
        return None
    session[STATES] = kept
    session.save()
    if not _is_fresh(found, now):
        return None
    return UnderWay(found["channel"], unseal(found["verifier"]))


def keep_offers(
    session: SessionBase, channel: Channel, offers: Sequence[Offer], *, now: datetime
) -> None:
    """Keep several accounts, sealed, until somebody has chosen one of them."""
    said = [
        {
            "id": offer.account.external_id,
            "access": offer.account.access_token,
            "refresh": offer.account.refresh_token,
            "expires_at": _written(offer.account.expires_at),
            "name": offer.name,
            "ends_at": _written(offer.ends_at),
        }
        for offer in offers
    ]
    session[OFFERS] = {
        "channel": channel.pk,
        "sealed": seal(json.dumps(said)),
        "until": (now + OFFERS_LAST).timestamp(),
    }


def offers_for(session: SessionBase, channel: Channel, *, now: datetime) -> list[Offer]:
    """Return the accounts to choose from for a channel; none when it took too long."""
    kept = session.get(OFFERS)
    if kept and not _is_fresh(kept, now):
        drop_offers(session)
    elif kept and kept["channel"] == channel.pk:
        return [_offer(one) for one in json.loads(unseal(kept["sealed"]))]
    return []


def drop_offers(session: SessionBase) -> None:
    session.pop(OFFERS, None)


def _is_fresh(kept: dict[str, float], now: datetime) -> bool:
    return now.timestamp() < kept["until"]


def _offer(said: dict[str, str]) -> Offer:
    account = Account(said["id"], said["access"], said["refresh"], _read(said["expires_at"]))
    return Offer(account, said["name"], _read(said["ends_at"]))


def _written(moment: datetime | None) -> str:
    return moment.isoformat() if moment else ""


def _read(moment: str) -> datetime | None:
    return datetime.fromisoformat(moment) if moment else None
