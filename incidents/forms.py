"""The report form: four required answers, in the reporter's own words."""

from __future__ import annotations

import uuid

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from incidents.actions import Report
from incidents.models import Incident
from moderation.models import Comment, Decision


class ReportForm(forms.Form):
    key = forms.UUIDField(widget=forms.HiddenInput)
    target = forms.ChoiceField(
        label=_("Who was it aimed at?"),
        choices=Incident.Target.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Say who it was aimed at.")},
    )
    what_happened = forms.CharField(
        label=_("What happened?"),
        error_messages={"required": _("Say what happened. A few words are enough.")},
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("In your own words. A short note is enough. You need not name an offence."),
    )
    place = forms.ChoiceField(label=_("Where did it happen?"), choices=Incident.Place.choices)
    seen_on = forms.DateField(
        label=_("On which day did you see it?"),
        error_messages={
            "required": _("Give the day on which you saw it."),
            "invalid": _("Give that day as day, month and year."),
        },
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    address = forms.CharField(
        label=_("Web address, if there is one"), required=False, max_length=500
    )
    who_did_it = forms.CharField(
        label=_("Who did it, if you know"),
        required=False,
        max_length=300,
        help_text=_("A name or an account name."),
    )

    def clean_seen_on(self) -> object:
        seen_on = self.cleaned_data["seen_on"]
        if seen_on > timezone.localdate():
            raise ValidationError(_("That day has not come yet. Give the day you saw it."))
        return seen_on

    def report(self) -> Report:
        """Everything the form says. Call it when the form is valid."""
        return Report(**self.cleaned_data)


def prefilled(comment: Comment | None, *, by: User) -> dict[str, object]:
    """What is known already when a report begins from a comment, and what they said of it."""
    today: dict[str, object] = {"key": uuid.uuid4(), "seen_on": timezone.localdate()}
    if comment is None:
        return today
    passed_on = comment.decisions.filter(by=by, outcome=Decision.Outcome.ESCALATED).last()
    return today | {
        "what_happened": passed_on.reason if passed_on else "",
        "place": _place(comment),
        "address": comment.url,
        "who_did_it": comment.author,
    }


def _place(comment: Comment) -> str:
    """Where it was written, as the report asks it: what was copied by hand may be from anywhere."""
    where = comment.channel.platform if comment.channel else comment.space and comment.space.kind
    return where if where in Incident.Place.values else Incident.Place.OTHER
