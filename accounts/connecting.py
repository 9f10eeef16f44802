"""What stands of a channel's connection, and which of the accounts offered to us may be it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import Channel, User
from audit.models import Event
from platforms.registry import SIGN_INS
from platforms.signing_in import Offer, SignIn
from policy.clause import Refused

WARN_FROM = timedelta(days=14)
CHECKED_WITHIN = timedelta(days=2)


@dataclass(frozen=True)
class Connection:
    """A channel's connection, for `accounts/_connection.html`. Sentences are for the Clerk."""

    word: str
    tone: str
    sentence: str
    account: str
    connected_at: datetime | None
    connected_by: User | None
    checked_at: datetime | None
    ends_at: datetime | None
    is_connected: bool
    is_let_in: bool
    """Whether the platform lets the portal in, for all that is known."""
    is_retired: bool
    can_suspend: bool
    another: str
    """That the account connected is not the one at the registered address, where both say so."""
    reason: str
    """Why somebody suspended or retired the channel by hand."""


def connection_of(channel: Channel, now: datetime) -> Connection:
    """What `accounts/_connection.html` shows of a channel, and the ways that lead on from it.

    Include it as `{% include "accounts/_connection.html" with channel=channel
    connection=connection may_keep=may_keep only %}`, where `may_keep` says whether the reader
    has Permission.KEEP_CHANNELS. The buttons are links to pages that ask once more.
    """
    word, tone, sentence = _standing(channel, now)
    connected = Event.objects.about(channel).filter(verb="channel.connected").last()
    account = str(connected.detail.get("account", "")) if connected else ""
    return Connection(
        word=word,
        tone=tone,
        sentence=sentence,
        account=account,
        connected_at=channel.connected_at,
        connected_by=channel.connected_by,
        checked_at=channel.checked_at,
        ends_at=channel.connection_ends_at if channel.is_let_in() else None,
        is_connected=bool(channel.external_id),
        is_retired=channel.is_retired(),
        is_let_in=channel.is_let_in(),
        can_suspend=channel.status == Channel.Status.ACTIVE,
        another=_another(channel, account),
        reason=_reason(channel),
    )


def sign_in_of(channel: Channel) -> SignIn:
    """How its platform lets us in. Raises `Rejected` where the council has no app there."""
    return SIGN_INS[channel.platform]()


def days_left(ends_at: datetime, now: datetime) -> int:
    """Whole days on the council's calendar until a connection ends; 0 on its last and after."""
    return max(0, (timezone.localdate(ends_at) - timezone.localdate(now)).days)


def fitting(channel: Channel, offers: Sequence[Offer]) -> list[Offer]:
    """Return those that may be this channel: the registered account, or one nobody else has.

    Raises `Refused` when none may.
    """
    names = " and ".join(offer.name for offer in offers)
    if channel.external_id:
        same = [offer for offer in offers if offer.account.external_id == channel.external_id]
        if not same:
            raise Refused.by(
                "1.2",
                f"You chose {names}, which is not the account that {channel} is registered with. "
                "Sign in there as the council's account and connect again.",
            )
        return same
    others = Channel.objects.in_use().filter(platform=channel.platform).exclude(pk=channel.pk)
    taken = set(others.values_list("external_id", flat=True))
    free = [offer for offer in offers if offer.account.external_id not in taken]
    if not free:
        raise already_connected(names)
    return free


def already_connected(name: str) -> Refused:
    """Say that one account cannot be two channels."""
    return Refused.by("1.2", f"{name} is connected as another channel of the register already.")


def _standing(channel: Channel, now: datetime) -> tuple[str, str, str]:
    if channel.is_retired():
        return _("Retired"), "neutral", _("What let the portal in is forgotten.")
    if not channel.access_token:
        return _("Not connected"), "care", _("The portal cannot speak here until it is connected.")
    if channel.why:
        return _("Cut off"), "stop", channel.why
    if (ends_at := channel.connection_ends_at) and ends_at - now < WARN_FROM:
        return _ending(ends_at, now)
    if channel.checked_at and now - channel.checked_at > CHECKED_WITHIN:
        return (
            _("Not checked"),
            "care",
            _("The portal could not make sure of it when it last asked. It goes on asking."),
        )
    return _("Connected"), "good", ""


def _ending(ends_at: datetime, now: datetime) -> tuple[str, str, str]:
    if ends_at <= now:
        return _("Ended"), "stop", _("Its time is over. Reconnect it now.")
    days, day = days_left(ends_at, now), date_format(timezone.localtime(ends_at), "j F Y")
    if not days:
        return _("Ends today"), "stop", _("Reconnect it now.")
    word = ngettext("Ends in %(days)s day", "Ends in %(days)s days", days) % {"days": days}
    return word, "care", _("Reconnect it before %(day)s, and it goes on.") % {"day": day}


def _another(channel: Channel, account: str) -> str:
    """Say that the account connected is none of the register's, where its address tells which."""
    if not account or not channel.is_let_in() or _is_at(channel, account):
        return ""
    return _("Connected as %(account)s, but the register says %(address)s.") % {
        "account": account,
        "address": channel.address,
    }


def _is_at(channel: Channel, account: str) -> bool:
    """X has its handle in the address, YouTube perhaps a key; a Page's address tells nothing."""
    match urlsplit(channel.address).path.strip("/").split("/"):
        case [handle, *_rest] if channel.platform == Channel.Platform.X:
            return f"@{handle}".lower() == account.lower()
        case ["channel", key, *_rest] if channel.platform == Channel.Platform.YOUTUBE:
            return key == channel.external_id
    return True


def _reason(channel: Channel) -> str:
    """Return what somebody gave as the reason for the state in which the channel is."""
    by_hand = {
        Channel.Status.SUSPENDED: "channel.suspended",
        Channel.Status.RETIRED: "channel.retired",
    }
    if channel.status not in by_hand:
        return ""
    lines = Event.objects.about(channel).filter(verb=by_hand[Channel.Status(channel.status)])
    line = lines.last()
    return str(line.detail.get("why", "")) if line and line.by_id else ""
