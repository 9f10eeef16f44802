"""Make a channel active, once it is connected and its roster is what the policy asks for."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import Channel, User
from accounts.roster import roster_of
from policy.clause import Refused, Stage
from policy.judging import require
from policy.roles import Permission


@transaction.atomic
def activate(channel: Channel, *, by: User, now: datetime) -> None:
    """Make a channel active, when its roster is what clause 2.5 asks for."""
    if not by.can(Permission.KEEP_CHANNELS):
        raise Refused.by("2.5", "Only the Clerk may make a channel active.")
    channel = Channel.objects.select_for_update().get(pk=channel.pk)
    if not channel.external_id:
        raise Refused.by("1.2", f"{channel} is not connected yet. Connect it first.")
    if not channel.is_let_in():
        raise Refused.by("1.2", f"The connection of {channel} has ended: reconnect it first.")
    require(Stage.ROSTER, roster_of(channel, day=timezone.localdate(now)).facts)
    channel.move_to(
        Channel.Status.ACTIVE,
        by=by,
        suspended_by=None,
        administrators_told_at=None,
        roster_gap="",
        roster_gap_since=None,
    )
