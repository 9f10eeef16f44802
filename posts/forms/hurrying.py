"""What is asked of somebody who publishes at once, and afterwards of the other approver."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import Words
from posts.forms.deciding import DECLARATION


class EmergencyForm(forms.Form):
    reason = Words(
        label=_("Why it cannot wait"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Whoever countersigns it reads this, and it stays in the record."),
        error_messages={
            "required": _("Say why this cannot wait for somebody else to approve it."),
        },
    )
    declared = forms.BooleanField(label=DECLARATION, required=False)


class CountersignForm(forms.Form):
    RIGHT, WRONG = "right", "wrong"

    was_right = forms.ChoiceField(
        label=_("Was it right to publish this at once?"),
        choices=[(RIGHT, _("Yes")), (WRONG, _("No"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Say whether it was right.")},
    )
    words = Words(
        label=_("Your words"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Needed if it was not right: what should have been done instead."),
    )
