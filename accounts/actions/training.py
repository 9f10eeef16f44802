"""Record what somebody was taught about social media (2.5)."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from accounts.actions.guarding import keep, refuse_unless_clerk, said
from accounts.gaps import look_over
from accounts.models import Training, User
from audit.models import record
from policy.clause import Refused


@dataclass(frozen=True)
class Course:
    course: str
    provider: str
    taken_on: date
    valid_until: date | None = None
    evidence: str = ""


@transaction.atomic
def record_training(person: User, course: Course, *, by: User, now: datetime) -> Training:
    """Record a course. A form that is sent twice records it once."""
    refuse_unless_clerk(by)
    User.objects.select_for_update().get(pk=person.pk)
    if course.taken_on > timezone.localdate(now):
        raise Refused.by("2.5", "That day is still to come. Record training once it is taken.")
    if known := person.trainings.filter(**asdict(course)).first():
        return known
    training = Training(person=person, recorded_by=by, **asdict(course))
    keep(training, clause="2.5")
    record(
        "training.recorded",
        training,
        by=by,
        taken_on=said(training.taken_on),
        evidence=training.evidence,
    )
    look_over(now=now)
    return training
