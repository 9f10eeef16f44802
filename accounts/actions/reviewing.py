"""Ask once a quarter of everybody with access: is it still right (1.7)?"""

from __future__ import annotations

from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone

from accounts.actions.guarding import CLERKS, refuse_unless_clerk
from accounts.models import AccessReview, User
from audit.models import MovedOn, record
from policy.clause import Refused


def quarter_of(day: date) -> date:
    """Return the first day of the quarter of a year."""
    return day.replace(month=day.month - (day.month - 1) % 3, day=1)


def left_to_review(day: date) -> QuerySet[User]:
    """Everybody with access of whom nobody has said yet in this quarter whether it is right."""
    everybody: QuerySet[User] = User.objects.with_access(day)
    return everybody.exclude(reviews__quarter=quarter_of(day))


def another_clerk(reader: User, *, day: date) -> User | None:
    """Somebody else who reviews the reader's own access, if there is anybody."""
    clerks: QuerySet[User] = User.objects.holding(*CLERKS, day=day)
    return clerks.exclude(pk=reader.pk).first()


@transaction.atomic
def review(
    person: User, *, verdict: str, opened: str, by: User, now: datetime, why: str = ""
) -> AccessReview:
    """Say of somebody's access whether it is still right. `opened` is what was said so far.

    Raises `MovedOn` when somebody else has said something meanwhile.
    """
    refuse_unless_clerk(by)
    today = timezone.localdate(now)
    if person.pk == by.pk and another_clerk(by, day=today):
        raise Refused.by("1.7", "Your own access is reviewed by whoever else acts as Clerk.")
    said = {"verdict": verdict, "reviewed_by": by, "reviewed_at": now}
    quarter = AccessReview.objects.filter(quarter=quarter_of(today), person=person)
    if opened and not quarter.filter(verdict=opened).update(**said):
        raise _moved_on(person)
    if not opened:
        try:
            with transaction.atomic():
                AccessReview.objects.create(quarter=quarter_of(today), person=person, **said)
        except IntegrityError as raced:
            raise _moved_on(person) from raced
    made = quarter.get()
    record("user.reviewed", person, by=by, verdict=made.get_verdict_display(), why=why)
    return made


def _moved_on(person: User) -> MovedOn:
    return MovedOn(
        f"Somebody else has just reviewed the access of {person}. Look at what they said first."
    )
