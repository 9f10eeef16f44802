"""The fields of the pages about people: words as everybody sees them, and days of our time."""

from __future__ import annotations

from datetime import date

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from policy.words import plain

FAR = _("Give a day between 1990 and 2100.")


class Words(forms.CharField):
    """A line of text: characters that hide, or turn others round, do not come in."""

    def to_python(self, value: object) -> str:
        return super().to_python(plain(value) if isinstance(value, str) else value) or ""


class Day(forms.DateField):
    """A day. Nobody is engaged in the year 26, whatever was typed."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    default_validators = [  # noqa: RUF012  Django declares it so
        MinValueValidator(date(1990, 1, 1), FAR),
        MaxValueValidator(date(2100, 1, 1), FAR),
    ]


def refuse_to_cross(form: forms.Form, start: str, end: str) -> None:
    """Say at the later field when two days stand in the wrong order."""
    first, last = form.cleaned_data.get(start), form.cleaned_data.get(end)
    if first and last and last < first:
        form.add_error(
            end,
            _("This is before %(day)s, the day on which it begins. Choose that day or a later one.")
            % {"day": f"{first:%-d %B %Y}"},
        )
