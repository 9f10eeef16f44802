"""When: handlers hear of a report, by its reference and nothing else."""

from __future__ import annotations

from celery import shared_task
from django.utils import timezone

from incidents import telling


@shared_task(name="incidents.tasks.tell_handlers")
def tell_handlers() -> None:
    telling.handlers(now=timezone.now())
