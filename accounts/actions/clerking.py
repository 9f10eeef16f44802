"""Begin with a first Town Clerk, or go on with a successor when nobody can let people in (1.7)."""

from __future__ import annotations

from datetime import datetime

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.utils import timezone

from accounts.actions.appointing import Term, hand_over
from accounts.actions.guarding import CLERKS, ONE_DAY, hold_clerks, keep
from accounts.actions.inviting import ask_in
from accounts.models import Office, User, during
from audit.models import record
from policy.clause import Refused
from policy.roles import Role


@transaction.atomic
def begin(*, name: str, email: str, now: datetime) -> User:
    """Invite the first Town Clerk of a council that never had one."""
    refuse_after_the_first()
    return _seat(name=name, email=email, why="The first Town Clerk.", now=now)


def refuse_after_the_first() -> None:
    last = Office.objects.filter(role__in=CLERKS).order_by("held_from").last()
    if last:
        raise Refused.by(
            "1.7",
            f"There is a Clerk already, or was: {last.holder}. A Clerk invites people under "
            "People. If none can sign in any more, use --successor and say why.",
        )


@transaction.atomic
def go_on(*, name: str, email: str, why: str, now: datetime) -> User:
    """Invite a successor when the Clerk has left, or can no longer sign in.

    The Clerk of today may be named again: the old password and the second steps are void then.
    """
    hold_clerks()
    if not Office.objects.filter(role__in=CLERKS).exists():
        raise Refused.by("1.7", "There was no Clerk yet, so nobody can be succeeded.")
    if not why.strip():
        raise Refused.by("1.7", "Say why a successor is needed. It is kept in the record.")
    return _seat(name=name, email=email, why=why.strip(), now=now)


def _seat(*, name: str, email: str, why: str, now: datetime) -> User:
    """Make somebody Town Clerk as of today, with nothing to sign in but a new invitation."""
    today = timezone.localdate(now)
    person = User.objects.select_for_update().filter(email=email).first() or User(
        name=name, email=email, category=User.Category.EMPLOYEE, access_from=today
    )
    if person.why_no_access(today):
        person.access_from, person.access_until, person.is_active = today, None, True
    person.set_unusable_password()
    keep(person, clause="1.7")
    Authenticator.objects.filter(user=person).delete()
    ask_in(person, now=now)
    record("user.seated", person, by=None, why=why)
    if not person.offices.filter(during(today), role=Role.TOWN_CLERK).exists():
        ahead = Office.objects.filter(role=Role.TOWN_CLERK, held_from__gt=today)
        follower = ahead.order_by("held_from").first()
        last = follower.held_from - ONE_DAY if follower else None
        hand_over(person, Term(Role.TOWN_CLERK, today, last), by=None, why=why)
    return person
