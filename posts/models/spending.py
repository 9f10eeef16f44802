"""What X charges for, counted by the month."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import Channel


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

    class Meta:
        ordering: ClassVar = ["-month", "what"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["channel", "month", "what"], name="one_line_of_spending_a_month"
            )
        ]

    def __str__(self) -> str:
        return f"{self.channel}, {self.month:%B %Y}: {self.count} {self.get_what_display()}"
