"""Record what somebody was taught about social media, and mend what was recorded (2.5).

Nobody records their own: the Clerk does, who has seen the certificate.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from accounts.actions.guarding import keep, refuse_unless_clerk, said
from accounts.gaps import look_over
from accounts.models import Training, User
from accounts.opened import refuse_if_changed
from audit.models import MovedOn, record
from policy.clause import Refused
from policy.words import says_something


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
    _refuse_ahead(course, now=now)
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


@transaction.atomic
def correct_training(
    training: Training, course: Course, *, why: str, opened: str, by: User, now: datetime
) -> None:
    """Put right what was recorded, and stand for it. The record keeps both, and why."""
    refuse_unless_clerk(by)
    training = _opened(training, opened=opened)
    _refuse_unless_why(why)
    _refuse_ahead(course, now=now)
    old = _said(training)
    for name, value in asdict(course).items():
        setattr(training, name, value)
    training.recorded_by = by
    new = _said(training)
    if new == old:
        raise Refused.by("2.5", "Nothing is changed. Change what is wrong, or leave it.")
    keep(training, clause="2.5")
    record("training.corrected", training, by=by, why=why, old=old, new=new)
    look_over(now=now)


@transaction.atomic
def withdraw_training(
    training: Training, *, why: str, opened: str, by: User, now: datetime
) -> None:
    """Let training that was recorded wrongly count no more. The record keeps it, and why."""
    refuse_unless_clerk(by)
    training = _opened(training, opened=opened)
    _refuse_unless_why(why)
    record("training.withdrawn", training, by=by, why=why, old=_said(training))
    training.delete()
    look_over(now=now)


def _opened(training: Training, *, opened: str) -> Training:
    """Take the training under lock, unless somebody else was first."""
    rows = Training.objects.select_for_update(of=("self",)).select_related("person")
    found = rows.filter(pk=training.pk).first()
    if found is None:
        raise MovedOn("Somebody else has withdrawn this training since you opened it.")
    refuse_if_changed(found, opened=opened)
    return found


def _refuse_ahead(course: Course, *, now: datetime) -> None:
    if course.taken_on > timezone.localdate(now):
        raise Refused.by("2.5", "That day is still to come. Record training once it is taken.")


def _refuse_unless_why(why: str) -> None:
    if not says_something(why):
        raise Refused.by("2.5", "Say why, in a few words.")


def _said(training: Training) -> str:
    """A training as the record says it."""
    until = f"valid until {said(training.valid_until)}" if training.valid_until else ""
    taken = f"taken on {said(training.taken_on)}"
    parts = (training.course, training.provider, taken, until, training.evidence)
    return ", ".join(filter(None, parts))
