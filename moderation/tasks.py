"""When: what workers do for comments. Every task may run twice without harm."""

from __future__ import annotations

from celery import shared_task
from django.utils import timezone

from moderation import inbox
from moderation.models import Enforcement
from platforms.outbox import deliver, sweep


@shared_task(name="moderation.tasks.receive")
def receive() -> None:
    inbox.receive_all(now=timezone.now())


@shared_task(name="moderation.tasks.enforce")
def enforce(enforcement_id: int) -> None:
    deliver(Enforcement.objects.get(pk=enforcement_id), now=timezone.now())


@shared_task(name="moderation.tasks.sweep_enforcements")
def sweep_enforcements() -> None:
    sweep(Enforcement, now=timezone.now())
