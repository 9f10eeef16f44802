"""A pre-election period that lies ahead of the demo council (3.11)."""

from __future__ import annotations

from datetime import datetime, timedelta

from accounts.actions.electing import Period, enter_period
from accounts.models import SensitivePeriod
from usk_social.demo.scene import Scene


def settle(scene: Scene, *, now: datetime) -> None:
    first = scene.today + timedelta(days=100)
    said = Period(
        name="Town and county council elections",
        starts_on=first,
        ends_on=first + timedelta(days=48),
        source="Timetable from the county's Returning Officer",
    )
    period = enter_period(said, by=scene.people["clerk"], now=now)
    SensitivePeriod.objects.filter(pk=period.pk).update(told_at=now)
