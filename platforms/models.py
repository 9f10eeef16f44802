"""The clock's heartbeat: when the parts that run by themselves were last seen alive."""

from __future__ import annotations

from datetime import datetime

from django.db import models


class Heartbeat(models.Model):
    """One row for each part: the clock, and the worker of each queue."""

    CLOCK = "clock"

    part = models.CharField(max_length=20, primary_key=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.part} at {self.at:%H:%M:%S}"

    @classmethod
    def beat(cls, part: str, *, now: datetime) -> None:
        cls.objects.update_or_create(part=part, defaults={"at": now})

    @staticmethod
    def worker(queue: str) -> str:
        return f"worker {queue}"

    @classmethod
    def age_of(cls, *parts: str, now: datetime) -> float | None:
        """Seconds since the part longest unseen was seen, or None when one never was."""
        seen = list(cls.objects.filter(part__in=parts).values_list("at", flat=True))
        return (now - min(seen)).total_seconds() if len(seen) == len(parts) else None
