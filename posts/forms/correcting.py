"""The words that should stand instead of those that are out, and why."""

from __future__ import annotations

import uuid
from typing import cast

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import PlainText
from posts.actions import as_seen
from posts.captions import captions
from posts.corrections import words_now
from posts.models import Extra, Post
from posts.models.extra import CAPTIONED
from posts.taken import Taken


class CorrectForm(forms.Form):
    key = forms.UUIDField(widget=forms.HiddenInput)
    seen = forms.CharField(widget=forms.HiddenInput, strip=False)
    message = PlainText(
        label=_("What it should say"),
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={"required": _("Write what it should say.")},
    )
    welsh = PlainText(
        label=_("What it should say in Welsh"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 8, "lang": "cy"}),
    )
    captions = forms.FileField(
        label=_("Captions file"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".srt,.vtt,text/vtt"}),
        help_text=_("They are put with the video on YouTube once this is approved."),
    )
    captions_language = forms.ChoiceField(
        label=_("Language of the captions"),
        choices=[("", _("Choose one")), *Extra.Language.choices],
        required=False,
    )
    reason = PlainText(
        label=_("Why it is corrected"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("The approver reads this, and it stays in the record."),
        error_messages={"required": _("Say why it is corrected.")},
    )

    def __init__(
        self,
        data: QueryDict | None = None,
        files: MultiValueDict[str, UploadedFile] | None = None,
        *,
        original: Post,
        correction: Post | None,
    ) -> None:
        stands = correction or words_now(original)
        initial = {
            "key": correction.key if correction else uuid.uuid4(),
            "seen": as_seen(original, correction),
            "message": stands.message,
            "welsh": stands.welsh,
            "reason": stands.correction_reason if correction else "",
        }
        super().__init__(data, files, initial=initial)
        if not words_now(original).welsh:
            del self.fields["welsh"]
        if not _lacks_captions(original):
            del self.fields["captions"], self.fields["captions_language"]

    def clean_captions(self) -> Taken | None:
        upload = self.cleaned_data["captions"]
        return captions(upload) if upload else None

    def clean(self) -> None:
        if self.cleaned_data.get("captions") and not self.cleaned_data.get("captions_language"):
            self.add_error("captions_language", _("Say in which language the captions are."))

    def come_back(self, original: Post, correction: Post | None) -> None:
        """Be shown once more, as of what stands now: whoever saves again has seen that."""
        typed = cast(QueryDict, self.data).copy()
        typed["seen"] = as_seen(original, correction)
        if correction:
            typed["key"] = str(correction.key)
        self.data = typed


def _lacks_captions(original: Post) -> bool:
    """Whether captions can still be put with its video: on a platform that takes them later."""
    media = words_now(original).media
    if media is None or media.is_picture() or media.beside(Extra.Kind.CAPTIONS):
        return False
    return original.publications.standing().filter(channel__platform__in=CAPTIONED).exists()
