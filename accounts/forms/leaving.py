"""What the Clerk says when somebody leaves: the last day, and who removes which rights by when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from accounts.actions.leaving import Task, who_may_remove
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
        last = person.access_until or (today if person.is_active else today - timedelta(days=1))
        super().__init__(data, initial={"last_day": last})
        self.channels = channels
        self.today = today
        for channel in channels:
            self.fields[f"who_{channel.pk}"] = forms.ModelChoiceField(
                label=_("Who removes them"),
                queryset=who_may_remove(channel, day=today).exclude(pk=person.pk),
                initial=clerk if clerk != person else None,
                empty_label=_("Choose one"),
            )
            self.fields[f"due_{channel.pk}"] = Day(label=_("By when"), initial=today)

    def clean(self) -> None:
        for channel in self.channels:
            due = self.cleaned_data.get(f"due_{channel.pk}")
            if due and due < self.today:
                self.add_error(
                    f"due_{channel.pk}", _("That day is over. Give today or a later day.")
                )

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
