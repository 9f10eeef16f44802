"""The foot of the check page, and the bar under a post that waits."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import PlainText


class SendForm(forms.Form):
    """The foot of the check page."""

    reason = PlainText(
        label=_("Why this may stand"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("The approver reads this beside the warnings."),
    )
    declared = forms.BooleanField(
        label=_("I have thought about who this reaches and why, and it is accurate"), required=False
    )


class DecideForm(forms.Form):
    """The bar under a post that waits for approval."""

    APPROVE, SEND_BACK, REFUSE = "approve", "send_back", "refuse"

    digest = forms.CharField(widget=forms.HiddenInput)
    decision = forms.ChoiceField(
        choices=[(APPROVE, ""), (SEND_BACK, ""), (REFUSE, "")], widget=forms.HiddenInput
    )
    words = PlainText(
        label=_("Your words"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Needed to send a post back or to refuse it."),
    )
