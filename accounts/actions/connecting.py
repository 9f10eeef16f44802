"""Connect a channel with its account on the platform, or say in the record why not."""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, transaction

from accounts.actions.activating import activate
from accounts.connecting import already_connected
from accounts.models import Channel, User
from audit.models import record
from platforms.signing_in import Offer
from policy.clause import Refused
from policy.roles import Permission


@transaction.atomic
def connect(
    channel: Channel, offer: Offer, *, ends_at: datetime | None, by: User, now: datetime
) -> Channel:
    """Keep what lets us speak as this account, and forget what did before.

    A channel that the portal itself had cut off is active again, unless clause 2.5 holds it.
    """
    if not by.can(Permission.KEEP_CHANNELS):
        raise Refused.by("1.2", "Only the Clerk may connect a channel.")
    row = Channel.objects.select_for_update().get(pk=channel.pk)
    if row.status == Channel.Status.RETIRED:
        raise Refused.by("1.2", f"{row} is retired. Register it anew to connect it.")
    if row.external_id not in ("", offer.account.external_id):
        raise Refused.by("1.2", f"{row} is connected with another account already.")
    was_cut_off = row.status == Channel.Status.SUSPENDED and row.why and not row.suspended_by_id
    row.external_id = offer.account.external_id
    row.access_token = offer.account.access_token
    row.refresh_token = offer.account.refresh_token
    row.token_expires_at = offer.account.expires_at
    row.connection_ends_at = ends_at
    row.connected_at = row.checked_at = now
    row.connected_by = by
    row.warned_days, row.why = None, ""
    _save(row, offer)
    record("channel.connected", row, by=by, account=offer.name, account_id=row.external_id)
    if was_cut_off:
        _reopen(row, by=by, now=now)
    return Channel.objects.get(pk=row.pk)


def _save(row: Channel, offer: Offer) -> None:
    """Keep it, unless another channel has got this account since it was offered."""
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as taken:
        raise already_connected(offer.name) from taken


def _reopen(channel: Channel, *, by: User, now: datetime) -> None:
    try:
        activate(channel, by=by, now=now)
    except Refused:
        return  # its page says what is missing, and has the button for later


def refuse_connection(channel: Channel, why: str, *, by: User) -> None:
    """Write down that an attempt to connect led to nothing. Nothing of it was kept."""
    record("channel.connection_refused", channel, by=by, why=why)


def refuse_stray(why: str, *, by: User) -> None:
    """Write down that somebody came back from a platform to which we had not sent them."""
    record("channel.connection_refused", by, by=by, why=why)
