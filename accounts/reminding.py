"""Reminds people by email, once a week at most, to read the policy that is in force (1.1)."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from accounts.models import Document, User
from accounts.reading import policy_on, without_acceptance
from audit.models import Event, record

logger = logging.getLogger(__name__)

A_WEEK = timedelta(days=7)
REMINDED = "user.reminded"


def remind_readers(*, now: datetime) -> None:
    """Write to everybody who has not accepted it. One letter that fails stops no other."""
    today = timezone.localdate(now)
    policy = policy_on(today)
    for person in without_acceptance(policy, today):
        try:
            _remind(person, policy, now=now)
        except (SMTPException, OSError) as error:
            logger.warning("Person %s was not reminded: %s", person.pk, type(error).__name__)


@transaction.atomic
def _remind(person: User, policy: Document, *, now: datetime) -> None:
    """Write once a week: the line in the record says when it was last."""
    User.objects.select_for_update().get(pk=person.pk)
    lately = Event.objects.about(person).filter(verb=REMINDED, at__gt=now - A_WEEK)
    if lately.exists():
        return
    record("user.reminded", person, by=None, version=policy.version)
    address = settings.SITE_URL + reverse("accounts:accept")
    text = render_to_string(
        "accounts/email/read_the_policy.txt",
        {
            "person": person,
            "policy": policy,
            "address": address,
            "council": settings.COUNCIL_NAME,
        },
    )
    send_mail(f"To read: {policy}", text, None, [person.email])
