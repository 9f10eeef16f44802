"""The register of channels (1.2): enter one, suspend it, retire it."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from django.db import IntegrityError, transaction

from accounts.models import Channel, User
from audit.models import record
from policy.clause import Refused
from policy.roles import Permission


@dataclass(frozen=True)
class Entry:
    """What the register says of a channel."""

    platform: str
    name: str
    address: str
    owning_account: str
    minute: str


@transaction.atomic
def register(entry: Entry, *, by: User) -> Channel:
    """Enter a channel. It is set up from then on, and nothing can be sent to it yet."""
    _expect_keeper(by)
    try:
        with transaction.atomic():
            channel = Channel.objects.create(**asdict(entry))
    except IntegrityError as taken:
        raise Refused.by("1.2", "Another channel has this name. Choose another one.") from taken
    record("channel.registered", channel, by=by, **asdict(entry))
    return channel


@transaction.atomic
def suspend(channel: Channel, *, by: User, reason: str) -> None:
    """Stop everything on one channel, for a reason, until it is made active again."""
    _expect_keeper(by)
    channel.move_to(Channel.Status.SUSPENDED, by=by, why="", detail={"why": _said(reason)})


@transaction.atomic
def retire(channel: Channel, *, by: User, reason: str) -> None:
    """Give a channel up for good, and forget what lets us in."""
    _expect_keeper(by)
    channel.move_to(
        Channel.Status.RETIRED,
        by=by,
        detail={"why": _said(reason)},
        access_token="",
        refresh_token="",
        token_expires_at=None,
        connection_ends_at=None,
        why="",
    )


def _expect_keeper(by: User) -> None:
    if not by.can(Permission.KEEP_CHANNELS):
        raise Refused.by("1.2", "Only the Clerk keeps the register of channels.")


def _said(reason: str) -> str:
    if not reason.strip():
        raise Refused.by("1.2", "Say why.")
    return reason.strip()
