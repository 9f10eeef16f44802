"""The link in an invitation: made, sent, read, and good for one use within a week."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from smtplib import SMTPException

from django.conf import settings
from django.core import signing
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse

from accounts.models import User
from policy.clause import Refused

logger = logging.getLogger(__name__)

GOOD_FOR = timedelta(days=7)
SALT = "accounts.invitations"


def token(person: User) -> str:
    """Return the secret part of a link: who is invited, by which of their invitations."""
    return signing.dumps([person.pk, _mark(person)], salt=SALT)


def _mark(person: User) -> str:
    return person.invited_at.isoformat() if person.invited_at else ""


def read(token: str, *, now: datetime) -> User:
    """Return who is invited. Raises `Refused`, in a sentence that says what to do instead."""
    try:
        pk, mark = signing.loads(token, salt=SALT)
    except signing.BadSignature:
        pk, mark = None, ""
    person: User | None = User.objects.filter(pk=pk).first()
    if person is None:
        raise Refused.by(
            "1.7",
            "This link is not one of ours, or a part of it is missing. Copy the whole of it from "
            "your invitation, or ask the Town Clerk for a new one.",
        )
    if person.has_usable_password():
        raise Refused.by(
            "1.7",
            "This invitation has been used. Sign in with the password that you chose; if that was "
            "not you, tell the Town Clerk at once.",
        )
    if mark != _mark(person):
        raise Refused.by(
            "1.7",
            "A newer invitation was sent, so this one no longer opens. Use the link in the newest.",
        )
    if person.invited_at is None or now > person.invited_at + GOOD_FOR:
        raise Refused.by(
            "1.7",
            "This invitation is more than a week old, so it no longer opens. "
            "Ask the Town Clerk for a new one.",
        )
    return person


def send_all(*, now: datetime) -> int:
    """Send every invitation that has not left yet, and return how many did.

    One that fails stops no other, and is tried again the next time.
    """
    waiting = User.objects.filter(invited_at__isnull=False, invitation_sent_at=None)
    return sum(_send(pk, now=now) for pk in waiting.values_list("pk", flat=True))


@transaction.atomic
def _send(pk: int, *, now: datetime) -> bool:
    waiting = User.objects.select_for_update(skip_locked=True, of=("self",))
    person = waiting.filter(pk=pk, invitation_sent_at=None).select_related("granted_by").first()
    if person is None:
        return False  # another worker has it
    address = settings.SITE_URL + reverse("accounts:invitation", args=[token(person)])
    said = {
        "person": person,
        "address": address,
        "until": (person.invited_at or now) + GOOD_FOR,
        "council": settings.COUNCIL_NAME,
    }
    text = render_to_string("accounts/email/invitation.txt", said)
    subject = f"Your access to the portal of {settings.COUNCIL_NAME}"
    try:
        send_mail(subject, text, None, [person.email])
    except (SMTPException, OSError) as error:
        logger.warning("Invitation of person %s could not be sent: %s", pk, type(error).__name__)
        return False
    User.objects.filter(pk=pk).update(invitation_sent_at=now)
    return True
