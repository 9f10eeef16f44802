"""The people of the practice council, their offices, their training, and the three channels."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.contrib.auth.hashers import make_password
from django.utils import timezone

from accounts.actions import activate
from accounts.models import (
    Attestation,
    Channel,
    ChannelAdministrator,
    Office,
    Training,
    User,
)
from audit.models import record
from incidents.models import Handler
from platforms.base import Account
from platforms.practice import accounts
from policy.roles import Role

PASSWORD = "croeso-i-frynbuga"  # noqa: S105  practice only, and printed for everybody
ELECTED, EMPLOYEE = User.Category.ELECTED, User.Category.EMPLOYEE


@dataclass(frozen=True)
class Person:
    mailbox: str
    name: str
    category: str
    roles: tuple[Role, ...]
    note: str
    administers: bool = False
    handles: bool = False


PEOPLE = (
    Person("clerk", "Gwen Parry", EMPLOYEE, (Role.TOWN_CLERK,), "writes, approves", True, True),
    Person("mayor", "Cllr Huw Bowen", ELECTED, (Role.MAYOR,), "approves", True, True),
    Person("deputy", "Cllr Sian Lloyd", ELECTED, (Role.DEPUTY_MAYOR,), "is not acting"),
    Person("rees", "Cllr Alun Rees", ELECTED, (Role.COUNCILLOR,), "administers", True),
    Person("morgan", "Cllr Carys Morgan", ELECTED, (Role.COUNCILLOR,), "administers", True),
    Person(
        "price",
        "Cllr Owen Price",
        ELECTED,
        (Role.COUNCILLOR,),
        "administers; reserve handler",
        True,
        True,
    ),
    Person("bevan", "Cllr Nia Bevan", ELECTED, (Role.COUNCILLOR,), "drafts and flags"),
    Person("finance", "Tomos Hale", EMPLOYEE, (Role.OFFICER,), "drafts, flags, reports"),
    Person("contractor", "Dewi Marsh", User.Category.CONTRACTOR, (), "engagement has ended"),
    Person("auditor", "Ffion Grant", User.Category.CONTRACTOR, (Role.AUDITOR,), "reads the record"),
)
CHANNELS: tuple[tuple[str, str, str, Account], ...] = (
    (
        "facebook",
        "Usk Town Council on Facebook",
        "https://www.facebook.com/usk.example",
        accounts.FACEBOOK,
    ),
    ("x", "Usk Town Council on X", f"https://x.com/{accounts.HANDLE}", accounts.X),
    (
        "youtube",
        "Usk Town Council on YouTube",
        "https://www.youtube.com/@usk.example",
        accounts.YOUTUBE,
    ),
)


def settle(today: date) -> dict[str, User]:
    """Make everybody and every channel as of a day, and return everybody by mailbox."""
    since = today - timedelta(days=190)
    password = make_password(PASSWORD)  # once for all: it takes time, and that is its purpose
    people = {person.mailbox: _person(person, password, since, today) for person in PEOPLE}
    clerk = people["clerk"]
    User.objects.exclude(pk=clerk.pk).update(granted_by=clerk)
    Training.objects.update(recorded_by=clerk)
    for platform, name, address, account in CHANNELS:
        channel = Channel.objects.create(
            platform=platform,
            name=name,
            address=address,
            external_id=account.external_id,
            access_token=account.access_token,
            refresh_token=account.refresh_token,
            owning_account="clerk@usk.example",
            minute="2026/058",
        )
        record("channel.registered", channel, by=people["clerk"])
        for person in PEOPLE:
            if person.administers:
                ChannelAdministrator.objects.create(
                    channel=channel,
                    person=people[person.mailbox],
                    rights=ChannelAdministrator.Rights.FULL,
                    held_from=since,
                    minute="2026/058",
                    rights_attested_by=people["clerk"],
                    rights_attested_at=_morning(today - timedelta(days=110)),
                )
        activate(channel, by=people["clerk"], now=_morning(today))
    return people


def _morning(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(9, 30)))


def _person(person: Person, password: str, since: date, today: date) -> User:
    is_passing = person.category == User.Category.CONTRACTOR
    ends = today + timedelta(days=300) if person.roles else today - timedelta(days=1)
    user: User = User.objects.create(
        email=f"{person.mailbox}@usk.example",
        password=password,
        name=person.name,
        category=person.category,
        access_from=since,
        access_until=ends if is_passing else None,
        seen_on=today - timedelta(days=1),
    )
    for role in person.roles:
        Office.objects.create(holder=user, role=role, held_from=since, minute="2026/041")
    if person.administers:
        Training.objects.create(
            person=user,
            course="Social media for councils",
            provider="In-house",
            taken_on=today - timedelta(days=120),
            evidence="Attendance list in the Clerk's office",
        )
        Attestation.objects.create(person=user, at=_morning(today - timedelta(days=100)))
    if person.handles:
        is_reserve = Role.COUNCILLOR in person.roles
        Handler.objects.create(person=user, held_from=since, is_reserve=is_reserve)
    return user
