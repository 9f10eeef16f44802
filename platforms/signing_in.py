"""How a platform lets us in: somebody agrees on its own pages, and we look at what that opens."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Protocol

from platforms.base import Account, Reconnect, Rejected


class NotOurs(Reconnect):
    """What we were given does not open an account of the council to us. Nothing of it is kept."""


class Personal(NotOurs):
    """What we were given is somebody's own profile, and no account of the council."""


@dataclass(frozen=True)
class Begun:
    """A sign-in on its way: where the browser goes, and what must be kept until it comes back."""

    address: str
    verifier: str = ""
    """Known to us alone: whoever catches the code on its way back cannot use it without this."""


@dataclass(frozen=True)
class Offer:
    """An account that somebody has opened to us, by the name that people know."""

    account: Account
    name: str
    ends_at: datetime | None = None
    """When this permission ends by itself, where the platform says so at once."""


class SignIn(Protocol):
    """How a platform lets us in: somebody agrees on its own pages, and comes back with a code.

    To make one raises `Rejected` where the council has no app at the platform. Every method but
    `begin` speaks with the platform, and raises a `PlatformError` and nothing else.
    """

    hosts: ClassVar[tuple[str, ...]]
    """Where the accounts' public pages are, each with its sub-domains."""

    def __init__(self) -> None: ...

    def begin(self, *, state: str, back: str) -> Begun:
        """Say where somebody agrees. They come back to `back`, with a code and with `state`."""

    def offers(self, *, code: str, verifier: str, back: str) -> Sequence[Offer]:
        """Spend the code, and return the accounts that it opens, at least one.

        Raises `NotOurs` when a permission is missing or it was given to another app, and
        `Personal` when there is nothing but somebody's own profile.
        """

    def check(self, account: Account) -> datetime | None:
        """Return when what lets us in ends, as far as the platform says. Costs next to nothing.

        Raises `Reconnect` when it lets us in no more, or into another account.
        """


def expect_app(label: str, *keys: str) -> None:
    """Raise `Rejected` when nobody has made the council's app at the platform yet."""
    if not all(keys):
        raise Rejected(
            f"The portal has no app at {label} yet. "
            "Ask whoever runs it to make one, as the runbook says."
        )


def expect_scopes(label: str, asked: Iterable[str], granted: Collection[str]) -> None:
    """Raise `NotOurs`, naming what is missing, when somebody left a permission out."""
    missing = [scope.rpartition("/")[2] for scope in asked if scope not in granted]
    if missing:
        raise NotOurs(
            f"{label} did not give every permission: {', '.join(missing)} "
            f"{'is' if len(missing) == 1 else 'are'} missing. "
            "Connect again, and leave every permission in."
        )
