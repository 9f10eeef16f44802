"""Why all publishing is paused."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import Words


class PauseForm(forms.Form):
    reason = Words(
        label=_("Reason"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            "required": _("Say why publishing should pause."),
            "max_length": _(
                "A reason has up to %(limit_value)s letters, and this has %(show_value)s. "
                "Say it in fewer words."
            ),
        },
    )
