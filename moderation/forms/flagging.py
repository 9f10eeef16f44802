"""What somebody says who flags a comment."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class FlagForm(forms.Form):
    words = forms.CharField(
        label=_("What troubles you about it"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    is_target = forms.BooleanField(label=_("It is about me"), required=False)
