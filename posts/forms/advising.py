"""A question about a draft, and the answer to it."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import Words

MOST = 2000
TOO_LONG = _("Use up to %(limit_value)s letters; this has %(show_value)s. Say it in fewer words.")


class AskForm(forms.Form):
    question = Words(
        label=_("Your question"),
        max_length=MOST,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The Mayor and the Clerk read it beside your draft."),
        error_messages={"required": _("Write your question."), "max_length": TOO_LONG},
    )


class AdviseForm(forms.Form):
    answer = Words(
        label=_("Your advice"),
        max_length=MOST,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("It stays with the post. Its author and whoever approves it read it."),
        error_messages={"required": _("Write your answer."), "max_length": TOO_LONG},
    )
