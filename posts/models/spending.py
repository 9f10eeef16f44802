"""What X charges for, counted by the month."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Sum
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Channel, Council
from platforms.abilities import Metered
from platforms.base import Content

ZERO = Decimal(0)


class SpendingQuerySet(models.QuerySet["Spending"]):
    def of(self, channel: Channel, month: date) -> Self:
        return self.filter(channel=channel, month=month)

    def total(self) -> Decimal:
        found: Decimal | None = self.aggregate(total=Sum("cost"))["total"]
        return found or ZERO

    def add(self, channel: Channel, what: str, count: int, cost: Decimal, *, month: date) -> None:
        """Count more of it. Two workers at once lose nothing: the database does the sum."""
        line = self.model(channel=channel, month=month, what=what)
        self.bulk_create([line], ignore_conflicts=True)
        self.of(channel, month).filter(what=what).update(
            count=F("count") + count, cost=F("cost") + cost
        )


class Spending(models.Model):
    """What one channel has used of one priced thing in one month, and what that cost."""

    class What(models.TextChoices):
        POST = "post", _("posts without a link")
        LINK = "link", _("posts with a link")
        READ = "read", _("posts read")

    channel = models.ForeignKey(Channel, on_delete=models.PROTECT, related_name="spendings")
    month = models.DateField()
    """Its first day, on the council's clock."""
    what = models.CharField(max_length=10, choices=What.choices)
    count = models.PositiveIntegerField(default=0)
    cost = models.DecimalField(max_digits=12, decimal_places=6, default=0)
    """In US dollars, at the prices of the time."""

    objects = SpendingQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-month", "what"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["channel", "month", "what"], name="one_line_of_spending_a_month"
            )
        ]

    def __str__(self) -> str:
        return f"{self.channel}, {self.month:%B %Y}: {self.count} {self.get_what_display()}"


def charges(channel: Channel) -> bool:
    """Whether what is sent there and read there costs money."""
    return issubclass(channel.adapter(), Metered)


def price_of(channel: Channel, content: Content, council: Council) -> Decimal:
    """What one post costs there, in US dollars."""
    adapter = channel.adapter()
    if not issubclass(adapter, Metered):
        return ZERO
    return council.x_link_price if adapter.has_link(content) else council.x_post_price


def month_of(moment: datetime) -> date:
    return timezone.localdate(moment).replace(day=1)


def spent_on(channel: Channel, now: datetime) -> Decimal:
    """What it has cost so far in the month of a moment, in US dollars."""
    return Spending.objects.of(channel, month_of(now)).total()


def is_over_the_cap(channel: Channel, content: Content, *, now: datetime) -> bool:
    """Whether sending this would take the month's cost over what the council allows."""
    council = Council.now()
    if council.x_monthly_cap is None or not charges(channel):
        return False
    price = price_of(channel, content, council)
    return spent_on(channel, now) + price > council.x_monthly_cap
