"""Tells people about second looks: who is to take one before it is due, authors of the outcome."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from datetime import date, datetime
from smtplib import SMTPException
from typing import NamedTuple

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User, during
from moderation.models import Review
from policy.days import after_working_days
from policy.roles import Permission, Role

logger = logging.getLogger(__name__)

REMIND_BEFORE = 2
"""Working days before it is due."""
CLERKS = (Role.TOWN_CLERK, Role.DEPUTY_CLERK)


class Waiting(NamedTuple):
    """A line of the desk: before, subject and after make a sentence; url and action its button."""

    before: str
    subject: str
    url: str
    after: str
    action: str


def about_reviews(reader: User, *, today: date) -> Iterator[Waiting]:
    """Yield the second looks that this reader may take, the first due first."""
    if not reader.can(Permission.MODERATE):
        return
    waiting = Review.objects.waiting().select_related("decision__comment__channel")
    for review in waiting.exclude(first_by=reader):
        if review.decision is None or review.decision.comment.is_decided_by(reader):
            day = f"{review.due_on:%-d %B}"
            is_late = review.due_on < today
            after = _(" was to be answered by %(day)s") if is_late else _(", by %(day)s")
            yield Waiting(
                _("A resident asks for a second look:"),
                review.reference,
                reverse("moderation:review", args=[review.pk]),
                after % {"day": day},
                _("Look again"),
            )


def remind(*, now: datetime) -> None:
    """Write once about each second look that is due soon, to whoever may take it."""
    soon = after_working_days(timezone.localdate(now), REMIND_BEFORE)
    due = Review.objects.waiting().filter(due_on__lte=soon, reminded_at=None)
    _each(due, _remind, now=now)


def tell_authors(*, now: datetime) -> None:
    """Write to each author who left an address, and forget the address with the letter."""
    untold = Review.objects.answered().filter(told_at=None).exclude(email="")
    _each(untold, _tell, now=now)


def _each(
    reviews: QuerySet[Review], write: Callable[[Review, datetime], None], *, now: datetime
) -> None:
    """A letter that fails stops no other, and is tried again."""
    for pk in list(reviews.values_list("pk", flat=True)):
        try:
            with transaction.atomic():
                again = reviews.order_by("pk").select_for_update(skip_locked=True, of=("self",))
                if review := again.filter(pk=pk).first():
                    write(review, now)
        except (SMTPException, OSError) as error:
            logger.warning("No letter about second look %s: %s", pk, type(error).__name__)


def _remind(review: Review, now: datetime) -> None:
    Review.objects.filter(pk=review.pk).update(reminded_at=now)
    day = f"{review.due_on:%-d %B %Y}"
    address = settings.SITE_URL + reverse("moderation:review", args=[review.pk])
    for person in _who_may_take(review, timezone.localdate(now)):
        text = (
            f"Dear {person},\n\nA resident asks for a second look at a comment that was taken "
            f"down. The council owes the answer by {day}.\n\nTake it here: {address}\n"
        )
        send_mail(f"To answer by {day}: second look {review.reference}", text, None, [person.email])


def _who_may_take(review: Review, day: date) -> Iterator[User]:
    """The Clerks and, where the comment is known, the administrators of its channel."""
    people: list[User] = list(User.objects.holding(*CLERKS, day=day))
    if review.decision and (channel := review.decision.comment.channel):
        held = channel.administrators.filter(during(day)).values("person")
        people += User.objects.with_access(day).filter(pk__in=held)
    return (person for person in dict.fromkeys(people) if person.pk != review.first_by_id)


def _tell(review: Review, now: datetime) -> None:
    """Without a word of anybody else, and without the comment itself: letters are read over."""
    to = review.email
    Review.objects.filter(pk=review.pk).update(told_at=now, email="")
    address = settings.SITE_URL + reverse("moderation:asked_review", args=[review.key])
    said = {"review": review, "council": settings.COUNCIL_NAME, "address": address}
    text = render_to_string("moderation/email/second_look.txt", said)
    send_mail(f"Our answer: second look {review.reference}", text, None, [to])
