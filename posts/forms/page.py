"""The fourth question: where people can read more on the council's website."""

from __future__ import annotations

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import Day, PlainText
from policy.website import address_on
from posts.forms.words import LONGEST_ADDRESS, Address
from posts.models import Post


class PageForm(forms.Form):
    web_page = Address(
        label=_("Council web page"),
        required=False,
        max_length=LONGEST_ADDRESS,
        widget=forms.URLInput(attrs={"list": "known-pages"}),
    )
    no_page_reason = forms.ChoiceField(
        label=_("No web page because"),
        choices=[("", _("There is a web page")), *Post.NoPage.choices],
        required=False,
    )
    page_due_on = Day(
        label=_("The page follows by"),
        required=False,
        help_text=_("The Clerk is reminded of it."),
    )
    no_page_words = PlainText(
        label=_("In your own words"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def say_where(self, hosts: Sequence[str]) -> None:
        """Name an address that would be taken."""
        page = address_on(hosts)
        self.fields["web_page"].help_text = f"{page[0].upper()}{page[1:]}."
