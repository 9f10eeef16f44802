"""The second question, what the post says, and what its words rest on."""

from __future__ import annotations

from typing import ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import PlainText
from policy.website import split, tidied
from posts.models import Post

MOST = 20_000
LONGEST_ADDRESS = 500


class Address(PlainText):
    """The address of a page anywhere, as a browser shows it."""

    widget = forms.URLInput
    default_error_messages: ClassVar = {
        "invalid": _("That is not a web address. Copy it from the browser's address line."),
        "max_length": _(
            "That address has %(show_value)s characters and may have %(limit_value)s. "
            "Give a shorter one."
        ),
    }

    def clean(self, value: object) -> str:
        address: str = super().clean(value)
        if address and split(address) is None:
            raise ValidationError(self.error_messages["invalid"])
        return tidied(address)


class WordsForm(forms.Form):
    message = PlainText(
        label=_("Message"),
        required=False,
        max_length=MOST,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("Plain words, short sentences. It is posted as the council, not as you."),
    )
    welsh = PlainText(
        label=_("Welsh"),
        required=False,
        max_length=MOST,
        widget=forms.Textarea(attrs={"rows": 6, "lang": "cy"}),
        help_text=_("It stands under the English in the same post."),
    )
    interest = forms.ChoiceField(
        label=_(
            "Does this post promote a business, or something a councillor or officer has an "
            "interest in?"
        ),
        choices=Post.Interest.choices,
        initial=Post.Interest.NO,
        required=False,
        widget=forms.RadioSelect,
    )
    disclosure = PlainText(
        label=_("The line that says so"),
        required=False,
        max_length=200,
        help_text=_("It stands at the foot of the post, as in: Cllr Rees owns the garage."),
    )
    basis = forms.ChoiceField(
        label=_("What it rests on"),
        choices=[("", _("The council web page it points to")), *Post.Basis.choices],
        required=False,
    )
    basis_words = PlainText(label=_("Which one, or who says so"), required=False, max_length=300)
    shares = Address(
        label=_("Address of what it passes on"), required=False, max_length=LONGEST_ADDRESS
    )
    has_read_it_all = forms.BooleanField(label=_("I have read it all"), required=False)
    audience = forms.ChoiceField(
        label=_("Who it is for above all"),
        choices=[("", _("Everybody")), *Post.Audience.choices],
        required=False,
    )
    theme = forms.ChoiceField(
        label=_("Which wellbeing it serves"),
        choices=[("", _("That of its kind")), *Post.Theme.choices],
        required=False,
    )
    is_confidential = forms.BooleanField(
        label=_("It is about an item from which the public was excluded"), required=False
    )
    confidential_reason = PlainText(
        label=_("Why it may be told"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Only the Clerk may write such a post. The approver reads this."),
    )
