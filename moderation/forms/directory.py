"""An answer that is ready, and somebody who can help."""

from __future__ import annotations

import re
from typing import ClassVar

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import PlainText, Words
from accounts.opened import mark
from moderation.models import Canned, Contact

NUMBER = re.compile(r"\+?(?:[ ()./-]*\d){3,15}(?: ?(?:x|ext\.?) ?\d{1,6})?", re.IGNORECASE)
"""From 101 to one from abroad, with or without an extension."""


class EntryForm(forms.ModelForm):
    """What both have: one name at a time, and a mark of what stood there when it was opened."""

    CALLED: ClassVar[str]
    opened = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: QueryDict | None, *, instance: Canned | Contact) -> None:
        opened = mark(instance) if instance.pk else ""
        super().__init__(data, instance=instance, initial={"opened": opened})

    def clean(self) -> None:
        super().clean()
        called = {f"{self.CALLED}__iexact": self.cleaned_data.get(self.CALLED, "")}
        others = type(self.instance).objects.filter(**called, retired_at=None)
        if others.exclude(pk=self.instance.pk).exists():
            self.add_error(self.CALLED, _("One of this name is there already. Change that one."))


class CannedForm(EntryForm):
    CALLED = "title"
    title = Words(label=_("Title"), max_length=120, help_text=_("By which you find it."))
    text = PlainText(
        label=_("In English"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Put what changes in square brackets, as in [street]: it is asked for."),
    )
    welsh = PlainText(
        label=_("In Welsh"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "lang": "cy"}),
        help_text=_("It is offered where the comment is in Welsh."),
    )

    class Meta:
        model = Canned
        fields: ClassVar = ["title", "text", "welsh"]


class ContactForm(EntryForm):
    CALLED = "name"
    name = Words(label=_("Name"), max_length=120)
    helps_with = Words(
        label=_("Helps with"), max_length=300, help_text=_("As in roads, bins and street lights.")
    )
    telephone = Words(label=_("Telephone"), max_length=40, required=False)
    email = forms.EmailField(label=_("Email"), required=False)
    website = forms.URLField(
        label=_("Web page"), max_length=300, required=False, assume_scheme="https"
    )

    class Meta:
        model = Contact
        fields: ClassVar = ["name", "helps_with", "telephone", "email", "website"]

    def clean_telephone(self) -> str:
        number: str = self.cleaned_data["telephone"].strip()
        if number and not NUMBER.fullmatch(number):
            raise forms.ValidationError(_("This is no telephone number: give it in digits."))
        return number

    def clean(self) -> None:
        super().clean()
        said = self.cleaned_data
        ways = ("telephone", "email", "website")
        if not any(said.get(way) or way in self.errors for way in ways):
            self.add_error("telephone", _("Give at least one way to reach them."))
