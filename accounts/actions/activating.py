"""Make a channel active, once its administrators are those that the policy asks for."""

from __future__ import annotations

from django.db import transaction

from accounts.models import Channel, User
from accounts.roster import roster_of
from policy.clause import Refused, Stage
from policy.judging import require
from policy.roles import Permission


@transaction.atomic
def activate(channel: Channel, *, by: User) -> None:
    """Make a channel active, when its roster is what clause 2.5 asks for."""
    if not by.can(Permission.PAUSE):
        raise Refused.by("2.5", "Only the Clerk or the Mayor may make a channel active.")
    require(Stage.ROSTER, roster_of(channel))
    channel.move_to(Channel.Status.ACTIVE, by=by, why="", administrators_told_at=None)
