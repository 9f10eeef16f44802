"""The fields that the posts room adds to Django's own."""

from __future__ import annotations

from django import forms

from policy.words import plain


class PlainText(forms.CharField):
    """Text as everybody sees it: characters that hide, or turn others round, do not come in."""

    def to_python(self, value: object) -> str:
        return super().to_python(plain(value) if isinstance(value, str) else value) or ""
