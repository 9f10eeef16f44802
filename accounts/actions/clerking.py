"""Begin with a first Town Clerk, or go on with a successor when nobody can let people in (1.7)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.utils import timezone

from accounts.actions.appointing import Term, hand_over
from accounts.actions.guarding import CLERKS, ONE_DAY, hold_clerks, keep
from accounts.actions.inviting import PASSING, ask_in
from accounts.models import Office, User, during
from audit.models import record
from policy.clause import Refused
from policy.roles import Role


@dataclass(frozen=True)
class Seat:
    """Whom the council makes its Clerk. Where nothing is said, what is known of them stays."""

    name: str
    email: str
    category: str | None = None
    until: date | None = None


@transaction.atomic
def begin(seat: Seat, *, now: datetime) -> User:
    """Invite the first Town Clerk of a council that never had one."""
    refuse_after_the_first(today=timezone.localdate(now))
    return _seat(seat, why="The first Town Clerk.", now=now)


def refuse_after_the_first(*, today: date) -> None:
    """Name the Clerk of today, or who was the last one, or who is the next to come."""
    terms = Office.objects.filter(role__in=CLERKS).select_related("holder").order_by("held_from")
    of_today = terms.filter(during(today))
    known = (
        of_today.filter(role=Role.TOWN_CLERK).first()
        or of_today.first()
        or terms.filter(held_from__lte=today).last()
        or terms.first()
    )
    if known:
        raise Refused.by(
            "1.7",
            f"There is a Clerk already, or was: {known.holder}. A Clerk invites people under "
            "People. If none can sign in any more, use --successor and say why.",
        )


@transaction.atomic
def go_on(seat: Seat, *, why: str, now: datetime) -> User:
    """Invite a successor when the Clerk has left, or can no longer sign in.

    The Clerk of today may be named again: the old password and the second steps are void then.
    """
    hold_clerks()
    if not Office.objects.filter(role__in=CLERKS).exists():
        raise Refused.by("1.7", "There was no Clerk yet, so nobody can be succeeded.")
    if not why.strip():
        raise Refused.by("1.7", "Say why a successor is needed. It is kept in the record.")
    return _seat(seat, why=why.strip(), now=now)


def _seat(seat: Seat, *, why: str, now: datetime) -> User:
    """Make somebody Town Clerk as of today, with nothing to sign in but a new invitation."""
    today = timezone.localdate(now)
    person = User.objects.select_for_update().filter(email=seat.email).first() or User(
        name=seat.name, email=seat.email, category=User.Category.EMPLOYEE, access_from=today
    )
    if person.why_no_access(today):
        person.access_from, person.access_until, person.is_active = today, None, True
    person.category = seat.category or person.category
    person.access_until = seat.until or person.access_until
    _refuse_days(person, today=today)
    person.set_unusable_password()
    keep(person, clause="1.7")
    Authenticator.objects.filter(user=person).delete()
    ask_in(person, now=now)
    record("user.seated", person, by=None, why=why)
    if not person.offices.filter(during(today), role=Role.TOWN_CLERK).exists():
        ahead = Office.objects.filter(role=Role.TOWN_CLERK, held_from__gt=today)
        follower = ahead.order_by("held_from").first()
        last = follower.held_from - ONE_DAY if follower else None
        if last and person.access_until:
            last = min(last, person.access_until)
        hand_over(person, Term(Role.TOWN_CLERK, today, last), by=None, why=why)
    return person


def _refuse_days(person: User, *, today: date) -> None:
    last = person.access_until
    if last and last < today:
        raise Refused.by(
            "Scope", f"{last:%-d %B %Y} is over. Give today or a later day with --until."
        )
    if last is None and person.category in PASSING:
        raise Refused.by(
            "Scope",
            f"{person} comes as {person.get_category_display()}, so give the last day of the "
            "engagement with --until, or what they are now with --category.",
        )
