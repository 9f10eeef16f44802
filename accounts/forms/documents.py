"""One version of a document that the council has adopted, as the Clerk enters it."""

from __future__ import annotations

from dataclasses import fields
from hashlib import sha256
from typing import cast

from django import forms
from django.core.exceptions import ValidationError
from django.forms.models import model_to_dict
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from accounts.actions import Version
from accounts.forms.fields import Day, Words
from accounts.models import Document
from accounts.opened import mark
from policy.wording import differences, has_clauses, numbers_given_twice
from policy.words import plain


class DocumentForm(forms.Form):
    opened = forms.CharField(required=False, widget=forms.HiddenInput)
    kind = forms.ChoiceField(label=_("Document"), choices=Document.Kind.choices)
    version = Words(label=_("Version"), max_length=20, help_text=_("As in 2 or 2027."))
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
    adopted_on = Day(
        label=_("Adopted on"),
        required=False,
        help_text=_("It is in force from this day, which may be ahead."),
    )
    minute = Words(label=_("Minute"), required=False, max_length=60)
    review_due = Day(label=_("To be reviewed by"), required=False)
    list_shown = forms.CharField(required=False, widget=forms.HiddenInput)
    is_read = forms.BooleanField(label=_("I have read this list"), required=False)

    def __init__(
        self, data: QueryDict | None = None, *, document: Document, stays: bool = False
    ) -> None:
        """`stays`: only what nobody has said yet of this version can be filled in."""
        said = model_to_dict(document, exclude=["id", "added_by"])
        super().__init__(data, initial={**said, "opened": mark(document)})
        for name in said.keys() - document.what_may_be_said_later() if stays else ():
            self.fields[name].disabled = True
        self.document = document
        if not self.is_bound:
            del self.fields["is_read"]

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
        self._ask_about(self._differing())

    def _differing(self) -> list[str]:
        """What a policy that was typed lacks, changes and adds, in sentences."""
        kind, text = (self.cleaned_data.get(name) for name in ("kind", "text"))
        as_it_was = (self.document.kind, self.document.text)
        if kind != Document.Kind.POLICY or not text or (kind, text) == as_it_was:
            return []
        differs = differences(text)
        sentences = {
            _("It lacks %(clauses)s."): differs.missing,
            _("It says something else at %(clauses)s."): differs.changed,
            _("It has %(clauses)s of its own."): differs.added,
        }
        return [
            sentence % {"clauses": ", ".join(clauses)}
            for sentence, clauses in sentences.items()
            if clauses
        ]

    def _ask_about(self, differing: list[str]) -> None:
        """Have this very list read before the policy is kept: a tick for another does not count."""
        if not differing:
            del self.fields["is_read"]
            return
        shown = sha256(" ".join(differing).encode()).hexdigest()
        if self.cleaned_data["is_read"] and self.cleaned_data["list_shown"] == shown:
            return
        self.data = {**cast(QueryDict, self.data).dict(), "list_shown": shown, "is_read": ""}
        do = _("Put the text right, or tick this when the council adopted it so.")
        self.add_error("is_read", " ".join([*differing, str(do)]))

    def version_said(self) -> Version:
        return Version(**{each.name: self.cleaned_data[each.name] for each in fields(Version)})

    def come_back(self, document: Document) -> None:
        """Show again what was typed, as of what stands there now."""
        self.data = {**cast(QueryDict, self.data).dict(), "opened": mark(document)}
