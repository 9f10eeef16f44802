"""Tells people by email what happened to their sign-in, in case it was not they who did it."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from accounts.models import SecurityEvent

What = SecurityEvent.What

SUBJECTS: dict[str, str] = {
    What.NEW_DEVICE: "You signed in on a new device",
    What.PASSWORD_CHANGED: "Your password was changed",
    What.FACTOR_ADDED: "A second step was added to your sign-in",
    What.FACTOR_REMOVED: "A second step was removed from your sign-in",
}
"""What somebody is written to about, and how the letter begins."""


def send(*, now: datetime) -> None:
    """Write once about each line of the log that asks for a letter, however late the mail is."""
    untold = SecurityEvent.objects.filter(
        what__in=SUBJECTS, told_at=None, person__is_active=True
    ).values_list("pk", flat=True)
    for pk in untold.order_by("at"):
        _send_one(pk, now=now)


@transaction.atomic
def _send_one(pk: int, *, now: datetime) -> None:
    """Write one letter; a letter that cannot go out now is not one that others wait for twice."""
    waiting = SecurityEvent.objects.select_for_update(skip_locked=True, of=("self",))
    event = waiting.select_related("person").filter(pk=pk, told_at=None).first()
    if event is None or event.person is None:
        return
    SecurityEvent.objects.filter(pk=pk).update(told_at=now)
    send_mail(SUBJECTS[event.what], _letter(event), None, [event.person.email])


def _letter(event: SecurityEvent) -> str:
    at = timezone.localtime(event.at)
    what = f"{SUBJECTS[event.what]}: {event.detail}." if event.detail else SUBJECTS[event.what]
    return (
        f"Dear {event.person},\n\n"
        f"{what.rstrip('.')}.\n\n"
        f"When: {at:%-d %B %Y, %H.%M}\n"
        f"With: {event.browser}\n"
        f"From the network address: {event.network_address}\n\n"
        "If it was you, there is nothing to do. If it was not, sign in, change your password and "
        "sign out everywhere else, then tell the Town Clerk at once:\n"
        f"{settings.SITE_URL}{reverse('accounts:security')}\n"
    )
