"""Enter a pre-election period, and take back one that was entered by mistake (3.11)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from accounts.models import SensitivePeriod, User
from audit.models import MovedOn, record
from policy.clause import Refused
from policy.roles import Permission


@dataclass(frozen=True)
class Period:
    """What the Clerk says of it. The last day counts."""

    name: str
    starts_on: date
    ends_on: date
    source: str


@transaction.atomic
def enter_period(said: Period, *, by: User, now: datetime) -> SensitivePeriod:
    """Enter a period. One that crosses another is no mistake: elections do."""
    _refuse_unless_clerk(by)
    if said.ends_on < said.starts_on:
        raise Refused.by("3.11", "A period ends on the day on which it begins, or later.")
    period, is_new = SensitivePeriod.objects.get_or_create(
        name=said.name,
        starts_on=said.starts_on,
        ends_on=said.ends_on,
        withdrawn_at=None,
        defaults={"source": said.source, "entered_by": by, "entered_at": now},
    )
    if not is_new:
        raise Refused.by("3.11", "This period has been entered already.")
    record(
        "period.entered",
        period,
        by=by,
        first=said.starts_on.isoformat(),
        last=said.ends_on.isoformat(),
        source=said.source,
    )
    return period


@transaction.atomic
def withdraw_period(period: SensitivePeriod, *, by: User, now: datetime) -> None:
    """Say that it was a mistake, or is off. It stays in the record and asks nothing any more."""
    _refuse_unless_clerk(by)
    if not SensitivePeriod.objects.filter(pk=period.pk, withdrawn_at=None).update(withdrawn_at=now):
        raise MovedOn("Somebody has withdrawn this period already.")
    record("period.withdrawn", period, by=by)


def _refuse_unless_clerk(by: User) -> None:
    if not by.can(Permission.KEEP_SETTINGS):
        raise Refused.by("3.11", "Only the Clerk enters a pre-election period, and withdraws it.")
