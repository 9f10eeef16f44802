"""What is said about a channel's roster: a place on it, the rights seen, a last day, a plan."""

from __future__ import annotations

from typing import cast

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.actions.rostering import Entry
from accounts.forms.fields import Day, Words, refuse_to_cross
from accounts.models import Channel, ChannelAdministrator, User, during
from policy.administering import YEAR, months_after
from policy.words import says_something


class RightsForm(forms.Form):
    """What somebody has seen on the platform itself."""

    shown_at = forms.DateTimeField(required=False, widget=forms.HiddenInput)
    rights = forms.ChoiceField(
        label=_("Rights on the platform"),
        choices=ChannelAdministrator.Rights.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Say which rights you saw.")},
    )
    has_looked = forms.BooleanField(
        label=_("I looked on the platform and saw these rights"),
        error_messages={"required": _("Look on the platform first, then tick this.")},
    )


class PlaceForm(forms.Form):
    """Somebody who is to be put on a channel's roster."""

    person = forms.ModelChoiceField(
        label=_("Who"), queryset=User.objects.none(), empty_label=_("Choose somebody")
    )
    rights = forms.ChoiceField(
        label=_("Rights on the platform"),
        choices=ChannelAdministrator.Rights.choices,
        widget=forms.RadioSelect,
        help_text=_("What the platform itself shows for this person, under its own settings."),
        error_messages={"required": _("Say which rights this person has there.")},
    )
    has_looked = forms.BooleanField(
        label=_("I looked on the platform and saw these rights"),
        required=False,
        help_text=_("Without it, this person does not count until somebody has looked."),
    )
    minute = Words(
        label=_("Minute reference"),
        required=False,
        max_length=60,
        help_text=_("Of the meeting that decided it, as in 2026/058."),
    )
    held_from = Day(label=_("From"))
    held_until = Day(
        label=_("Until"),
        required=False,
        help_text=_(
            "Leave this empty when no end is set. Somebody who comes onto the roster later anyway "
            "needs a last day before that."
        ),
    )

    def __init__(self, channel: Channel, *args: object, **how: object) -> None:
        super().__init__(*args, **how)  # type: ignore[arg-type]  # as Django's own form has them
        today = timezone.localdate()
        on_it = channel.administrators.filter(held_until=None, held_from__lte=today)
        person = cast("forms.ModelChoiceField[User]", self.fields["person"])
        person.queryset = (
            User.objects.filter(during(today, "access_from", "access_until"), is_active=True)
            .exclude(pk__in=on_it.values("person"))
            .order_by("name")
        )

    def clean(self) -> None:
        refuse_to_cross(self, "held_from", "held_until")

    def entry(self) -> Entry:
        """Everything the form says. Call it when the form is valid."""
        return Entry(**self.cleaned_data)


class LastDayForm(forms.Form):
    last_day = Day(
        label=_("Last day on the roster"),
        help_text=_("That day still counts. Yesterday ends it at once."),
    )

    def __init__(self, place: ChannelAdministrator, *args: object, **how: object) -> None:
        super().__init__(*args, **how)  # type: ignore[arg-type]  # as Django's own form has them
        if place.held_from >= timezone.localdate():
            self.fields["last_day"].help_text = _("That day still counts.")


class PlanForm(forms.Form):
    """What is done about a roster that falls short, and until when."""

    after = forms.IntegerField(required=False, widget=forms.HiddenInput)
    words = Words(
        label=_("What will be done"),
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Say what will be done, and by whom.")},
    )
    by_date = Day(label=_("By when"))

    def clean(self) -> None:
        today = timezone.localdate()
        latest, by_date = months_after(today, YEAR), self.cleaned_data.get("by_date", today)
        if by_date < today:
            self.add_error("by_date", _("Give a day that is still to come."))
        elif by_date > latest:
            self.add_error(
                "by_date",
                _("Give a day within a year, so until %(day)s.") % {"day": f"{latest:%-d %B %Y}"},
            )

    def clean_words(self) -> str:
        words: str = self.cleaned_data["words"]
        if not says_something(words):
            raise forms.ValidationError(self.fields["words"].error_messages["required"])
        return words
