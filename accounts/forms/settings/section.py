"""What the sections of the settings share: their fields are named as the council's own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import time
from decimal import Decimal
from typing import TYPE_CHECKING, ClassVar, cast

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.formats import time_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.actions.setting import Setting
from accounts.models import Council
from accounts.opened import mark
from policy.words import plain, says_something

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

CENT = Decimal("0.01")
LONGEST = 100
MOST = 300


class Lines(forms.Field):
    """Words or names, one a line; the same one twice is one."""

    widget = forms.Textarea

    def __init__(self, *, label: _StrPromise, help_text: _StrPromise | str = "", rows: int = 6):
        widget = forms.Textarea(attrs={"rows": rows, "spellcheck": "false"})
        super().__init__(label=label, help_text=help_text, required=False, widget=widget)

    def prepare_value(self, value: object) -> object:
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: object) -> list[str]:
        typed = (" ".join(plain(line).split()) for line in str(value or "").splitlines())
        said = [line for line in typed if says_something(line)]
        if long := [line for line in said if len(line) > LONGEST]:
            raise ValidationError(
                gettext_lazy(
                    "“%(line)s…” is longer than a line may be: at most %(most)d characters."
                ),
                params={"line": long[0][:30], "most": LONGEST},
            )
        if len(said) > MOST:
            raise ValidationError(
                gettext_lazy("That is more than %(most)d lines. Keep those that matter."),
                params={"most": MOST},
            )
        return list({line.casefold(): line for line in reversed(said)}.values())[::-1]


@dataclass(frozen=True)
class Row:
    """What is set, for those who only read it. `words` are those of a list."""

    label: str
    said: str
    words: tuple[str, ...] = ()


class Section(forms.Form):
    """Each field but `opened`, and those in `asides`, is named as the council's own."""

    slug: ClassVar[str]
    title: ClassVar[str | _StrPromise]
    clause: ClassVar[str] = ""
    lead: ClassVar[str | _StrPromise] = ""
    asides: ClassVar[tuple[str, ...]] = ()
    """Fields that are asked and not kept."""

    opened = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: QueryDict | None = None, *, council: Council) -> None:
        super().__init__(data, initial={"opened": mark(council)})
        self.council = council
        for name in self.kept():
            self.initial[name] = getattr(council, name)

    def kept(self) -> list[str]:
        return [name for name in self.fields if name != "opened" and name not in self.asides]

    def said(self) -> dict[str, Setting]:
        """What is to hold, by the names of the council's own fields."""
        return {name: self.cleaned_data[name] for name in self.kept()}

    def come_back(self) -> None:
        """Show again what was typed, as of what stands there now."""
        typed = cast(QueryDict, self.data).copy()
        typed["opened"] = mark(Council.now())
        self.data = typed

    def rows(self) -> list[Row]:
        return [self._row(name) for name in self.kept()]

    def _row(self, name: str) -> Row:
        field, value = self.fields[name], getattr(self.council, name)
        label = str(field.label)
        if isinstance(field, Lines):
            return Row(label, "", tuple(value))
        choices = _choices(field)
        if isinstance(value, list):
            return Row(label, ", ".join(str(choices[one]) for one in value) or _("None"))
        if isinstance(value, time):
            return Row(label, time_format(value, "g.iA").replace(".00", "").lower())
        if isinstance(value, Decimal):
            return Row(label, f"${value.quantize(CENT) if value >= 1 else value.normalize():f}")
        if value is None or value == "":
            return Row(label, str(choices.get("", _("Not set"))))
        return Row(label, str(choices.get(value, choices.get(str(value), value))))


class Asking(Section):
    """A section that asks back about what is unusual, and new: a tick says that it is right."""

    asides = ("is_right",)

    def __init__(self, data: QueryDict | None = None, *, council: Council) -> None:
        super().__init__(data, council=council)
        self.is_asked = False
        self.fields["is_right"] = forms.BooleanField(
            label=gettext_lazy("It is right"), required=False
        )
        self.full_clean()
        if not self.is_asked:
            del self.fields["is_right"]

    def ask(self, name: str, why: str | _StrPromise) -> None:
        self.is_asked = True
        if not self.cleaned_data.get("is_right"):
            tick = gettext_lazy("If it is right, tick the box below.")
            self.add_error(name, ValidationError([why, tick]))

    def is_new(self, *names: str) -> bool:
        """Whether all of them came in, and one is another than what is set."""
        said = self.cleaned_data
        return all(name in said for name in names) and any(
            said[name] != getattr(self.council, name) for name in names
        )


def _choices(field: forms.Field) -> dict[object, object]:
    if not isinstance(field, forms.ChoiceField):
        return {}
    return dict(cast(Iterable[tuple[object, object]], field.choices))
