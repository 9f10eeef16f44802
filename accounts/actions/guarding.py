"""What every change of people and offices keeps to: by the Clerk, one at a time, never without."""

from __future__ import annotations

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction

from accounts.models import Office, User, during
from audit.models import MovedOn
from policy.clause import Refused
from policy.roles import ROLES, Permission, Role

CLERKS = tuple(role for role in Role if Permission.GRANT_ACCESS in ROLES[role])
"""The offices that let people in: while one of them is held, nobody is locked out for good."""
ONE_DAY = timedelta(days=1)


def refuse_unless_clerk(by: User) -> None:
    if not by.can(Permission.GRANT_ACCESS):
        raise Refused.by("1.7", "Only the Town Clerk, or who acts for the Clerk, may do this.")


def hold_clerks() -> None:
    """Let no other change of a Clerk's office or access happen until this one is through."""
    list(Office.objects.select_for_update().filter(role__in=CLERKS).order_by("pk"))


def refuse_without_clerk(day: date) -> None:
    """Refuse what was just done when nobody would be Clerk on a day."""
    if not User.objects.holding(*CLERKS, day=day).exists():
        raise Refused.by(
            "1.7",
            f"Nobody would be Town Clerk, or act for the Clerk, on {day:%-d %B %Y}. "
            "Enter a successor first.",
        )


def refuse_to_lose(person: User, *, today: date) -> None:
    """Refuse the dates that were just set when they take away the only Clerk there is."""
    ends = person.access_until
    for day in {today, max(today, ends + ONE_DAY) if ends else today}:
        if person.offices.filter(during(day), role__in=CLERKS).exists():
            refuse_without_clerk(day)


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
