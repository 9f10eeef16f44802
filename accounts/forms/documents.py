"""One version of a document that the council has adopted, as the Clerk enters it."""

from __future__ import annotations

from typing import cast

from django import forms
from django.core.exceptions import ValidationError
from django.forms.models import model_to_dict
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from accounts.actions import Version
from accounts.models import Document
from accounts.opened import mark
from policy.wording import has_clauses, numbers_given_twice
from policy.words import plain


class DocumentForm(forms.Form):
    opened = forms.CharField(required=False, widget=forms.HiddenInput)
    kind = forms.ChoiceField(label=_("Document"), choices=Document.Kind.choices)
    version = forms.CharField(label=_("Version"), max_length=20, help_text=_("As in 2 or 2027."))
    text = forms.CharField(
        label=_("Its words"),
        required=False,
        max_length=200_000,
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text=_(
            "Paste the whole text. Clauses begin with their number, as 1.5; headings with theirs, "
            "as 1. Introduction. The policy needs its words here: people read them and accept."
        ),
    )
    address = forms.URLField(
        label=_("Where the council publishes it"),
        required=False,
        assume_scheme="https",
        help_text=_("A web address. For the Code and Standing Orders it can stand for the words."),
    )
    adopted_on = forms.DateField(
        label=_("Adopted on"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("It is in force from this day, which may be ahead."),
    )
    minute = forms.CharField(label=_("Minute"), required=False, max_length=60)
    review_due = forms.DateField(
        label=_("To be reviewed by"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(
        self, data: QueryDict | None = None, *, document: Document, stays: bool = False
    ) -> None:
        """`stays`: only what nobody has said yet of this version can be filled in."""
        said = model_to_dict(document, exclude=["id", "added_by"])
        super().__init__(data, initial={**said, "opened": mark(document)})
        for name in said.keys() - document.what_may_be_said_later() if stays else ():
            self.fields[name].disabled = True

    def clean_text(self) -> str:
        text: str = plain(self.cleaned_data["text"]).replace("\r\n", "\n")
        if twice := numbers_given_twice(text):
            raise ValidationError(
                _("%(numbers)s stands there twice, so that nobody could point to it.")
                % {"numbers": " and ".join(twice)}
            )
        return text

    def clean(self) -> None:
        said = self.cleaned_data
        if said.get("kind") == Document.Kind.POLICY:
            if "text" in said and not has_clauses(said["text"]):
                self.add_error("text", _("Paste the words of the policy, with numbered clauses."))
        elif "text" in said and "address" in said and not (said["text"] or said["address"]):
            self.add_error("address", _("Give its words, or the address where it can be read."))
        adopted, due = said.get("adopted_on"), said.get("review_due")
        if adopted and due and due <= adopted:
            self.add_error("review_due", _("Give a day after the one on which it is adopted."))

    def version_said(self) -> Version:
        said = {name: value for name, value in self.cleaned_data.items() if name != "opened"}
        return Version(**said)

    def come_back(self, document: Document) -> None:
        """Show again what was typed, as of what stands there now."""
        self.data = {**cast(QueryDict, self.data).dict(), "opened": mark(document)}
