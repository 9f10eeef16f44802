"""Which comments somebody wants to see."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Channel
from moderation.models import Comment, SavedFilter, Space
from policy.principles import WORDS

ANY = ("", _("Any"))


class FilterForm(forms.Form):
    """Every question may be left open; an answer that does not exist is one left open."""

    FLAGGED, NEEDS_REPLY, MINE = "flagged", "needs_reply", "mine"

    status = forms.ChoiceField(choices=Comment.Status.choices, required=False)
    place = forms.ChoiceField(label=_("Where"), required=False)
    principle = forms.ChoiceField(
        label=_("Suggested"),
        choices=[ANY, *((principle.value, words) for principle, words in WORDS.items())],
        required=False,
    )
    language = forms.ChoiceField(
        label=_("Language"), choices=[ANY, *Comment.Language.choices], required=False
    )
    only = forms.ChoiceField(
        label=_("Only"),
        choices=[
            ("", _("All of them")),
            (FLAGGED, _("Flagged")),
            (NEEDS_REPLY, _("Needing a reply")),
            (MINE, _("Mine to answer")),
        ],
        required=False,
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        channels = Channel.objects.in_use().values_list("pk", "name")
        spaces = Space.objects.values_list("pk", "name")
        self.fields["place"].choices = [  # type: ignore[attr-defined]
            ANY,
            *((f"channel-{pk}", name) for pk, name in channels),
            *((f"space-{pk}", name) for pk, name in spaces),
        ]

    def chosen(self) -> dict[str, str]:
        """What was answered, without what does not exist."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


class SavedFilterForm(forms.ModelForm):
    class Meta:
        model = SavedFilter
        fields = ("name", "query")
        labels = {"name": _("Keep this view as")}  # noqa: RUF012  Django's own way
        widgets = {"query": forms.HiddenInput}  # noqa: RUF012
