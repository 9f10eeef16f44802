"""Which version of the policy is in force, who reads it first, and who has accepted it (1.1)."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from accounts.models import Document, User, during
from policy import facts
from policy.clause import Stage
from policy.judging import require
from policy.reading import READ_FIRST
from policy.roles import ROLES, Role
from policy.wording import first_text

FIRST = "1"
"""The version that came with this portal: what the council had adopted before it."""
REVIEW_AHEAD = timedelta(days=60)


def policy_on(day: date) -> Document:
    """The policy in force on a day. Before the council has entered any, the one we came with.

    That one is kept as a row from the first acceptance on.
    """
    kind = Document.Kind.POLICY
    adopted = Document.objects.in_force(kind, day)
    return adopted or Document(kind=kind, version=FIRST, text=first_text())


def beside_the_policy(day: date) -> list[Document]:
    """The Code of Conduct and Standing Orders in force, as far as the council has entered them."""
    kinds = (Document.Kind.CODE, Document.Kind.ORDERS)
    found = (Document.objects.in_force(kind, day) for kind in kinds)
    return [document for document in found if document]


def reading_of(person: User, *, now: datetime) -> facts.Reading:
    """The facts about what somebody has accepted by now."""
    policy = policy_on(timezone.localdate(now))
    is_accepted = bool(policy.pk) and policy.acceptances.filter(person=person).exists()
    return facts.Reading(policy.version, is_accepted)


def require_reading(person: User, *, now: datetime) -> None:
    """Raise `Refused` unless this person has accepted the policy that is in force."""
    require(Stage.READING, reading_of(person, now=now))


def readers(day: date) -> QuerySet[User]:
    """Everybody whose offices and duties of a day wait for the policy to be accepted."""
    waiting = [role for role in Role if ROLES[role] & READ_FIRST]
    in_office = during(day, "offices__held_from", "offices__held_until")
    on_a_roster = during(day, "administers__held_from", "administers__held_until")
    found: QuerySet[User] = User.objects.filter(
        during(day, "access_from", "access_until"),
        (in_office & Q(offices__role__in=waiting)) | on_a_roster,
        is_active=True,
    ).distinct()
    return found


def without_acceptance(document: Document, day: date) -> QuerySet[User]:
    """Those of them who have not accepted this version."""
    found = readers(day).order_by("name")
    return found.exclude(acceptances__document=document) if document.pk else found


def due_for_review(day: date) -> list[Document]:
    """What is in force and has to be reviewed within the next two months, or should have been."""
    in_force = [policy_on(day), *beside_the_policy(day)]
    return [each for each in in_force if each.review_due and each.review_due <= day + REVIEW_AHEAD]
