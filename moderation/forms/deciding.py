"""What a moderator says about a comment."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import PlainText
from moderation.models import Ban
from policy.clause import Refused
from policy.principles import WORDS

LONGEST = 2000
"""Letters of what somebody gives as their reason."""


class ModerateForm(forms.Form):
    """Nothing is preselected: no principle fits until a person says that it does."""

    LEAVE_UP, HIDE, DELETE, RESTORE = "leave_up", "hide", "delete", "restore"
    REPORT, ESCALATE = "report", "escalate"

    decision = forms.ChoiceField(
        choices=[(value, "") for value in (LEAVE_UP, HIDE, DELETE, RESTORE, REPORT, ESCALATE)]
    )
    principle = forms.ChoiceField(
        label=_("Which principle does it break?"),
        choices=[(principle.value, words) for principle, words in WORDS.items()],
        widget=forms.RadioSelect,
        required=False,
        help_text=_("Needed to hide, delete or report it. Criticism of the council breaks none."),
    )
    reason = PlainText(
        label=_("Reason"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("In your own words: which words of the comment, and whom they harm."),
    )


class DeleteForm(forms.Form):
    """Deleting is for good, so it asks for one answer more."""

    principle = ModerateForm.base_fields["principle"]
    reason = ModerateForm.base_fields["reason"]
    why_not_hide = PlainText(
        label=_("Why would hiding it not do?"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("What is hidden can be shown again; some people may still see it meanwhile."),
    )


class BanForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("What is to happen"),
        choices=Ban.Kind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose whether to mute or to ban.")},
    )
    principle = forms.ChoiceField(
        label=_("Which principle was broken?"),
        choices=ModerateForm.base_fields["principle"].choices,  # type: ignore[attr-defined]
        widget=forms.RadioSelect,
        required=False,
    )
    reason = PlainText(
        label=_("Reason"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    days = forms.IntegerField(
        label=_("For how many days"),
        help_text=_("Usually 30, at most 90. It is lifted by itself."),
        initial=30,
        min_value=1,
        error_messages={
            "required": _("Say for how many days."),
            "invalid": _("Give the days as a number."),
        },
    )


class AnswerForm(forms.Form):
    """The words with which a flag is answered, or a ban refused or lifted."""

    words = PlainText(
        label=_("Your words"), required=False, max_length=LONGEST, widget=forms.Textarea
    )

    def said(self, clause: str) -> str:
        """The words. Too many are refused, as the actions refuse."""
        if not self.is_valid():
            raise Refused.by(clause, " ".join(map(str, self.errors["words"])))
        words: str = self.cleaned_data["words"]
        return words
