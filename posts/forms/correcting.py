"""The words that should stand instead of those that are out, and why."""

from __future__ import annotations

import uuid
from typing import cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import PlainText
from posts.actions import as_seen
from posts.corrections import words_now
from posts.models import Post


class CorrectForm(forms.Form):
    key = forms.UUIDField(widget=forms.HiddenInput)
    seen = forms.CharField(widget=forms.HiddenInput, strip=False)
    message = PlainText(
        label=_("What it should say"),
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={"required": _("Write what it should say.")},
    )
    reason = PlainText(
        label=_("Why it is corrected"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("The approver reads this, and it stays in the record."),
        error_messages={"required": _("Say why it is corrected.")},
    )

    def __init__(
        self, data: QueryDict | None = None, *, original: Post, correction: Post | None
    ) -> None:
        stands = correction or words_now(original)
        initial = {
            "key": correction.key if correction else uuid.uuid4(),
            "seen": as_seen(original, correction),
            "message": stands.message,
            "reason": stands.correction_reason if correction else "",
        }
        super().__init__(data, initial=initial)

    def come_back(self, original: Post, correction: Post | None) -> None:
        """Be shown once more, as of what stands now: whoever saves again has seen that."""
        typed = cast(QueryDict, self.data).copy()
        typed["seen"] = as_seen(original, correction)
        if correction:
            typed["key"] = str(correction.key)
        self.data = typed
