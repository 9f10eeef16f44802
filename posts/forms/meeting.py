"""A meeting of the council, as the Clerk enters it."""

from __future__ import annotations

from datetime import timedelta
from typing import cast

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import Day, Words
from accounts.models import Council
from accounts.opened import mark
from policy.website import listed
from posts.actions import Sitting
from posts.forms.fields import on_the_clock
from posts.models import Meeting

LONG_AGO = timedelta(days=366)


class MeetingForm(forms.Form):
    opened = forms.CharField(required=False, widget=forms.HiddenInput)
    body = Words(
        label=_("Who meets"), max_length=120, help_text=_("As in Full Council, or a committee.")
    )
    day = Day(label=_("Date"))
    time = forms.TimeField(
        label=_("Time"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    has_been = forms.BooleanField(
        label=_("It is right: this meeting has been already"), required=False
    )
    place = Words(label=_("Place"), max_length=200)
    is_public = forms.BooleanField(
        label=_("The public may come"),
        required=False,
        help_text=_("Then its agenda post is begun for you six working days before."),
    )
    agenda_page = forms.URLField(
        label=_("Council web page of the agenda"),
        required=False,
        max_length=500,
        assume_scheme="https",
    )
    minutes_page = forms.URLField(
        label=_("Council web page of the minutes"),
        required=False,
        max_length=500,
        assume_scheme="https",
    )

    def __init__(
        self, data: QueryDict | None = None, *, council: Council, meeting: Meeting | None = None
    ) -> None:
        super().__init__(data, initial=_initial(council, meeting))
        self.council, self.meeting = council, meeting
        self.is_asked = False
        self.full_clean()
        if not self.is_asked:
            del self.fields["has_been"]

    def clean_agenda_page(self) -> str:
        return self._ours("agenda_page")

    def clean_minutes_page(self) -> str:
        return self._ours("minutes_page")

    def _ours(self, name: str) -> str:
        page: str = self.cleaned_data[name]
        if page and not listed(page, self.council.hosts()):
            raise ValidationError(_("That address is not on the council's own website."))
        return page

    def clean(self) -> None:
        said = self.cleaned_data
        if "day" in said and "time" in said:
            try:
                said["starts_at"] = on_the_clock(said["day"], said["time"])
                self._ask_about_the_past()
            except ValidationError as error:
                self.add_error("time", error)

    def _ask_about_the_past(self) -> None:
        """A slip of the year is seen; what was forgotten may still be entered."""
        starts_at, now = self.cleaned_data["starts_at"], timezone.now()
        stands = self.meeting and self.meeting.starts_at
        if starts_at >= now or starts_at == stands:
            return
        if starts_at < now - LONG_AGO:
            self.add_error("day", _("That is more than a year ago. Give a later day."))
            return
        self.is_asked = True
        if not self.cleaned_data["has_been"]:
            self.add_error("day", _("That is over already. If it is right, tick the box below."))

    def sitting(self) -> Sitting:
        """Everything the form says. Call it when the form is valid."""
        names = ("body", "starts_at", "place", "agenda_page", "minutes_page", "is_public")
        return Sitting(**{name: self.cleaned_data[name] for name in names})

    def come_back(self, meeting: Meeting) -> None:
        """Show again what was typed, as of what stands there now."""
        stands = Meeting.objects.get(pk=meeting.pk)
        self.data = cast(QueryDict, self.data).copy()
        self.data["opened"] = mark(stands)


def _initial(council: Council, meeting: Meeting | None) -> dict[str, object]:
    if meeting is None:
        return {
            "body": council.meeting_body,
            "time": council.meeting_time,
            "place": council.meeting_place,
            "is_public": True,
        }
    local = timezone.localtime(meeting.starts_at)
    names = ("body", "place", "is_public", "agenda_page", "minutes_page")
    return {
        **{name: getattr(meeting, name) for name in names},
        "opened": mark(meeting),
        "day": local.date(),
        "time": local.time(),
    }
