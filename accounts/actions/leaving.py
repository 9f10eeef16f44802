"""Let somebody go: end their access, offices and places, and have their rights removed (1.7)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from accounts.actions.appointing import close, forget
from accounts.actions.guarding import (
    CLERKS,
    ONE_DAY,
    hold_clerks,
    keep,
    refuse_to_lose,
    refuse_unless_clerk,
    said,
)
from accounts.actions.rostering import departure
from accounts.gaps import look_over
from accounts.models import Channel, ChannelAdministrator, Removal, User, during
from accounts.security import sign_out_elsewhere
from audit.models import MovedOn, record
from policy.administering import clerk_leaves
from policy.clause import Refused
from policy.roles import ROLES, Permission, Role

READERS = [role for role in Role if Permission.READ_ROSTER in ROLES[role]]
"""The offices that see people and channels."""


@dataclass(frozen=True)
class Task:
    """Rights on one platform that somebody takes away there by hand, and until when."""

    channel: Channel
    to_be_done_by: User
    due_on: date


@transaction.atomic
def leave(person: User, *, last_day: date, tasks: Sequence[Task], by: User, now: datetime) -> None:
    """End everything that the council has granted somebody. The last day still counts.

    It only ever shortens access, and what was held before yesterday stays as it was. A last day
    before the first takes the access back: it never was. Whoever has no access any more is signed
    out everywhere.
    """
    refuse_unless_clerk(by)
    hold_clerks()
    today = timezone.localdate(now)
    person = User.objects.select_for_update().get(pk=person.pk)
    _refuse_unless_shorter(person, last_day, today=today)
    if last_day < person.access_from:
        person.is_active = False
    else:
        person.access_until = last_day
    keep(person, clause="1.7")
    refuse_to_lose(person, today=today)
    record("user.left", person, by=by, last_day=said(last_day))
    _refuse_without_clerk_on_rosters(person, last_day, today=today)
    _end_offices(person, last_day, by=by)
    _end_places(person, last_day, by=by, now=now)
    for task in tasks:
        _ask_for_removal(person, task, by=by)
    if person.why_no_access(today):
        sign_out_elsewhere(person, but=None)


def _refuse_unless_shorter(person: User, last_day: date, *, today: date) -> None:
    yesterday, until = today - ONE_DAY, person.access_until
    latest = until if person.is_active else min(until or yesterday, yesterday)
    if latest and last_day > latest:
        raise Refused.by(
            "1.7",
            f"Leaving only shortens access: give {latest:%-d %B %Y} or an earlier day. "
            f"To let {person} in for longer, or again, use Change on their page.",
        )
    if last_day < min(latest or yesterday, yesterday):
        raise Refused.by("1.7", "Give yesterday at the earliest: what was held before, was held.")


def _refuse_without_clerk_on_rosters(person: User, last_day: date, *, today: date) -> None:
    """The Clerk goes from an active channel only when another Clerk is on its roster (2.5)."""
    for place in person.administers.select_related("channel", "person").filter(_after(last_day)):
        leaves = departure(place.channel, place, last_day, today=today)
        if leaves.is_from_active_channel and (why := clerk_leaves(leaves)):
            raise Refused.by("2.5", str(why))


def _end_offices(person: User, last_day: date, *, by: User) -> None:
    for office in person.offices.select_for_update().filter(_after(last_day)):
        if office.held_from > last_day:
            forget(office, by=by)
        else:
            close(office, last_day, by=by, why=f"{person} leaves.")


def _end_places(person: User, last_day: date, *, by: User, now: datetime) -> None:
    """The roster may fall short by it. That is said on its page, and publishing goes on (2.5)."""
    for place in person.administers.select_related("channel").filter(_after(last_day)):
        if place.held_from > last_day:
            place.delete()
        else:
            place.held_until = last_day
            place.save(update_fields=["held_until"])
        record(
            "channel.administrator_removed",
            place.channel,
            by=by,
            person=person.name,
            last_day=said(last_day),
            why=f"{person} leaves.",
        )
    look_over(now=now)


def _after(day: date) -> Q:
    return Q(held_until=None) | Q(held_until__gt=day)


def _ask_for_removal(person: User, task: Task, *, by: User) -> None:
    removal, _ = Removal.objects.update_or_create(
        channel=task.channel,
        person=person,
        done_at=None,
        defaults={"to_be_done_by": task.to_be_done_by, "due_on": task.due_on},
    )
    record(
        "removal.asked",
        removal,
        by=by,
        to_be_done_by=task.to_be_done_by.name,
        due_on=said(task.due_on),
    )


def who_may_remove(channel: Channel, *, day: date) -> QuerySet[User]:
    """Who can be asked to remove rights there: the Clerk, and who administers the channel."""
    administers = (
        ChannelAdministrator.objects.filter(during(day), channel=channel)
        .exclude(rights=ChannelAdministrator.Rights.NONE)
        .values("person")
    )
    clerks = User.objects.holding(*CLERKS, day=day)
    there = User.objects.holding(*READERS, day=day).filter(pk__in=administers)
    found: QuerySet[User] = User.objects.filter(Q(pk__in=clerks) | Q(pk__in=there))
    return found.order_by("name")


@transaction.atomic
def remove(removal: Removal, *, by: User, now: datetime) -> None:
    """Say that the rights are gone from the platform: as the Clerk, or as who was to do it."""
    if by.pk != removal.to_be_done_by_id and not by.can(Permission.GRANT_ACCESS):
        raise Refused.by("1.7", f"Only {removal.to_be_done_by} or the Clerk may say so.")
    if not Removal.objects.filter(pk=removal.pk, done_at=None).update(done_by=by, done_at=now):
        raise MovedOn("Somebody has said already that these rights are gone.")
    record("removal.done", removal, by=by)
