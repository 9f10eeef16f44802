"""What the Clerk says of a pre-election period."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.actions.electing import Period
from accounts.forms.fields import Day, Words, refuse_to_cross


class PeriodForm(forms.Form):
    name = Words(
        label=_("Election"),
        max_length=120,
        help_text=_("As in: Town and county council elections."),
        error_messages={"required": _("Say which election it is.")},
    )
    starts_on = Day(
        label=_("First day"), help_text=_("As a rule the day of the notice of election.")
    )
    ends_on = Day(label=_("Last day"), help_text=_("The day of the poll. It counts."))
    source = Words(
        label=_("Where you have the dates from"),
        max_length=300,
        help_text=_("The notice of election, or who told the council."),
        error_messages={"required": _("Say where you have the dates from.")},
    )

    def clean(self) -> None:
        refuse_to_cross(self, "starts_on", "ends_on")

    def period(self) -> Period:
        """Everything the form says. Call it when the form is valid."""
        return Period(**self.cleaned_data)
