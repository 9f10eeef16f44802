"""What the Clerk says of a person: who they are, as what, for how long, and what they learnt."""

from __future__ import annotations

from dataclasses import fields
from typing import cast

from django import forms
from django.forms.models import model_to_dict
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.actions.engaging import as_opened, engagement_of
from accounts.actions.inviting import PASSING, Engagement
from accounts.actions.training import Course
from accounts.forms.fields import Day, Words, refuse_to_cross
from accounts.models import Training, User
from accounts.opened import mark
from policy import facts
from policy.clause import Stage, Verdict
from policy.judging import findings


class EngagementForm(forms.Form):
    """Whom the council grants access, as what, and for how long."""

    name = Words(
        label=_("Name"), max_length=100, help_text=_("As residents know them: Cllr Alun Rees.")
    )
    email = forms.EmailField(
        label=_("Email"),
        help_text=_("They sign in with it. A council address keeps it apart from private life."),
    )
    why_this_address = Words(label=_("Why this address may be used"), max_length=200)
    category = forms.ChoiceField(
        label=_("Category"), choices=[("", _("Choose one")), *User.Category.choices]
    )
    access_from = Day(label=_("Access from"))
    access_until = Day(
        label=_("Access until"),
        required=False,
        help_text=_(
            "The last day counts. Agency workers, secondees and contractors need one; "
            "for others leave it empty until it is known."
        ),
    )

    def __init__(self, data: QueryDict | None = None, **kwargs: object) -> None:
        super().__init__(data, **kwargs)  # type: ignore[arg-type]  # Django's own arguments
        if warning := _private_address(str(data.get("email", "")) if data else ""):
            advice = _("Say why this one may be used all the same.")
            self.fields["why_this_address"].error_messages["required"] = f"{warning} {advice}"
        else:
            del self.fields["why_this_address"]

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"]
        return email.lower()

    def clean(self) -> None:
        refuse_to_cross(self, "access_from", "access_until")
        said = self.cleaned_data
        if said.get("category") in PASSING and "access_until" in said and not said["access_until"]:
            self.add_error(
                "access_until",
                _("%(category)s: give the last day of the engagement. (Policy Scope)")
                % {"category": User.Category(said["category"]).label},
            )

    def engagement(self) -> Engagement:
        """Everything the form says of it. Call it when the form is valid."""
        said = self.cleaned_data
        names = ("name", "email", "category", "access_from", "access_until")
        return Engagement(**{name: said[name] for name in names})


def _private_address(email: str) -> str:
    found = findings(Stage.INVITATION, facts.Invitation(email))
    return next((str(line) for line in found if line.verdict is Verdict.WARN), "")


class ChangeForm(EngagementForm):
    """The same of somebody who is known. The address stays once they have come in."""

    opened = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, data: QueryDict | None = None, *, person: User) -> None:
        stands = engagement_of(person)
        super().__init__(data, initial=vars(stands) | {"opened": as_opened(person)})
        self.person = person
        if person.has_usable_password():
            del self.fields["email"]
            self.fields.pop("why_this_address", None)

    def engagement(self) -> Engagement:
        self.cleaned_data.setdefault("email", self.person.email)
        return super().engagement()

    def come_back(self) -> None:
        """Be shown once more as of what stands now, so that saving again means it."""
        self.person.refresh_from_db()
        typed = cast(QueryDict, self.data).copy()
        typed["opened"] = as_opened(self.person)
        self.data = typed


class TrainingForm(forms.Form):
    course = Words(label=_("Course"), max_length=120)
    provider = Words(label=_("Given by"), max_length=120)
    taken_on = Day(label=_("Taken on"))
    valid_until = Day(
        label=_("Valid until"),
        required=False,
        help_text=_("If the certificate says so. The council's own limit holds as well."),
    )
    evidence = Words(
        label=_("Where the proof is"),
        max_length=200,
        required=False,
        help_text=_("A certificate's number, or the file in the office."),
    )

    def clean(self) -> None:
        refuse_to_cross(self, "taken_on", "valid_until")
        if self.cleaned_data.get("taken_on", timezone.localdate()) > timezone.localdate():
            self.add_error("taken_on", _("That day is still to come. Record it once it is taken."))

    def said(self) -> Course:
        """Everything the form says of it. Call it when the form is valid."""
        return Course(**{field.name: self.cleaned_data[field.name] for field in fields(Course)})


class MendTrainingForm(TrainingForm):
    """The same of training that is recorded, and why it is mended or withdrawn."""

    why = Words(
        label=_("Why"),
        max_length=200,
        help_text=_("Kept in the record, with what stood here before."),
        error_messages={"required": _("Say why, in a few words.")},
    )
    opened = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, data: QueryDict | None = None, *, training: Training) -> None:
        super().__init__(data, initial=model_to_dict(training) | {"opened": mark(training)})

    def come_back(self, training: Training) -> None:
        """Be shown once more as of what stands now, so that saving again means it."""
        typed = cast(QueryDict, self.data).copy()
        typed["opened"] = mark(training)
        self.data = typed
