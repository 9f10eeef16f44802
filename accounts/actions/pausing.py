"""Pause all publishing, and lift the pause (1.7)."""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, transaction

from accounts.models import Pause, User
from audit.models import record
from policy.clause import Refused
from policy.roles import Permission


@transaction.atomic
def pause(*, by: User, reason: str, now: datetime) -> Pause:
    """Stop everything that is not sent yet, on every channel, until it is lifted (1.7)."""
    if not by.can(Permission.PAUSE):
        raise Refused.by("1.7", "Only the Clerk, the Mayor or who acts for them may do this.")
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
    if not by.can(Permission.LIFT):
        raise Refused.by("1.7", "Only the Clerk or the Mayor may lift the pause.")
    paused = Pause.objects.select_for_update().filter(lifted_at=None).first()
    if paused is None:
        raise Refused.by("1.7", "Publishing is not paused.")
    Pause.objects.filter(pk=paused.pk).update(lifted_by=by, lifted_at=now)
    record("pause.lifted", paused, by=by)
