"""The pre-election periods: enter one, and withdraw it (3.11)."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts import unsent
from accounts.actions.electing import enter_period, withdraw_period
from accounts.forms.electing import PeriodForm
from accounts.models import SensitivePeriod
from accounts.web import Request, requires, telling
from policy.clause import Refused
from policy.roles import Permission

CODE = "https://www.gov.wales/local-authorities-code-recommended-practice-html"
"""The Welsh Ministers' code on publicity, to which a town council has to have regard."""


@requires(Permission.KEEP_SETTINGS, Permission.READ_RECORD)
@require_safe
def periods(request: Request) -> HttpResponse:
    """Those that are on or to come, and those that are over."""
    return render(
        request,
        "accounts/periods.html",
        {
            "periods": SensitivePeriod.objects.select_related("entered_by"),
            "today": timezone.localdate(),
            "may_keep": request.user.can(Permission.KEEP_SETTINGS),
            "code": CODE,
        },
    )


@requires(Permission.KEEP_SETTINGS)
@require_http_methods(["GET", "POST"])
def enter(request: Request) -> HttpResponse:
    form = PeriodForm(request.POST or unsent.give_back(request))
    if request.method == "POST" and form.is_valid():
        said = form.period()
        crossed = list(SensitivePeriod.objects.crossing(said.starts_on, said.ends_on))
        try:
            enter_period(said, by=request.user, now=timezone.now())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Entered. Every post in it is asked about from now on."))
            if crossed:
                names = ", ".join(str(period) for period in crossed)
                messages.warning(request, _("It overlaps with: %(names)s.") % {"names": names})
            return redirect("accounts:periods")
    return render(request, "accounts/period_form.html", {"form": form, "code": CODE})


@requires(Permission.KEEP_SETTINGS)
@require_POST
def withdraw(request: Request, pk: int) -> HttpResponse:
    period = get_object_or_404(SensitivePeriod, pk=pk)
    with telling(request, _("Withdrawn. It asks nothing of posts any more.")):
        withdraw_period(period, by=request.user, now=timezone.now())
    return redirect("accounts:periods")
