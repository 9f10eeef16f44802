"""Reminds by email of what has to be answered, each once: no resident's words leave the portal."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from audit.models import record
from moderation.models import Comment, InformationRequest
from policy.days import after_working_days
from policy.due import remind_from
from policy.roles import ROLES, Permission, Role

CLERKS = [role for role in Role if Permission.KEEP_REQUESTS in ROLES[role]]
ONE_TURN = 50


def everybody(*, now: datetime) -> None:
    """Write every letter that is owed."""
    remind_assignees(now=now)
    tell_of_requests(now=now)
    remind_of_requests(now=now)


@transaction.atomic
def remind_assignees(*, now: datetime) -> None:
    """Write once to whoever is to answer a comment, from a working day before it is due.

    Where nobody was named, the Clerk is written to.
    """
    unreminded = Comment.objects.to_answer().filter(
        assignee_reminded_at=None, reply_due_at__lte=_a_working_day_on(now)
    )
    held = unreminded.select_for_update(skip_locked=True, of=("self",))
    for comment in held.select_related("assignee", "channel", "space")[:ONE_TURN]:
        people = [comment.assignee] if comment.assignee else _clerks(now)
        address = settings.SITE_URL + reverse("moderation:comment", args=[comment.pk])
        subject = f"To answer: a comment on {comment.place}"
        _write(people, subject, "to_answer", now=now, comment=comment, address=address)
        Comment.objects.filter(pk=comment.pk).update(assignee_reminded_at=now)
        record("comment.assignee_reminded", comment, by=None, to=", ".join(map(str, people)))


def _a_working_day_on(now: datetime) -> datetime:
    local = timezone.localtime(now)
    day = after_working_days(local.date(), 1)
    return timezone.make_aware(datetime.combine(day, local.time()))


@transaction.atomic
def tell_of_requests(*, now: datetime) -> None:
    """Tell the Clerk of every request that somebody has marked."""
    for row in _held(InformationRequest.objects.open().filter(told_at=None)):
        _about(row, f"{row.get_kind_display()}: a clock has started", "request", now=now)
        InformationRequest.objects.filter(pk=row.pk).update(told_at=now)
        record("informationrequest.told", row, by=None)


@transaction.atomic
def remind_of_requests(*, now: datetime) -> None:
    """Remind the Clerk once, when three quarters of the time have gone."""
    soon = InformationRequest.objects.open().filter(
        reminded_at=None, told_at__lt=now - timedelta(hours=1)
    )
    for row in _held(soon):
        if remind_from(row.received_at, row.due_at) <= now:
            _about(row, f"{row.get_kind_display()}: the time runs out", "request_due", now=now)
            InformationRequest.objects.filter(pk=row.pk).update(reminded_at=now)


def _held(rows: QuerySet[InformationRequest]) -> QuerySet[InformationRequest]:
    found = rows.select_for_update(skip_locked=True, of=("self",))
    return found.select_related("marked_by", "comment__channel", "comment__space")


def _about(row: InformationRequest, subject: str, letter: str, *, now: datetime) -> None:
    address = settings.SITE_URL + reverse("moderation:request", args=[row.pk])
    _write(_clerks(now), subject, letter, now=now, request=row, address=address)


def _clerks(now: datetime) -> list[User]:
    return list(User.objects.holding(*CLERKS, day=timezone.localdate(now)))


def _write(
    people: Iterable[User], subject: str, letter: str, *, now: datetime, **context: object
) -> None:
    for person in people:
        said = {"person": person, "council": settings.COUNCIL_NAME, "now": now}
        text = render_to_string(f"moderation/email/{letter}.txt", said | context)
        send_mail(subject, text, None, [person.email])
