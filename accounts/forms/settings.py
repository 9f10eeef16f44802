"""What the council sets by itself."""

from __future__ import annotations

from typing import cast

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.forms.models import model_to_dict
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from accounts.actions import Settings
from accounts.models import Council
from accounts.opened import mark
from policy.website import as_host, looks_like, why_not_a_host


class SettingsForm(forms.Form):
    opened = forms.CharField(required=False, widget=forms.HiddenInput)
    councillors_needed = forms.IntegerField(
        label=_("Councillors on each channel"),
        min_value=3,
        max_value=12,
        help_text=_("Beside the Clerk. The policy asks for at least three."),
    )
    training_months = forms.IntegerField(
        label=_("Months for which training counts"), min_value=6, max_value=60
    )
    active_days = forms.IntegerField(
        label=_("Days for which an administrator counts as active"),
        min_value=14,
        max_value=365,
        help_text=_("Counted from the last day on which they used this portal."),
    )
    website_hosts = forms.CharField(
        label=_("More hosts of the council's website"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One a line, as in www.usk.example. Each stands for its sub-domains, too."),
    )
    is_ours = forms.BooleanField(
        label=_("I have looked: every host in this list is the council's own"), required=False
    )

    def __init__(self, data: QueryDict | None = None, *, council: Council) -> None:
        said = model_to_dict(
            council, fields=["councillors_needed", "training_months", "active_days"]
        )
        hosts = "\n".join(council.website_hosts)
        super().__init__(data, initial={**said, "website_hosts": hosts, "opened": mark(council)})
        self.council = council

    def clean_website_hosts(self) -> list[str]:
        typed = self.cleaned_data["website_hosts"].split()
        hosts = list(dict.fromkeys(as_host(line) for line in typed))
        if wrong := [why for host in hosts if (why := why_not_a_host(host))]:
            raise ValidationError(wrong)
        return [host for host in hosts if host not in settings.COUNCIL_WEBSITE_HOSTS]

    def clean(self) -> None:
        said = self.cleaned_data
        known = self.council.hosts()
        new = [host for host in said.get("website_hosts", []) if host not in known]
        doubts = [why for host in new if (why := looks_like(host, known))]
        if doubts and not said.get("is_ours"):
            tick = _("If it is the council's own all the same, tick the box below.")
            self.add_error("website_hosts", [*doubts, tick])

    def said(self) -> Settings:
        names = ("councillors_needed", "training_months", "active_days", "website_hosts")
        return Settings(**{name: self.cleaned_data[name] for name in names})

    def come_back(self) -> None:
        """Show again what was typed, as of what stands there now."""
        self.data = {**cast(QueryDict, self.data).dict(), "opened": mark(Council.now())}
