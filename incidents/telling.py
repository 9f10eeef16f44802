"""Tells the handlers that there is a report: a reference and an address, never what it says."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from incidents.models import Handler, Incident


@transaction.atomic
def handlers(*, now: datetime) -> None:
    """Write once to every handler of today but the reporter."""
    fresh = Incident.objects.filter(handlers_told_at=None).select_for_update(skip_locked=True)
    for incident in fresh:
        address = settings.SITE_URL + reverse("incidents:incident", args=[incident.pk])
        people = Handler.objects.on(timezone.localdate(now)).exclude(person=incident.reporter)
        for handler in people.select_related("person"):
            send_mail(
                f"Incident {incident.reference} needs attention",
                f"Incident {incident.reference} needs attention.\n\n{address}\n",
                None,
                [handler.person.email],
            )
        Incident.objects.filter(pk=incident.pk).update(handlers_told_at=now)
