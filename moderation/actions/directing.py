"""Keeping the answers that are ready, and the directory of who can help (3.12)."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from accounts.models import User
from accounts.opened import refuse_if_changed
from audit.models import MovedOn, record
from moderation.models import Canned, Contact
from policy.clause import Refused
from policy.roles import Permission


@transaction.atomic
def keep_entry(entry: Canned | Contact, *, by: User, opened: str = "") -> None:
    """Add an entry or change it. `opened` is the mark of what stood there when it was opened."""
    _expect_keeper(by)
    if entry.pk:
        _as_it_stands(entry, opened=opened)
    entry.changed_by = by
    is_new = entry.pk is None
    entry.save()
    record("directory.added" if is_new else "directory.changed", entry, by=by)


@transaction.atomic
def retire_entry(entry: Canned | Contact, *, by: User, opened: str, now: datetime) -> None:
    """Take an entry out. What was answered with it stays as it was."""
    _expect_keeper(by)
    _as_it_stands(entry, opened=opened)
    entry.retired_at, entry.changed_by = now, by
    entry.save()
    record("directory.removed", entry, by=by)


def _as_it_stands(entry: Canned | Contact, *, opened: str) -> None:
    stands = type(entry).objects.select_for_update().get(pk=entry.pk)
    if stands.retired_at:
        raise MovedOn(f"{stands.changed_by} has removed this meanwhile.")
    refuse_if_changed(stands, opened=opened)


def _expect_keeper(by: User) -> None:
    if not by.can(Permission.MODERATE):
        raise Refused.by("3.12", "Only the Clerk and the administrators keep the directory.")
