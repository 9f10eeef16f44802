"""What somebody wants to see of the moderation log. It travels in the address of the page."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from django import forms
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import Day, refuse_to_cross
from accounts.models import Channel
from moderation.models import Decision, Space
from policy.principles import WORDS

Outcome = Decision.Outcome
ANY = ("", _("All"))
REVERSED, NOT_REVERSED = "yes", "no"


def _outcomes() -> list[tuple[str, str]]:
    return [(value, str(label)) for value, label in Outcome.choices if value != Outcome.ESCALATED]


def _places() -> list[tuple[str, str]]:
    channels = [(f"channel-{one.pk}", str(one)) for one in Channel.objects.order_by("name")]
    spaces = [(f"space-{one.pk}", str(one)) for one in Space.objects.all()]
    return [("", str(_("Everywhere"))), *channels, *spaces]


class LogForm(forms.Form):
    principle = forms.ChoiceField(
        label=_("Principle"),
        choices=[ANY, *((principle.value, words) for principle, words in WORDS.items())],
        required=False,
    )
    outcome = forms.ChoiceField(
        label=_("What was decided"), choices=[ANY, *_outcomes()], required=False
    )
    place = forms.ChoiceField(label=_("Where"), choices=_places, required=False)
    reversal = forms.ChoiceField(
        label=_("Reversed later"),
        choices=[ANY, (REVERSED, _("Yes")), (NOT_REVERSED, _("No"))],
        required=False,
    )
    since = Day(label=_("From"), required=False)
    until = Day(label=_("To"), required=False)

    def clean(self) -> None:
        refuse_to_cross(self, "since", "until")

    def decisions(self) -> QuerySet[Decision]:
        """Those asked for, the newest first; a field that was refused asks for nothing.

        That a comment became an incident is for its reporter and handlers alone (3.13).
        """
        said = self.cleaned_data if self.is_valid() or self.is_bound else {}
        found = Decision.objects.exclude(outcome=Outcome.ESCALATED).order_by("-at", "-pk")
        for name in ("principle", "outcome"):
            if said.get(name):
                found = found.filter(**{name: said[name]})
        if place := said.get("place"):
            kind, _dash, pk = place.partition("-")
            found = found.filter(**{f"comment__{kind}": int(pk)})
        if reversal := said.get("reversal"):
            overruled = Decision.objects.filter(overrules=OuterRef("pk"))
            was = Exists(overruled)
            found = found.filter(was if reversal == REVERSED else ~was)
        if since := said.get("since"):
            found = found.filter(at__gte=_midnight(since))
        if until := said.get("until"):
            found = found.filter(at__lt=_midnight(until + timedelta(days=1)))
        return found


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
