"""Enter who holds which office: from when, until when, by which minute (3.5)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from accounts.actions.fitting import refuse_misfit, refuse_outside_access, refuse_to_undo_acting
from accounts.actions.guarding import (
    CLERKS,
    ONE_DAY,
    hold_clerks,
    keep,
    refuse_unless_clerk,
    refuse_without_clerk,
    said,
    since,
)
from accounts.models import Office, User, during
from accounts.opened import refuse_if_changed
from audit.models import MovedOn, record
from policy.clause import Refused
from policy.roles import TITLES, Role


@dataclass(frozen=True)
class Term:
    """An office from a day on; without a last day until further notice."""

    role: Role
    held_from: date
    held_until: date | None = None
    minute: str = ""


@transaction.atomic
def appoint(holder: User, term: Term, *, by: User) -> Office:
    """Enter an office of somebody. A clash with somebody else's term is refused."""
    refuse_unless_clerk(by)
    return enter(holder, term, by=by)


def enter(holder: User, term: Term, *, by: User | None, why: str = "") -> Office:
    """Enter an office and record it, within the caller's transaction.

    It lies within the holder's access; without a last day it goes on for as long as that does.
    """
    holder = User.objects.select_for_update().get(pk=holder.pk)
    same = holder.offices.filter(since(term.held_from), role=term.role)
    if term.held_until:
        same = same.filter(held_from__lte=term.held_until)
    if same.exists():
        raise Refused.by(
            "3.5", f"{holder} is {TITLES[term.role]} on some of these days already. Change that."
        )
    office = Office(
        holder=holder,
        role=term.role,
        held_from=term.held_from,
        held_until=term.held_until,
        minute=term.minute,
    )
    refuse_outside_access(office)
    refuse_misfit(office)
    keep(office, clause="3.5")
    record(
        "office.entered",
        office,
        by=by,
        why=why,
        held_from=said(term.held_from),
        held_until=said(term.held_until),
        minute=term.minute,
    )
    return office


@transaction.atomic
def succeed(holder: User, term: Term, *, by: User, now: datetime) -> Office | None:
    """Hand an office over on a day: the present term ends the day before. Return that term."""
    refuse_unless_clerk(by)
    hold_clerks()
    if term.held_from < timezone.localdate(now):
        raise Refused.by(
            "3.5",
            f"{term.held_from:%-d %B %Y} is over, and whoever held the office then held it. "
            "Hand it over from today or a later day.",
        )
    before = hand_over(holder, term, by=by)
    if term.role in CLERKS:
        refuse_without_clerk(term.held_from)
    return before


def hand_over(holder: User, term: Term, *, by: User | None, why: str = "") -> Office | None:
    """End the present term the day before a new one and enter the new, in the caller's hands."""
    terms = Office.objects.select_for_update(of=("self",)).select_related("holder")
    present = terms.filter(during(term.held_from), role=term.role).first()
    if present and present.holder_id == holder.pk:
        raise Refused.by(
            "3.5", f"{holder} is {TITLES[term.role]} on that day already. Choose somebody else."
        )
    if present and present.held_from == term.held_from:
        raise Refused.by(
            "3.5",
            f"{present.holder} becomes {TITLES[term.role]} on that very day. "
            "Take that back on their page first, or choose a later day.",
        )
    if present:
        close(present, term.held_from - ONE_DAY, by=by, why=why or f"{holder} follows.")
        refuse_to_undo_acting(present, from_day=term.held_from)
    if term.role == Role.TOWN_CLERK:
        _stop_standing_in(holder, term.held_from, by=by)
    enter(holder, term, by=by, why=why)
    return present


def _stop_standing_in(holder: User, day: date, *, by: User | None) -> None:
    """Whoever becomes Clerk no longer acts for the Clerk (2.5)."""
    for office in holder.offices.filter(since(day), role=Role.DEPUTY_CLERK):
        if office.held_from < day:
            close(office, day - ONE_DAY, by=by, why=f"{holder} becomes {TITLES[Role.TOWN_CLERK]}.")
        else:
            forget(office, by=by)


def close(office: Office, last: date, *, by: User | None, why: str = "") -> None:
    """End a term on a day and record it, within the caller's transaction."""
    office.held_until = last
    keep(office, clause="3.5")
    record("office.ended", office, by=by, why=why, held_until=said(last))


@transaction.atomic
def end(office: Office, last: date | None, *, opened: str, by: User, now: datetime) -> None:
    """Change the last day of a term. None lets it go on until further notice."""
    refuse_unless_clerk(by)
    hold_clerks()
    office = Office.objects.select_for_update().get(pk=office.pk)
    refuse_if_changed(office, opened=opened)
    today, until = timezone.localdate(now), office.held_until
    is_over = until is not None and until < today
    if last and office.held_from <= last < today - ONE_DAY and not is_over:
        raise Refused.by(
            "3.5", "Give yesterday at the earliest: until then the office was held, and used."
        )
    if last:
        close(office, last, by=by)
    else:
        office.held_until = None
        keep(office, clause="3.5")
        record("office.goes_on", office, by=by)
    if until and (last is None or last > until):
        refuse_outside_access(office)
        refuse_misfit(office)
    elif last:
        refuse_to_undo_acting(office, from_day=last + ONE_DAY)
        if office.role in CLERKS and not is_over:
            refuse_without_clerk(max(last + ONE_DAY, today))


@transaction.atomic
def take_back(office: Office, *, by: User, now: datetime) -> None:
    """Take back a term that has not begun. The record keeps that it was entered."""
    refuse_unless_clerk(by)
    hold_clerks()
    if office.held_from <= timezone.localdate(now):
        raise Refused.by("3.5", f"The term of {office}, has begun. Give it a last day instead.")
    forget(office, by=by)
    refuse_to_undo_acting(office, from_day=office.held_from)
    if office.role in CLERKS:
        refuse_without_clerk(office.held_from)


def forget(office: Office, *, by: User | None) -> None:
    """Delete a term that never began, and record it, within the caller's transaction."""
    record("office.taken_back", office, by=by, held_from=said(office.held_from))
    if not Office.objects.filter(pk=office.pk).delete()[0]:
        raise MovedOn(f"Somebody has taken back the term of {office}, meanwhile.")
