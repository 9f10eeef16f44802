"""What somebody copies in by hand from where no platform hands it on (3.14)."""

from __future__ import annotations

from urllib.parse import urlsplit
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import Day, PlainText
from moderation.actions import Copied
from moderation.models import Space
from policy.words import says_something
from posts import pictures
from posts.taken import DOCUMENT, Taken

WHOLE_ADDRESS = _("Give the web address in full, from https:// on, without a name before a @.")
ONLY_PICTURES = _("Only pictures can be attached here: photograph or screenshot the page.")


class CaptureForm(forms.Form):
    """`key` makes one comment of a form that is sent twice."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    space = forms.ModelChoiceField(
        label=_("Where it was written"),
        queryset=Space.objects.none(),
        required=False,
        empty_label=_("Another place, named below"),
    )
    new_space = PlainText(
        label=_("Name of another place"),
        required=False,
        max_length=120,
        help_text=_("Such as: paper forms on the riverside path."),
    )
    kind = forms.ChoiceField(
        label=_("What kind of place that is"),
        choices=[("", _("Choose one")), *Space.Kind.choices],
        required=False,
    )
    author = PlainText(
        label=_("Who wrote it"),
        max_length=200,
        help_text=_("As they signed it; “not named” if they did not."),
    )
    text = PlainText(
        label=_("What they wrote"),
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Word for word."),
    )
    written_on = Day(label=_("When they wrote it"), initial=timezone.localdate)
    address = forms.URLField(
        label=_("Its web address (optional)"),
        required=False,
        max_length=500,
        assume_scheme="https",
        error_messages={"invalid": WHOLE_ADDRESS},
    )
    screenshot = forms.FileField(
        label=_("Screenshot or photograph (optional)"),
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp,image/gif"}),
        help_text=_("Where and when it was taken is removed from it. It is kept sealed."),
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["space"].queryset = Space.objects.filter(closed_at=None)  # type: ignore[attr-defined]

    def clean_written_on(self) -> object:
        day = self.cleaned_data["written_on"]
        if day > timezone.localdate():
            raise ValidationError(_("That day is still to come. Choose the day they wrote it."))
        return day

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"]
        if not says_something(text):
            raise ValidationError(_("Nobody could see anything of this. Copy what they wrote."))
        return text

    def clean_screenshot(self) -> Taken | None:
        upload = self.cleaned_data["screenshot"]
        try:
            return pictures.picture(upload) if upload else None
        except ValidationError as refusal:
            if refusal.code == DOCUMENT:
                raise ValidationError(ONLY_PICTURES) from refusal
            raise

    def clean_new_space(self) -> str:
        return " ".join(self.cleaned_data["new_space"].split())

    def clean_address(self) -> str:
        address: str = self.cleaned_data["address"]
        if not address:
            return ""
        parts = urlsplit(address)
        if parts.scheme not in ("http", "https") or "@" in parts.netloc:
            raise ValidationError(WHOLE_ADDRESS)
        return address

    def clean(self) -> None:
        said = self.cleaned_data
        has_space, has_name = bool(said.get("space")), bool(said.get("new_space"))
        if has_space and has_name:
            self.add_error("new_space", _("Choose a place above or name another one, not both."))
        elif not has_space and not has_name and "space" not in self.errors:
            self.add_error("space", _("Choose where it was written, or name another place below."))
        if has_name and not said.get("kind"):
            self.add_error("kind", _("Choose what kind of place that is."))

    def copied(self) -> Copied:
        return Copied(**self.cleaned_data)
