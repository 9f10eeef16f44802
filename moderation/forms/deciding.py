"""What a moderator says about a comment."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from policy.principles import WORDS


class ModerateForm(forms.Form):
    """Nothing is preselected: no principle fits until a person says that it does."""

    LEAVE_UP, HIDE, RESTORE = "leave_up", "hide", "restore"

    decision = forms.ChoiceField(choices=[(LEAVE_UP, ""), (HIDE, ""), (RESTORE, "")])
    principle = forms.ChoiceField(
        label=_("Which principle does it break?"),
        choices=[(principle.value, words) for principle, words in WORDS.items()],
        widget=forms.RadioSelect,
        required=False,
        help_text=_("Needed to hide it. Criticism of the council breaks none of them."),
    )
    reason = forms.CharField(
        label=_("Reason"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
