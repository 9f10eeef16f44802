"""How residents reach the council, in which languages, and at what hours it speaks."""

from __future__ import annotations

from datetime import time

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import Words
from accounts.forms.settings.section import Asking, Lines, Section

LONG = 12 * 60
KINDS = [
    ("meeting", _("Meeting notice")),
    ("agenda", _("Agenda")),
    ("decision", _("Decision")),
    ("consultation", _("Consultation")),
    ("service", _("Service change")),
    ("news", _("News")),
    ("event", _("Event")),
    ("emergency", _("Emergency")),
]


class Contacts(Section):
    slug = "contacts"
    title = _("How residents reach the council")
    clause = "3.8"
    lead = _("What stands here is public: no post is warned for naming it.")

    telephone = Words(
        label=_("Telephone for people who are not online"),
        required=False,
        max_length=40,
        help_text=_("It stands on the noticeboard poster."),
    )
    public_contacts = Lines(
        label=_("Public contacts of the council and its partners"),
        help_text=_(
            "One a line: a telephone number, an email address, the address of an office, or a "
            "host such as usk.example for every mailbox there."
        ),
    )


class Languages(Section):
    slug = "languages"
    title = _("English and Welsh")
    clause = "1.4"

    bilingual_kinds = forms.MultipleChoiceField(
        label=_("Posts that are wanted in both languages"),
        choices=KINDS,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


class Hours(Asking):
    slug = "hours"
    title = _("Quiet hours, and silence")
    clause = "3.12"
    lead = _("A post set for a quiet hour is not refused: its author is asked why.")

    quiet_from = forms.TimeField(label=_("Quiet from"), widget=forms.TimeInput({"type": "time"}))
    quiet_until = forms.TimeField(label=_("Quiet until"), widget=forms.TimeInput({"type": "time"}))
    silent_days = forms.IntegerField(
        label=_("Days without a post after which the desk says so"), min_value=2, max_value=90
    )

    def clean(self) -> None:
        said = self.cleaned_data
        if "quiet_from" in said and said["quiet_from"] == said.get("quiet_until"):
            raise ValidationError(_("Quiet hours that end when they begin have no length."))
        if self.is_new("quiet_from", "quiet_until"):
            since, until = _minutes(said["quiet_from"]), _minutes(said["quiet_until"])
            if (until - since) % (24 * 60) > LONG:
                self.ask("quiet_until", _("These quiet hours are longer than twelve hours."))


class Answers(Section):
    slug = "answers"
    title = _("Answers to residents")
    clause = "3.12"

    answer_days = forms.IntegerField(
        label=_("Working days within which a question is answered"),
        min_value=1,
        max_value=20,
        help_text=_("Weekdays without the bank holidays of Wales. It holds for new questions."),
    )


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute
