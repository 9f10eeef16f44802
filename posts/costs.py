"""What a channel has cost by the month, for the page that shows it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from django.db.models import Min

from accounts.models import Channel, Council
from policy.scheduling import NEARLY
from posts.models import Spending
from posts.models.spending import ZERO, month_of

BACK = 12
"""Months that are shown beside this one."""


@dataclass
class Month:
    month: date
    counts: dict[str, int] = field(default_factory=dict)
    cost: Decimal = ZERO

    def posts(self) -> int:
        return self.counts.get(Spending.What.POST, 0)

    def links(self) -> int:
        return self.counts.get(Spending.What.LINK, 0)

    def reads(self) -> int:
        return self.counts.get(Spending.What.READ, 0)


@dataclass(frozen=True)
class Standing:
    """How this month stands against the cap, in a word and its tone."""

    spent: Decimal
    cap: Decimal | None

    @property
    def tone(self) -> str:
        if self.cap is None:
            return "neutral"
        if self.spent >= self.cap:
            return "stop"
        return "care" if self.spent >= self.cap * NEARLY else "good"

    @property
    def percent(self) -> int:
        return round(100 * self.spent / self.cap) if self.cap else 0


def by_month(channel: Channel, now: datetime) -> list[Month]:
    """This month and the twelve before it since the first use, the newest first."""
    this = month_of(now)
    lines = Spending.objects.filter(channel=channel)
    since = lines.aggregate(first=Min("month"))["first"] or this
    days = (_before(this, n) for n in range(BACK + 1))
    months = {day: Month(day) for day in days if day == this or day >= since}
    for line in lines.filter(month__in=list(months)):
        shown = months[line.month]
        shown.counts[line.what] = line.count
        shown.cost += line.cost
    return list(months.values())


def standing(months: list[Month], council: Council) -> Standing:
    return Standing(months[0].cost, council.x_monthly_cap)


def _before(month: date, n: int) -> date:
    """The first day of the month that is `n` months before."""
    number = month.year * 12 + month.month - 1 - n
    return date(number // 12, number % 12 + 1, 1)
