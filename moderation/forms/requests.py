"""What somebody says about a request that the law gives a time for."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import PlainText
from moderation.models import InformationRequest


class MarkForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("This is"),
        choices=InformationRequest.Kind.choices,
        error_messages={"required": _("Choose what the resident asks for.")},
    )


class CloseForm(forms.Form):
    outcome = PlainText(
        label=_("How it was answered"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Or why it is no such request. It stays with it."),
    )
