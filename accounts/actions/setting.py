"""Change what the council sets by itself: numbers, hours, lists of words, prices (1.7)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import time
from decimal import Decimal

from django.db import transaction

from accounts.models import Council, User
from accounts.opened import refuse_if_changed
from audit.models import Detail, record
from policy.clause import Refused
from policy.roles import Permission

Setting = str | int | bool | None | list[str] | time | Decimal


@transaction.atomic
def change_settings(said: Mapping[str, Setting], *, opened: str, by: User) -> None:
    """Put these in force at once, with a line in the record for each that is another now.

    `said` names the council's own fields; the others stay as they are.
    """
    if not by.can(Permission.KEEP_SETTINGS):
        raise Refused.by("1.7", "Only the Clerk may change the council's settings.")
    Council.objects.get_or_create(pk=1)
    council = Council.objects.select_for_update().get(pk=1)
    refuse_if_changed(council, opened=opened)
    for name, new in said.items():
        old: Setting = getattr(council, name)
        if new != old:
            setattr(council, name, new)
            change = _change(old, new)
            record("council.changed", council, by=by, setting=name.replace("_", " "), **change)
    council.save()


def _change(old: Setting, new: Setting) -> dict[str, Detail]:
    """Of a list only what came and what went: the rest would hide it."""
    if isinstance(old, list) and isinstance(new, list):
        return {
            "added": [word for word in new if word not in old],
            "removed": [word for word in old if word not in new],
        }
    return {"old": _detail(old), "new": _detail(new)}


def _detail(value: Setting) -> Detail:
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return f"{value:f}" if isinstance(value, Decimal) else value
