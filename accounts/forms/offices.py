"""What the Clerk says of an office: which, whose, from when, until when, by which minute."""

from __future__ import annotations

from typing import cast

from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.actions.appointing import Term
from accounts.actions.inviting import Engagement
from accounts.forms.fields import Day, Words, refuse_to_cross
from accounts.models import Office, User
from accounts.models.offices import ONE_AT_A_TIME
from accounts.opened import mark
from policy.roles import TITLES, Role

OFFICES = [(role.value, TITLES[role]) for role in Role if role != Role.CHANNEL_ADMINISTRATOR]
"""Whoever administers a channel does so by its roster, not by an office."""
MINUTE = _("The minute of the council that decided it, as 2026/041.")


class TermForm(forms.Form):
    """An office that one person is to hold."""

    role = forms.ChoiceField(label=_("Office"), choices=[("", _("Choose one")), *OFFICES])
    held_from = Day(label=_("From"))
    held_until = Day(
        label=_("Until"),
        required=False,
        help_text=_("The last day counts. Leave it empty while it is not known."),
    )
    minute = Words(label=_("Minute"), max_length=60, required=False, help_text=MINUTE)

    def clean(self) -> None:
        refuse_to_cross(self, "held_from", "held_until")

    def term(self) -> Term:
        """Everything the form says. Call it when the form is valid."""
        said = self.cleaned_data
        return Term(Role(said["role"]), said["held_from"], said["held_until"], said["minute"])


class FirstTermForm(TermForm):
    """The office with which somebody begins, if they begin with one."""

    def __init__(self, data: QueryDict | None = None) -> None:
        super().__init__(data, prefix="office")
        role, held_from = self.fields["role"], self.fields["held_from"]
        cast(forms.ChoiceField, role).choices = [
            ("", _("None yet")),
            *OFFICES,
        ]
        role.required = held_from.required = False
        role.help_text = _("Without one they may sign in and do nothing.")
        held_from.help_text = _("Empty for the day on which their access begins.")
        self.fields["held_until"].help_text = _("Empty for the last day of their access.")

    def within(self, engagement: Engagement) -> Term | None:
        """The office that goes with an engagement, or None. Call it when the form is valid."""
        said = self.cleaned_data
        if not said["role"]:
            return None
        return Term(
            Role(said["role"]),
            said["held_from"] or engagement.access_from,
            said["held_until"] or engagement.access_until,
            said["minute"],
        )


class SuccessionForm(forms.Form):
    """An office of one holder at a time goes to somebody else."""

    role = forms.ChoiceField(
        label=_("Office"),
        choices=[("", _("Choose one")), *((role, TITLES[role]) for role in ONE_AT_A_TIME)],
    )
    holder = forms.ModelChoiceField(
        label=_("New holder"), queryset=User.objects.none(), empty_label=_("Choose one")
    )
    held_from = Day(
        label=_("From"),
        help_text=_("Today or ahead. Whoever holds it now does so until the day before."),
    )
    minute = Words(label=_("Minute"), max_length=60, required=False, help_text=MINUTE)

    def __init__(self, data: QueryDict | None = None) -> None:
        super().__init__(data)
        holder = cast(forms.ModelChoiceField, self.fields["holder"])
        holder.queryset = User.objects.not_ended(timezone.localdate()).order_by("name")

    def term(self) -> Term:
        said = self.cleaned_data
        return Term(Role(said["role"]), said["held_from"], None, said["minute"])


class EndForm(forms.Form):
    """The last day of a term."""

    opened = forms.CharField(widget=forms.HiddenInput)
    held_until = Day(
        label=_("Last day"),
        required=False,
        help_text=_("This day still counts. Leave it empty, and the office goes on."),
    )

    def __init__(self, data: QueryDict | None = None, *, office: Office) -> None:
        initial = {"held_until": office.held_until, "opened": mark(office)}
        super().__init__(data, initial=initial)

    def come_back(self, office: Office) -> None:
        typed = cast(QueryDict, self.data).copy()
        typed["opened"] = mark(office)
        self.data = typed
