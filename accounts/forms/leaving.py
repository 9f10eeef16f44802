"""What the Clerk says when somebody leaves: the last day, and who removes which rights by when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from accounts.actions.leaving import Task
from accounts.forms.fields import Day
from accounts.models import Channel, User


class LeavingForm(forms.Form):
    last_day = Day(
        label=_("Last day"),
        help_text=_("This day still counts. To end everything at once, give yesterday."),
    )

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        person: User,
        channels: Sequence[Channel],
        clerk: User,
        today: date,
    ) -> None:
        super().__init__(data, initial={"last_day": person.access_until or today})
        self.channels = channels
        others = User.objects.with_access(today).exclude(pk=person.pk).order_by("name")
        for channel in channels:
            self.fields[f"who_{channel.pk}"] = forms.ModelChoiceField(
                label=_("Who removes them"),
                queryset=others,
                initial=clerk if clerk != person else None,
                empty_label=_("Choose one"),
            )
            self.fields[f"due_{channel.pk}"] = Day(label=_("By when"), initial=today)

    def removals(self) -> Iterator[tuple[Channel, forms.BoundField, forms.BoundField]]:
        """Yield each channel with the fields that belong to it."""
        for channel in self.channels:
            yield channel, self[f"who_{channel.pk}"], self[f"due_{channel.pk}"]

    def tasks(self) -> list[Task]:
        said = self.cleaned_data
        return [
            Task(channel, said[f"who_{channel.pk}"], said[f"due_{channel.pk}"])
            for channel in self.channels
        ]
