"""The form for the council web page that was to follow a post."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import PlainText
from accounts.models import Council
from policy.website import address_on


class PageForm(forms.Form):
    page = PlainText(
        label=_("Council web page"),
        max_length=500,
        error_messages={"required": _("Give the address of the page.")},
        widget=forms.URLInput,
    )
    opened = forms.CharField(widget=forms.HiddenInput, required=False)
    """The page that had been given when the form was opened."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        page = address_on(Council.now().hosts())
        self.fields["page"].help_text = f"{page[0].upper()}{page[1:]}."
