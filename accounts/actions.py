"""What people do about the council's channels as a whole."""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, transaction

from accounts.models import Channel, Pause, User
from accounts.roster import roster_of
from audit.models import record
from policy.clause import Refused, Stage
from policy.judging import require
from policy.roles import Permission


@transaction.atomic
def pause(*, by: User, reason: str, now: datetime) -> Pause:
    """Stop everything that is not sent yet, on every channel, until it is lifted (1.7)."""
    if not by.can(Permission.PAUSE):
        raise Refused.by("1.7", "Only the Clerk or the Mayor may pause publishing.")
    if not reason.strip():
        raise Refused.by("1.7", "Say why publishing should pause.")
    try:
        with transaction.atomic():
            made = Pause.objects.create(reason=reason.strip(), by=by, at=now)
    except IntegrityError as already:
        raise Refused.by("1.7", "Publishing is paused already.") from already
    record("pause.begun", made, by=by, why=made.reason)
    return made


@transaction.atomic
def lift(*, by: User, now: datetime) -> None:
    """Let publishing go on. What was held back meanwhile is sent again by a person."""
    if not by.can(Permission.PAUSE):
        raise Refused.by("1.7", "Only the Clerk or the Mayor may lift the pause.")
    paused = Pause.objects.select_for_update().filter(lifted_at=None).first()
    if paused is None:
        raise Refused.by("1.7", "Publishing is not paused.")
    Pause.objects.filter(pk=paused.pk).update(lifted_by=by, lifted_at=now)
    record("pause.lifted", paused, by=by)


@transaction.atomic
def activate(channel: Channel, *, by: User) -> None:
    """Make a channel active, when its roster is what clause 2.5 asks for."""
    if not by.can(Permission.PAUSE):
        raise Refused.by("2.5", "Only the Clerk or the Mayor may make a channel active.")
    require(Stage.ROSTER, roster_of(channel))
    channel.move_to(Channel.Status.ACTIVE, by=by, why="", administrators_told_at=None)
