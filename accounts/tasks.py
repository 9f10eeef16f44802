"""When: administrators hear that a channel was cut off."""

from __future__ import annotations

from celery import shared_task
from django.utils import timezone

from accounts import telling


@shared_task(name="accounts.tasks.tell_administrators")
def tell_administrators() -> None:
    telling.administrators(now=timezone.now())
