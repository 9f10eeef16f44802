"""Let somebody in: invite them by email, and let them choose their password (scope)."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from accounts.actions.appointing import Term, enter
from accounts.actions.guarding import keep, refuse_unless_clerk, said
from accounts.models import User
from audit.models import MovedOn, record
from platforms.waking import call_soon
from policy.clause import Refused

PASSING = (User.Category.AGENCY, User.Category.SECONDEE, User.Category.CONTRACTOR)
"""The categories that always have a last day."""


@dataclass(frozen=True)
class Engagement:
    """Whom the council grants access, as what, and for how long."""

    name: str
    email: str
    category: str
    access_from: date
    access_until: date | None = None


@transaction.atomic
def invite(
    engagement: Engagement, term: Term | None, *, by: User, why_this_address: str, now: datetime
) -> User:
    """Grant somebody access, in an office or in none yet, and have an invitation sent to them."""
    refuse_unless_clerk(by)
    refuse_known(engagement.email)
    _refuse_over(engagement.access_until, today=timezone.localdate(now))
    person = User(**asdict(engagement), granted_by=by)
    person.set_unusable_password()
    keep(person, clause="Scope")
    ask_in(person, now=now)
    record(
        "user.invited",
        person,
        by=by,
        category=person.get_category_display(),
        access_from=said(person.access_from),
        access_until=said(person.access_until),
        why=why_this_address,
    )
    if term:
        enter(person, term, by=by)
    return person


def refuse_known(email: str) -> None:
    if known := User.objects.filter(email=email).first():
        raise Refused.by(
            "Scope",
            f"{known} has this address here already. Open their page under People, "
            "and change the dates of their access there.",
        )


def _refuse_over(last: date | None, *, today: date) -> None:
    if last and last < today:
        raise Refused.by(
            "Scope",
            f"This access was over on {last:%-d %B %Y}, so nobody is invited to it. "
            "Give a later last day, or none.",
        )


def ask_in(person: User, *, now: datetime) -> None:
    """Make an invitation, which voids every older one. A worker sends it."""
    User.objects.filter(pk=person.pk).update(invited_at=now, invitation_sent_at=None)
    person.refresh_from_db()
    call_soon("accounts.tasks.send_invitations")


@transaction.atomic
def invite_again(person: User, *, by: User, now: datetime) -> None:
    """Send a new invitation to somebody who has not come in yet."""
    refuse_unless_clerk(by)
    person = User.objects.select_for_update().get(pk=person.pk)
    if person.has_usable_password():
        raise Refused.by(
            "1.7",
            f"{person} has come in already. Whoever has forgotten a password chooses "
            "a new one from the sign-in page.",
        )
    _refuse_over(person.access_until, today=timezone.localdate(now))
    if not person.is_active:
        raise Refused.by("1.7", f"The access of {person} was taken back. Give it again first.")
    ask_in(person, now=now)
    record("user.invited_again", person, by=by)


@transaction.atomic
def come_in(person: User, *, password: str) -> None:
    """Keep the password that somebody chose from their invitation. It serves once.

    Raises `MovedOn` when the invitation was used, or replaced by a newer one, meanwhile.
    """
    now_there = User.objects.select_for_update().get(pk=person.pk)
    if now_there.has_usable_password() or now_there.invited_at != person.invited_at:
        raise MovedOn("This invitation has been used or replaced meanwhile. Sign in instead.")
    person.set_password(password)
    person.save(update_fields=["password"])
    record("user.came_in", person, by=person)
