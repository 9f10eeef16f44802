"""The council's own words, links and exceptions, and what it says in public (3.14, 3.15)."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction

from accounts.models import Council, User
from audit.models import MovedOn, record
from moderation.models import Canned, Entry
from moderation.standard import Standard, standards
from platforms.waking import call_soon
from policy.clause import Refused
from policy.principles import REPLIES, Principle
from policy.roles import Permission

Kind = Entry.Kind
READ = "moderation.tasks.read_comments"


@transaction.atomic
def add_entries(kind: Entry.Kind, texts: Sequence[str], *, by: User, now: datetime) -> list[str]:
    """Add these to one of the lists, and return those that were new.

    They hold at once: with another list, comments that wait are due to be read again.
    """
    _expect_keeper(by)
    theirs = Principle.LANGUAGE if kind == Kind.WORD else ""
    council, _new = Council.objects.select_for_update().get_or_create(pk=1)
    known = Entry.objects.filter(kind=kind).values_list("text", flat=True)
    there = {text.casefold() for text in known}
    new = [text for text in texts if text.casefold() not in there]
    Entry.objects.bulk_create(
        Entry(kind=kind, text=text, principle=theirs, added_by=by, added_at=now) for text in new
    )
    if new:
        record("council.changed", council, by=by, setting=_name(kind), added=new)
        call_soon(READ)
    return new


@transaction.atomic
def remove_entry(entry: Entry, *, by: User) -> None:
    """Take one off its list. The record keeps that it stood there."""
    _expect_keeper(by)
    council, _new = Council.objects.get_or_create(pk=1)
    gone, _kinds = Entry.objects.filter(pk=entry.pk).delete()
    if not gone:
        raise MovedOn(f"“{entry.text}” is off the list already.")
    record("council.changed", council, by=by, setting=_name(entry.kind), removed=[entry.text])
    call_soon(READ)


@transaction.atomic
def change_public_words(said: Mapping[str, tuple[str, str]], *, opened: str, by: User) -> None:
    """Put in force what is said in public by each principle, in English and in Welsh.

    Words that are left empty in English become the first ones again.
    """
    _expect_keeper(by)
    council, _new = Council.objects.select_for_update().get_or_create(pk=1)
    now = standards()
    if mark_of_public_words(now) != opened:
        raise MovedOn(
            "Somebody has changed these words since you opened them. "
            "Look at what stands now, then save again to put yours in their place."
        )
    for standard in now:
        text, welsh = said[standard.principle]
        if not text:
            text, welsh = REPLIES[standard.principle]
        if (text, welsh) != (standard.text, standard.welsh):
            _put(standard, text, welsh, by=by)
            setting = f"public words for “{standard.words}”"
            old, new = _both(standard.text, standard.welsh), _both(text, welsh)
            record("council.changed", council, by=by, setting=setting, old=old, new=new)


def mark_of_public_words(now: Sequence[Standard]) -> str:
    """A mark of the public words as they stand, which a form keeps until it is sent."""
    words = [(standard.text, standard.welsh) for standard in now]
    return hashlib.sha256(repr(words).encode()).hexdigest()[:16]


def _both(text: str, welsh: str) -> str:
    return " / ".join(filter(None, [text, welsh]))


def _put(standard: Standard, text: str, welsh: str, *, by: User) -> None:
    own = Canned.objects.filter(principle=standard.principle, retired_at=None).order_by("pk")
    row = own.first() or Canned(principle=standard.principle, title=f"Hidden: {standard.words}")
    row.text, row.welsh, row.changed_by = text, welsh, by
    row.save()


def _name(kind: str) -> str:
    return f"comments: {Kind(kind).label.lower()}"


def _expect_keeper(by: User) -> None:
    if not by.can(Permission.KEEP_SETTINGS):
        raise Refused.by("3.14", "Only the Clerk may change the council's lists.")
