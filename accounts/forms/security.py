"""Why somebody's second steps are taken away."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class ResetForm(forms.Form):
    reason = forms.CharField(
        label=_("How do you know that it is they who ask?"),
        help_text=_("You have spoken to them, for example. A letter or a message is not enough."),
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Say how you know that it is they who ask.")},
    )
