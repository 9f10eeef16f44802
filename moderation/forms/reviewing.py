"""What an author says who asks for a second look, and what whoever takes it answers."""

from __future__ import annotations

from typing import cast
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import PlainText
from moderation.actions import Asked


class AskForm(forms.Form):
    """For everybody, without an account. `key` makes one request of a form that is sent twice."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    said_where = PlainText(
        label=_("Where your comment stood, and how it began"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Its address if you have it. If not: the post it was under, and the day."),
    )
    author = PlainText(
        label=_("The name you used there"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "nickname"}),
    )
    words = PlainText(
        label=_("Why should it have stayed?"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    email = forms.EmailField(
        label=_("Your email address (optional)"),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text=_("For our answer only. We delete it when the answer has been sent."),
    )
    fax = forms.CharField(
        label=_("Leave this empty: it catches machines"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )

    def clean_fax(self) -> str:
        if self.cleaned_data["fax"]:
            raise ValidationError(_("Something has filled this in by itself. Empty it and send."))
        return ""

    def come_back(self) -> None:
        """Show again what was typed, to be sent as a request of its own."""
        typed = cast(QueryDict, self.data).copy()
        typed["key"] = str(uuid4())
        self.data = typed

    def asked(self) -> Asked:
        said = {name: value for name, value in self.cleaned_data.items() if name != "fax"}
        return Asked(**said)


class SettleForm(forms.Form):
    """Nothing is preselected: it is looked at afresh."""

    UPHELD, OVERTURNED = "upheld", "overturned"

    outcome = forms.ChoiceField(
        label=_("What do you decide?"),
        choices=[
            (UPHELD, _("The first decision stands")),
            (OVERTURNED, _("It should not have been taken down")),
        ],
        widget=forms.RadioSelect,
    )
    reason = PlainText(
        label=_("Why, in words for its author"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("They read exactly this. Name no other resident, and no colleague."),
    )
    shown = forms.IntegerField(required=False, widget=forms.HiddenInput)


class UnfoundForm(forms.Form):
    reason = PlainText(
        label=_("What do you tell the author?"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
