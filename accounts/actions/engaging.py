"""Change what is known of somebody's engagement: name, category, dates (scope)."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from accounts.actions.fitting import refuse_misfit, refuse_to_outlast
from accounts.actions.guarding import (
    hold_clerks,
    keep,
    refuse_to_lose,
    refuse_unless_clerk,
    said,
    since,
)
from accounts.actions.inviting import Engagement, ask_in, refuse_known
from accounts.models import User
from audit.models import Event, MovedOn, record


def engagement_of(person: User) -> Engagement:
    return Engagement(
        name=person.name,
        email=person.email,
        category=person.category,
        access_from=person.access_from,
        access_until=person.access_until,
    )


def as_opened(person: User) -> str:
    """A mark of the engagement as it stands, which a form keeps until it is sent."""
    return " | ".join(str(value) for value in asdict(engagement_of(person)).values())


@transaction.atomic
def change(person: User, engagement: Engagement, *, opened: str, by: User, now: datetime) -> User:
    """Change an engagement. `opened` is the mark of what the Clerk saw.

    Saving gives access again to somebody whose access was taken back. A new address, which only
    somebody who has not come in yet can get, voids the invitation that went to the old one.
    Raises `MovedOn` when something else stands there by now.
    """
    refuse_unless_clerk(by)
    hold_clerks()
    person = User.objects.select_for_update().get(pk=person.pk)
    before = engagement_of(person)
    if opened != as_opened(person) and before != engagement:
        last = Event.objects.about(person).filter(verb="user.changed").last()
        raise MovedOn(
            f"{last.who if last else 'Somebody else'}, changed this since you opened it. Your "
            "words are below, beside what stands now. Save again to put yours in its place."
        )
    changed = [name for name, value in asdict(engagement).items() if getattr(before, name) != value]
    if not changed and person.is_active:
        return person
    if "email" in changed:
        if person.has_usable_password():
            raise MovedOn(f"{person} has come in meanwhile, so the address stays as it is.")
        refuse_known(engagement.email)
    for name in changed:
        setattr(person, name, getattr(engagement, name))
    person.is_active = True
    keep(person, clause="Scope")
    today = timezone.localdate(now)
    if "access_until" in changed:
        refuse_to_outlast(person, today=today)
    if "category" in changed:
        for office in person.offices.filter(since(today)):
            refuse_misfit(office)
    if _shortens(before, engagement):
        refuse_to_lose(person, today=today)
    if "email" in changed:
        ask_in(person, now=now)
    record(
        "user.changed",
        person,
        by=by,
        changed=changed,
        access_from=said(person.access_from),
        access_until=said(person.access_until),
    )
    return person


def _shortens(before: Engagement, after: Engagement) -> bool:
    ends_sooner = (after.access_until or date.max) < (before.access_until or date.max)
    return ends_sooner or after.access_from > before.access_from
