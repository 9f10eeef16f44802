"""Keeping the answers that are ready, and the directory of who can help (3.12)."""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, transaction

from accounts.models import User
from accounts.opened import refuse_if_changed
from audit.models import MovedOn, record
from moderation.models import Canned, Contact
from moderation.replying import suggested
from policy.clause import Refused
from policy.roles import Permission


@transaction.atomic
def keep_entry(entry: Canned | Contact, *, by: User, opened: str = "") -> None:
    """Add an entry or change it. `opened` is the mark of what stood there when it was opened."""
    _expect_keeper(entry, by)
    if isinstance(entry, Canned):
        _refuse_what_residents_may_not_say(entry)
    if entry.pk:
        _as_it_stands(entry, opened=opened)
    entry.changed_by = by
    is_new = entry.pk is None
    try:
        with transaction.atomic():
            entry.save()
    except IntegrityError as taken:
        raise MovedOn(
            f"Somebody has entered “{entry}” meanwhile. Change that one, or take another name."
        ) from taken
    record("directory.added" if is_new else "directory.changed", entry, by=by)


@transaction.atomic
def retire_entry(entry: Canned | Contact, *, by: User, opened: str, now: datetime) -> None:
    """Take an entry out. What was answered with it stays as it was."""
    _expect_keeper(entry, by)
    _as_it_stands(entry, opened=opened)
    entry.retired_at, entry.changed_by = now, by
    entry.save()
    record("directory.removed", entry, by=by)


def _as_it_stands(entry: Canned | Contact, *, opened: str) -> None:
    stands = type(entry).objects.select_for_update().get(pk=entry.pk)
    if stands.retired_at:
        raise MovedOn(f"{stands.changed_by} has removed this meanwhile.")
    refuse_if_changed(stands, opened=opened)


def _refuse_what_residents_may_not_say(answer: Canned) -> None:
    """Nothing is kept ready that could not be sent without a doubt."""
    for one in (*suggested(answer.text), *suggested(answer.welsh)):
        raise Refused.by(
            "3.15",
            f"This may break “{one.principle}” ({one.because}), so it cannot be kept ready. "
            "Say it in other words.",
        )


def may_keep(kind: type[Canned | Contact], person: User) -> bool:
    """Whoever stands among the people may be named in public unasked, so the Clerk says who."""
    return person.can(Permission.KEEP_SETTINGS if kind is Contact else Permission.MODERATE)


def _expect_keeper(entry: Canned | Contact, by: User) -> None:
    if may_keep(type(entry), by):
        return
    if isinstance(entry, Contact):
        raise Refused.by("3.12", "Only the Clerk says who can help. Ask the Clerk to add them.")
    raise Refused.by("3.12", "Only the Clerk and the administrators keep the answers.")
