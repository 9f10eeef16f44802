"""What somebody says who flags a comment."""

from __future__ import annotations

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import PlainText
from accounts.models import User


class FlagForm(forms.Form):
    words = PlainText(
        label=_("What troubles you about it"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    is_target = forms.BooleanField(label=_("It is about me"), required=False)
    about = forms.ModelChoiceField(
        User.objects.none(),
        label=_("Whom else it is about"),
        help_text=_("They are told on their desk. If it threatens them, they can report it."),
        empty_label=_("Nobody, or I do not know"),
        required=False,
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        of_today = User.objects.with_access(timezone.localdate()).order_by("name")
        self.fields["about"].queryset = of_today  # type: ignore[attr-defined]
