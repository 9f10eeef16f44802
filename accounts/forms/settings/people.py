"""How many administer a channel, and who approves in a pre-election period."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms.settings.section import Section
from accounts.models import Council


class Administrators(Section):
    slug = "administrators"
    title = _("Administrators of a channel")
    clause = "2.5"

    councillors_needed = forms.IntegerField(
        label=_("Councillors on each channel"),
        min_value=3,
        max_value=12,
        help_text=_("Beside the Clerk. The policy asks for at least three."),
    )
    training_months = forms.IntegerField(
        label=_("Months for which training counts"), min_value=6, max_value=60
    )
    active_days = forms.IntegerField(
        label=_("Days for which an administrator counts as active"),
        min_value=14,
        max_value=365,
        help_text=_("Counted from the last day on which they used this portal."),
    )


class Elections(Section):
    slug = "elections"
    title = _("Pre-election periods")
    clause = "3.11"
    lead = _(
        "The Clerk reads every post first in such a period. Its days have a page of their own."
    )

    mayor_in_period = forms.ChoiceField(
        label=_("When the Mayor approves a post in one"), choices=Council.InPeriod.choices
    )
