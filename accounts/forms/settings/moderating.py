"""How long a second look may take, and whether what was decided is shown to everybody."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms.settings.section import Section


def _is_yes(value: object) -> bool:
    return str(value) == "True"


class SecondLooks(Section):
    slug = "second-looks"
    title = _("Second looks at hidden comments")
    clause = "3.15"

    review_days = forms.IntegerField(
        label=_("Working days within which the author has an answer"), min_value=1, max_value=30
    )
    are_figures_public = forms.TypedChoiceField(
        label=_("Figures about moderation on the public house rules page"),
        choices=[(False, _("Not shown")), (True, _("Shown, year by year"))],
        coerce=_is_yes,
        help_text=_("Counts only; numbers below three are not told."),
    )
