"""What people do about an incident."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from accounts.models import User
from audit.models import record
from incidents.models import Access, Evidence, Incident, next_reference
from moderation.models import Comment
from platforms.waking import call_soon
from policy.clause import Refused


@dataclass(frozen=True)
class Report:
    """What the reporter says, already converted. `key` was given out with the empty form."""

    key: UUID
    target: str
    what_happened: str
    place: str
    address: str
    seen_on: date
    who_did_it: str


@transaction.atomic
def report(said: Report, *, comment: Comment | None, by: User, now: datetime) -> Incident:
    """Keep a report, with the comment as evidence when it began from one, and tell the handlers.

    A form sent twice makes one report.
    """
    if already := Incident.objects.filter(pk=said.key, reporter=by).first():
        return already
    incident = Incident.objects.create(
        pk=said.key,
        reference=next_reference(now=now),
        reporter=by,
        target=said.target,
        what_happened=said.what_happened,
        place=said.place,
        address=said.address,
        seen_on=said.seen_on,
        who_did_it=said.who_did_it,
        comment=comment,
        submitted_at=now,
    )
    record("incident.submitted", incident, by=by)
    if comment:
        _keep(incident, comment, by=by, now=now)
    call_soon("incidents.tasks.tell_handlers")
    return incident


def _keep(incident: Incident, comment: Comment, *, by: User, now: datetime) -> None:
    snapshot = json.dumps(comment.snapshot(), ensure_ascii=False, sort_keys=True)
    Evidence.objects.create(
        incident=incident,
        snapshot=snapshot,
        sha256=hashlib.sha256(snapshot.encode()).hexdigest(),
        added_by=by,
        added_at=now,
    )


@transaction.atomic
def take_on(incident: Incident, *, by: User) -> None:
    """Become the one who handles it. Nobody handles a report of their own."""
    if incident.reporter_id == by.pk:
        raise Refused.by("3.13", "You reported this incident, so another handler takes it on.")
    incident.move_to(Incident.Status.OPEN, by=by, handler=by)


def note_access(incident: Incident, *, by: User, was_let_in: bool) -> None:
    Access.objects.create(incident=incident, person=by, was_let_in=was_let_in)
