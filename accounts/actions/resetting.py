"""Take away the second steps of somebody who has lost them, so that they can set up new ones."""

from __future__ import annotations

from datetime import datetime

from allauth.mfa.models import Authenticator
from django.db import transaction

from accounts.actions.guarding import refuse_unless_clerk
from accounts.models import User
from accounts.security import Caller, What, note, sign_out_elsewhere
from audit.models import record
from policy.clause import Refused


@transaction.atomic
def reset_second_steps(person: User, *, why: str, by: User, caller: Caller, now: datetime) -> None:
    """Leave somebody their password alone, and sign them out everywhere (1.7)."""
    refuse_unless_clerk(by)
    if person == by:
        raise Refused.by("1.7", "Somebody else must do this for you. Your own you remove yourself.")
    if not why.strip():
        raise Refused.by("1.7", "Say how you know that it is they who ask.")
    removed, _ = Authenticator.objects.filter(user=person).delete()
    if not removed:
        raise Refused.by("1.7", f"{person} has no second step.")
    sign_out_elsewhere(person, but=None)
    detail = "every one of them, by the Town Clerk"
    note(What.FACTOR_REMOVED, person=person, caller=caller, now=now, detail=detail)
    record("user.second_steps_reset", person, by=by, why=why.strip())
