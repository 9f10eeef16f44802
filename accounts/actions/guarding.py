"""What every change of people and offices keeps to: by the Clerk, one at a time, never without."""

from __future__ import annotations

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.db.models import Q

from accounts.models import Office, User
from audit.models import MovedOn
from policy.clause import Refused
from policy.roles import ROLES, Permission, Role

CLERKS = tuple(role for role in Role if Permission.GRANT_ACCESS in ROLES[role])
"""The offices that let people in: while one of them is held, nobody is locked out for good."""
ONE_DAY = timedelta(days=1)
FOUR_WEEKS = timedelta(weeks=4)


def refuse_unless_clerk(by: User) -> None:
    if not by.can(Permission.GRANT_ACCESS):
        raise Refused.by("1.7", "Only the Town Clerk, or who acts for the Clerk, may do this.")


def hold_clerks() -> None:
    """Let no other change of a Clerk's office or access happen until this one is through."""
    list(Office.objects.select_for_update().filter(role__in=CLERKS).order_by("pk"))


def refuse_without_clerk(day: date) -> None:
    """Refuse what was just done when from a day on nobody would be Clerk, as far as terms tell.

    From that day on somebody with access must hold a Clerk's office without a gap: until further
    notice, or, as a locum with a last day does, for four weeks at least. That leaves the time to
    enter who follows.
    """
    gap = _first_day_without_clerk(day)
    if gap and gap < day + FOUR_WEEKS:
        raise Refused.by(
            "1.7",
            f"Nobody would be Town Clerk, or act for the Clerk, on {gap:%-d %B %Y}. "
            "Enter a successor first.",
        )


def _first_day_without_clerk(day: date) -> date | None:
    """The first day from a day on without a Clerk, or None when there is one for good."""
    terms = Office.objects.filter(role__in=CLERKS, holder__is_active=True).select_related("holder")
    spans = sorted(
        (
            max(term.held_from, term.holder.access_from),
            min(term.held_until or date.max, term.holder.access_until or date.max),
        )
        for term in terms
    )
    for first, last in spans:
        if first <= day <= last:
            if last == date.max:
                return None
            day = last + ONE_DAY
    return day


def refuse_to_lose(person: User, *, today: date) -> None:
    """Refuse the dates that were just set when they take away the only Clerk there is."""
    if person.why_no_access(today):
        lost = today
    elif person.access_until:
        lost = person.access_until + ONE_DAY
    else:
        return
    for term in person.offices.filter(since(lost), role__in=CLERKS):
        refuse_without_clerk(max(lost, term.held_from))


def since(day: date) -> Q:
    """Match terms and places that still hold on a day, or later."""
    return Q(held_until=None) | Q(held_until__gte=day)


def said(day: date | None) -> str:
    """A day as the record says it, or nothing."""
    return f"{day:%-d %B %Y}" if day else ""


def keep(row: models.Model, *, clause: str) -> None:
    """Save a row, or refuse it in the sentence that stands with the constraint it would break."""
    try:
        row.full_clean()
        with transaction.atomic():
            row.save()
    except ValidationError as broken:
        raise Refused.by(clause, " ".join(broken.messages)) from broken
    except IntegrityError as raced:
        raise MovedOn(
            "Somebody else entered something at this moment that does not go with it. "
            "Look at it again before you save."
        ) from raced
