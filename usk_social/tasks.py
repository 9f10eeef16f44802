"""When: what the clock asks of a worker that belongs to no room."""

from __future__ import annotations

from celery import shared_task
from django.utils import timezone

from platforms.models import Heartbeat


@shared_task(name="usk_social.tasks.worker_beats")
def worker_beats() -> None:
    Heartbeat.beat(Heartbeat.WORKER, now=timezone.now())
