"""The hosts of the council's website beside those it began with."""

from __future__ import annotations

from typing import cast

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from accounts.forms.settings.section import Lines, Row, Section
from accounts.models import Council
from policy.website import as_host, looks_like, why_not_a_host


class Website(Section):
    slug = "website"
    title = _("The council's website")
    clause = "1.5"
    lead = _("Posts point to pages on these hosts and their sub-domains, and nowhere else.")
    asides = ("is_ours",)

    website_hosts = Lines(
        label=_("More hosts of the council's website"),
        rows=3,
        help_text=_("One a line, as in www.usk.example. Each stands for its sub-domains, too."),
    )
    is_ours = forms.BooleanField(
        label=_("I have looked: every host in this list is the council's own"), required=False
    )

    def __init__(self, data: QueryDict | None = None, *, council: Council) -> None:
        super().__init__(data, council=council)
        if not self.errors:
            del self.fields["is_ours"]

    def clean_website_hosts(self) -> list[str]:
        typed = " ".join(cast(list[str], self.cleaned_data["website_hosts"])).split()
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

    def rows(self) -> list[Row]:
        given = Row(str(_("Given at the start")), ", ".join(settings.COUNCIL_WEBSITE_HOSTS))
        return [given, *super().rows()]
