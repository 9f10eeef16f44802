"""The fields of the pages about people: words as everybody sees them, and days of our time."""

from __future__ import annotations

from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from policy.words import plain, says_something

HIDDEN = _(
    "A character that nobody can see was in these words, and was taken out. "
    "Look whether they are right, then send them again."
)
ONE_LINE = _("This takes one line only. Look whether it is right without the break, then send it.")
FAR = _("Give a day between 1990 and 2100.")


class PlainText(forms.CharField):
    """Text as everybody sees it: characters that hide, or turn others round, do not come in.

    Only a text area takes more than one line.
    """

    def to_python(self, value: object) -> str:
        said: str = super().to_python(plain(value) if isinstance(value, str) else value) or ""
        if self._is_one_line() and len(said.splitlines()) > 1:
            raise ValidationError(ONE_LINE)
        return said

    def bound_data(self, data: object, initial: object) -> object:
        """Show again on one line what was typed on more."""
        data = super().bound_data(data, initial)
        if isinstance(data, str) and self._is_one_line():
            return " ".join(data.splitlines())
        return data

    def _is_one_line(self) -> bool:
        return not isinstance(self.widget, forms.Textarea)


class Words(PlainText):
    """A name or a line for the record, which nobody reads again: what was taken out is said.

    What nobody could see is nothing at all.
    """

    def to_python(self, value: object) -> str:
        said = super().to_python(value)
        if not says_something(said):
            return ""
        if plain(str(value)) != value:
            raise ValidationError(HIDDEN)
        return said

    def bound_data(self, data: object, initial: object) -> object:
        """Show again what was typed without what nobody could see, and so could not mend."""
        data = super().bound_data(data, initial)
        return plain(data) if isinstance(data, str) else data


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
