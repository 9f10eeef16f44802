"""Offices of the council: who holds which, from when, until when, and by which minute."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value

from accounts.models.people import User
from policy.roles import TITLES, Role

ONE_AT_A_TIME = (Role.TOWN_CLERK, Role.MAYOR, Role.ACTING_MAYOR, Role.DEPUTY_MAYOR)


class Office(models.Model):
    """Somebody's term in an office. The last day counts; no last day means until further notice."""

    holder = models.ForeignKey(User, on_delete=models.PROTECT, related_name="offices")
    role = models.CharField(
        max_length=30,
        choices=[(role.value, title) for role, title in TITLES.items()],
    )
    held_from = models.DateField()
    held_until = models.DateField(null=True, blank=True)
    minute = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(held_until=None) | Q(held_until__gte=F("held_from")),
                name="office_ends_after_it_begins",
                violation_error_message="An office cannot end before the day on which it begins.",
            ),
            *(
                ExclusionConstraint(
                    name=f"one_{role.value}_at_a_time",
                    expressions=[
                        (
                            Func(
                                F("held_from"),
                                F("held_until"),
                                Value("[]"),
                                function="daterange",
                                output_field=DateRangeField(),
                            ),
                            RangeOperators.OVERLAPS,
                        )
                    ],
                    condition=Q(role=role.value),
                    violation_error_message=(
                        f"Somebody else is {TITLES[role]} on some of these days. "
                        "End that term first, or choose other dates."
                    ),
                )
                for role in ONE_AT_A_TIME
            ),
        ]

    def __str__(self) -> str:
        return f"{self.holder}, {self.get_role_display()}"
