"""The last question: when the post goes out, and before when it must not."""

from __future__ import annotations

import datetime as dt

from django import forms
from django.core.exceptions import ValidationError
from django.utils import formats, timezone
from django.utils.translation import gettext_lazy as _

from posts.forms.fields import comes_twice, on_the_clock
from posts.models import Post

ASAP, LATER = "asap", "later"
FURTHEST = dt.timedelta(days=366)


class Date(forms.DateField):
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class Time(forms.TimeField):
    widget = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")


class WhenForm(forms.Form):
    when = forms.ChoiceField(
        label=_("When"),
        choices=[(ASAP, _("As soon as it is approved")), (LATER, _("At a set time"))],
        widget=forms.RadioSelect,
        initial=ASAP,
    )
    date = Date(label=_("Date"), required=False)
    time = Time(label=_("Time"), required=False)
    embargo_date = Date(label=_("Not before this day"), required=False)
    embargo_time = Time(label=_("and this hour"), required=False)

    def clean(self) -> None:
        super().clean()
        said = self.cleaned_data
        if said.get("when") == LATER:
            said["publish_at"] = due = self._moment("date", "time")
            if due and due < timezone.now():
                self.add_error("time", _("That time has passed. Choose a later one."))
        if said.get("embargo_date") or said.get("embargo_time"):
            said["embargo_until"] = self._moment("embargo_date", "embargo_time")

    def _moment(self, date: str, time: str) -> dt.datetime | None:
        """The moment that two fields name together, or None when something is wrong with them."""
        if {date, time} & self.errors.keys():
            return None
        day, at = self.cleaned_data[date], self.cleaned_data[time]
        if day is None or at is None:
            self.add_error(date if day is None else time, _("Say on which day and at what time."))
            return None
        if day > timezone.localdate() + FURTHEST:
            self.add_error(date, _("That is more than a year ahead. Choose a nearer day."))
            return None
        try:
            return on_the_clock(day, at)
        except ValidationError as missing:
            self.add_error(time, missing)
            return None

    def note(self) -> str:
        """What was made of a time that the clock shows twice, for whoever typed it."""
        due = self.cleaned_data.get("publish_at")
        if due is None or not comes_twice(due):
            return ""
        local = timezone.localtime(due)
        return _(
            "The clocks go back that night, so %(time)s comes twice on %(day)s. "
            "It goes out the first time."
        ) % {"time": f"{local:%H:%M}", "day": formats.date_format(local, "j F Y")}


def times(post: Post) -> dict[str, object]:
    """What the form says of them to begin with."""
    due, embargo = (at and timezone.localtime(at) for at in (post.publish_at, post.embargo_until))
    return {
        "when": LATER if due else ASAP,
        "date": due and due.date(),
        "time": due and due.time(),
        "embargo_date": embargo and embargo.date(),
        "embargo_time": embargo and embargo.time(),
    }
