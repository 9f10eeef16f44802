"""Tells people by email what waits for them with a post, or what became of theirs; each once."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from accounts.models import Document, SensitivePeriod, User
from policy.days import after_working_days
from policy.roles import ROLES, Permission, Role
from posts.models import Advice, Decision, Emergency, Post
from posts.models.facts import CLERKS, clerk_has_agreed, period_of

DECIDING = tuple(role for role in Role if Permission.APPROVE in ROLES[role])


@transaction.atomic
def approvers(*, now: datetime) -> None:
    """Write to everybody who may approve a post that waits, but not to its author.

    In a pre-election period the Clerk is asked first, and the Mayor when the Clerk has agreed.
    """
    waiting = Post.objects.awaiting_approval().filter(approvers_told_at=None)
    for post in waiting.select_for_update(skip_locked=True, of=("self",)):
        for person in who_decides(post, now=now):
            _write(person, f"To approve: {post}", "to_approve", post=post)
        Post.objects.filter(pk=post.pk).update(approvers_told_at=now)


@transaction.atomic
def reminders(*, now: datetime) -> None:
    """Write once more when a post has waited for a working day."""
    waiting = Post.objects.awaiting_approval().filter(reminded_at=None)
    for post in waiting.select_for_update(skip_locked=True, of=("self",)):
        if post.submitted_at and _a_working_day_after(post.submitted_at) <= now:
            for person in who_decides(post, now=now):
                _write(person, f"Still waits for approval: {post}", "still_waits", post=post)
            Post.objects.filter(pk=post.pk).update(reminded_at=now)


def _a_working_day_after(at: datetime) -> datetime:
    """The same time of day, one working day later."""
    local = timezone.localtime(at)
    day = after_working_days(local.date(), 1)
    return timezone.make_aware(datetime.combine(day, local.time()))


def who_decides(post: Post, *, now: datetime) -> QuerySet[User]:
    """Who is to be asked about a post now."""
    today = timezone.localdate(now)
    people: QuerySet[User] = User.objects.holding(*DECIDING, day=today).exclude(pk=post.author_id)
    if period_of(post, today):
        clerks = User.objects.holding(*CLERKS, day=today)
        is_mayors = clerk_has_agreed(post)
        people = people.exclude(pk__in=clerks) if is_mayors else people.filter(pk__in=clerks)
    return people


@transaction.atomic
def authors(*, now: datetime) -> None:
    """Write to the author of each post that was decided."""
    code = Document.objects.in_force(Document.Kind.CODE, timezone.localdate(now))
    fresh = Decision.objects.filter(author_told_at=None).select_related("post", "author", "by")
    for decision in fresh.select_for_update(skip_locked=True, of=("self",)):
        _write(
            decision.author,
            f"{decision.get_outcome_display()}: {decision.post}",
            "decided",
            post=decision.post,
            decision=decision,
            code=_address("accounts:version", code.pk) if code and decision.code else "",
        )
        Decision.objects.filter(pk=decision.pk).update(author_told_at=now)


@transaction.atomic
def of_expiry(*, now: datetime) -> None:
    """Write to the author and the approvers of a post whose time came before an approval."""
    expired = Post.objects.filter(status=Post.Status.EXPIRED, expiry_told_at=None)
    for post in expired.select_for_update(skip_locked=True, of=("self",)):
        for person in {post.author, *who_decides(post, now=now)}:
            _write(person, f"Its time passed: {post}", "expired", post=post)
        Post.objects.filter(pk=post.pk).update(expiry_told_at=now)


@transaction.atomic
def advisers(*, now: datetime) -> None:
    """Write to the Mayor and the Clerk when somebody asks for advice on a draft."""
    asked = Advice.objects.filter(told_at=None, answered_at=None).select_related("post", "asked_by")
    for advice in asked.select_for_update(skip_locked=True, of=("self",)):
        people = User.objects.holding(*DECIDING, day=timezone.localdate(now))
        for person in people.exclude(pk=advice.asked_by_id):
            _write(person, f"Your advice: {advice.post}", "advice", post=advice.post, advice=advice)
        Advice.objects.filter(pk=advice.pk).update(told_at=now)


@transaction.atomic
def askers(*, now: datetime) -> None:
    """Write to whoever asked for advice when it has come."""
    given = Advice.objects.exclude(answered_at=None).filter(answer_told_at=None)
    given = given.select_related("post", "asked_by", "answered_by")
    for advice in given.select_for_update(skip_locked=True, of=("self",)):
        _write(
            advice.asked_by, f"Advice: {advice.post}", "advised", post=advice.post, advice=advice
        )
        Advice.objects.filter(pk=advice.pk).update(answer_told_at=now)


@transaction.atomic
def of_emergencies(*, now: datetime) -> None:
    """Write to everybody who may countersign what was published at once."""
    used = Emergency.objects.filter(told_at=None).select_related("post", "by")
    for emergency in used.select_for_update(skip_locked=True, of=("self",)):
        people = User.objects.holding(*DECIDING, day=timezone.localdate(now))
        for person in people.exclude(pk=emergency.by_id):
            _write(
                person,
                f"Published at once: {emergency.post}",
                "emergency",
                post=emergency.post,
                emergency=emergency,
                address=_address("posts:countersign", emergency.pk),
            )
        Emergency.objects.filter(pk=emergency.pk).update(told_at=now)


@transaction.atomic
def of_periods(*, now: datetime) -> None:
    """Write about what was sent on before a pre-election period was entered, and goes out in it."""
    fresh = SensitivePeriod.objects.filter(told_at=None, withdrawn_at=None)
    for period in fresh.select_for_update(skip_locked=True):
        for post in Post.objects.due_within(period.starts_on, period.ends_on):
            people = User.objects.holding(*DECIDING, day=timezone.localdate(now))
            for person in {post.author, *people}:
                subject = f"In the pre-election period: {post}"
                _write(person, subject, "in_period", post=post, period=period)
        SensitivePeriod.objects.filter(pk=period.pk).update(told_at=now)


def everybody(*, now: datetime) -> None:
    """Write every letter that is owed."""
    for tell in LETTERS:
        tell(now=now)


LETTERS = (
    *(of_emergencies, approvers, authors, advisers, askers),
    *(of_expiry, reminders, of_periods),
)


def _address(name: str, pk: int) -> str:
    return settings.SITE_URL + reverse(name, args=[pk])


def _write(person: User, subject: str, letter: str, *, post: Post, **context: object) -> None:
    said = {
        "person": person,
        "post": post,
        "address": _address("posts:post", post.pk),
        "council": settings.COUNCIL_NAME,
    }
    text = render_to_string(f"posts/email/{letter}.txt", said | context)
    send_mail(subject, text, None, [person.email])
