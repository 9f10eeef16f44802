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
    def age_of(cls, part: str, *, now: datetime) -> float | None:
        """Seconds since a part was last seen, or None when it never was."""
        seen = cls.objects.filter(part=part).values_list("at", flat=True).first()
        return (now - seen).total_seconds() if seen else None
