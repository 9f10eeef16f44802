"""Change what the council sets by itself: its numbers, and the hosts of its website (2.5, 1.5)."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from django.db import transaction

from accounts.models import Council, User
from accounts.opened import refuse_if_changed
from audit.models import Detail, record
from policy.clause import Refused
from policy.roles import Permission


@dataclass(frozen=True)
class Settings:
    """What the form says, already converted."""

    councillors_needed: int
    training_months: int
    active_days: int
    website_hosts: list[str]


@transaction.atomic
def change_settings(said: Settings, *, opened: str, by: User) -> None:
    """Put these in force at once, with a line in the record for each that is another now."""
    if not by.can(Permission.KEEP_SETTINGS):
        raise Refused.by("1.7", "Only the Clerk may change the council's settings.")
    Council.objects.get_or_create(pk=1)
    council = Council.objects.select_for_update().get(pk=1)
    refuse_if_changed(council, opened=opened)
    for name, new in asdict(said).items():
        old: Detail = getattr(council, name)
        if new != old:
            setattr(council, name, new)
            record(
                "council.changed", council, by=by, setting=name.replace("_", " "), old=old, new=new
            )
    council.save()
