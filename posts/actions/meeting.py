"""What the Clerk does with the calendar of meetings: add one, change it, cancel it (2.2, 2.3)."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import IntegrityError, transaction

from accounts.models import User
from accounts.opened import refuse_if_changed
from audit.models import MovedOn, record
from policy.clause import Refused
from policy.roles import Permission
from posts.models import Meeting, Post, Publication


@dataclass(frozen=True)
class Sitting:
    """What the form says of a meeting, already converted."""

    body: str
    starts_at: datetime
    place: str
    agenda_page: str
    minutes_page: str
    is_public: bool


def _require_keeper(by: User) -> None:
    if not by.can(Permission.KEEP_MEETINGS):
        raise Refused.by("2.2", "Only the Town Clerk keeps the calendar of meetings.")


def _keep(meeting: Meeting) -> None:
    try:
        with transaction.atomic():
            meeting.save()
    except IntegrityError:
        raise Refused.by(
            "2.2", f"{meeting.body} meets at that very time already. Change that meeting instead."
        ) from None


@transaction.atomic
def add_meeting(said: Sitting, *, by: User) -> Meeting:
    _require_keeper(by)
    meeting = Meeting(**asdict(said))
    _keep(meeting)
    record("meeting.entered", meeting, by=by)
    return meeting


@transaction.atomic
def change_meeting(meeting: Meeting, said: Sitting, *, opened: str, by: User) -> None:
    """Put down what is so now; posts that point to the meeting stay as they are."""
    _require_keeper(by)
    meeting = Meeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)
    refuse_if_cancelled(meeting)
    refuse_if_changed(meeting, opened=opened)
    before = str(meeting)
    new = {name: value for name, value in asdict(said).items() if getattr(meeting, name) != value}
    for name, value in new.items():
        setattr(meeting, name, value)
    if new:
        _keep(meeting)
        changed = ", ".join(name.replace("_", " ") for name in new)
        record("meeting.changed", meeting, by=by, was=before, changed=changed)


@transaction.atomic
def cancel_meeting(meeting: Meeting, *, by: User, now: datetime) -> None:
    """It does not take place. It stays in the calendar's record, and is not entered again."""
    _require_keeper(by)
    held = Meeting.objects.filter(pk=meeting.pk, cancelled_at=None)
    if held.filter(starts_at__lte=now).exists():
        raise Refused.by("2.2", "This meeting is over, and cannot be cancelled any more.")
    if not held.update(cancelled_at=now):
        raise MovedOn("This meeting is cancelled already.")
    record("meeting.cancelled", meeting, by=by)


def refuse_if_cancelled(meeting: Meeting) -> None:
    if meeting.cancelled_at:
        raise Refused.by("2.2", "This meeting is cancelled. Add it anew if it takes place.")


@transaction.atomic
def say_nothing_to_announce(meeting: Meeting, *, by: User, now: datetime) -> None:
    """Nothing was decided at it that residents need to be told."""
    _require_keeper(by)
    meeting = Meeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)
    if meeting.cancelled_at:
        raise Refused.by("2.3", "This meeting was cancelled: nobody asks what it decided.")
    if meeting.starts_at > now:
        raise Refused.by("2.3", "This meeting is still to come.")
    decisions = Publication.objects.filter(post__meeting=meeting, post__kind=Post.Kind.DECISION)
    if decisions.filter(status=Publication.Status.DONE).exists():
        raise Refused.by("2.3", "A post about what this meeting decided is out already.")
    silent = Meeting.objects.filter(pk=meeting.pk, nothing_to_announce_at=None)
    if not silent.update(nothing_to_announce_at=now, nothing_to_announce_by=by):
        raise MovedOn("Somebody has said so already.")
    record("meeting.nothing_to_announce", meeting, by=by)
