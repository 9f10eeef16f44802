"""Whom one can be on the practice platforms' own sign-in pages, and which accounts each opens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from platforms.practice import accounts

OTHER: Final = "Usk Winter Lights"
OTHER_HANDLE: Final = "UskWinterLights"


@dataclass(frozen=True)
class Opened:
    """An account that a persona can let an app into."""

    id: str
    name: str
    handle: str


@dataclass(frozen=True)
class Persona:
    key: str
    name: str
    note: str
    opens: tuple[Opened, ...] = ()
    for_us: bool = True
    """False when what they agree to is given to another app than the council's."""


def _council(account_id: str) -> Opened:
    return Opened(account_id, accounts.COUNCIL, accounts.HANDLE)


def _other(account_id: str) -> Opened:
    return Opened(account_id, OTHER, OTHER_HANDLE)


_PAGE = _council(accounts.FACEBOOK.external_id)
_OTHER_PAGE = _other("101000000000002")
COUNCIL: Final = "council"

PERSONAS: Final = {
    "facebook": (
        Persona(COUNCIL, "Somebody who keeps the council's Page", "One Page.", (_PAGE,)),
        Persona(
            "both",
            "Somebody who keeps two Pages",
            f"The council's, and that of {OTHER}.",
            (_PAGE, _OTHER_PAGE),
        ),
        Persona("other", "Somebody who keeps another Page", f"{OTHER} only.", (_OTHER_PAGE,)),
        Persona("profile", "Somebody with a personal profile", "No Page at all."),
        Persona(
            "stranger",
            "Somebody who came by way of another app",
            "What they agree to is not meant for the council.",
            (_PAGE,),
            for_us=False,
        ),
    ),
    "x": (
        Persona(
            COUNCIL,
            f"@{accounts.HANDLE}",
            "The council's account.",
            (_council(accounts.X.external_id),),
        ),
        Persona("other", f"@{OTHER_HANDLE}", "Another account.", (_other("2002000000000000002"),)),
    ),
    "youtube": (
        Persona(
            COUNCIL,
            accounts.COUNCIL,
            "The council's channel.",
            (_council(accounts.YOUTUBE.external_id),),
        ),
        Persona("other", OTHER, "Another channel.", (_other("UCpracticeUskWinterLights"),)),
        Persona("viewer", "A Google account without a channel", "It only watches."),
    ),
}


def persona(platform: str, key: str) -> Persona | None:
    return next((one for one in PERSONAS[platform] if one.key == key), None)


def opened(platform: str, account_id: str) -> Opened | None:
    """Return the account of an id, or None where a token opens none."""
    found = (one for who in PERSONAS[platform] for one in who.opens)
    return next((one for one in found if one.id == account_id), None)
