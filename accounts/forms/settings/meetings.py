"""When the council meets by rule: what the calendar of meetings is filled from."""

from __future__ import annotations

from django import forms
from django.utils.dates import MONTHS, WEEKDAYS
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import Words
from accounts.forms.settings.section import Section

WEEKS = [(1, _("First")), (2, _("Second")), (3, _("Third")), (4, _("Fourth")), (5, _("Last"))]


class Meetings(Section):
    slug = "meetings"
    title = _("When the council meets")
    clause = "2.2"
    lead = _("Dates are proposed by this rule; the Clerk enters and changes each meeting.")

    meeting_body = Words(label=_("Who meets"), max_length=120)
    meeting_week = forms.TypedChoiceField(
        label=_("Which one of the month"), choices=WEEKS, coerce=int
    )
    meeting_weekday = forms.TypedChoiceField(
        label=_("Weekday"), choices=list(WEEKDAYS.items()), coerce=int
    )
    meeting_time = forms.TimeField(label=_("Time"), widget=forms.TimeInput({"type": "time"}))
    meeting_place = Words(label=_("Place"), max_length=200, required=False)
    meeting_month_off = forms.TypedChoiceField(
        label=_("Month without a meeting"),
        choices=[("", _("None")), *MONTHS.items()],
        coerce=int,
        empty_value=None,
        required=False,
    )
