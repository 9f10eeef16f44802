"""What the council has set, for everybody who works by it, and the form that changes it."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts import actions
from accounts.forms.settings import SECTIONS
from accounts.models import Council
from accounts.web import Request, requires
from audit.models import MovedOn
from policy.clause import Refused
from policy.roles import Permission


@requires(Permission.READ_ROSTER, Permission.READ_RECORD)
@require_safe
def council(request: Request) -> HttpResponse:
    can = request.user.can
    return render(
        request,
        "accounts/settings.html",
        {
            "sections": [section(council=Council.now()) for section in SECTIONS.values()],
            "may_keep": can(Permission.KEEP_SETTINGS),
            "may_read_documents": can(Permission.KEEP_SETTINGS) or can(Permission.READ_RECORD),
            "may_read_roster": can(Permission.READ_ROSTER),
        },
    )


@requires(Permission.KEEP_SETTINGS)
@require_http_methods(["GET", "POST"])
def change(request: Request, section: str) -> HttpResponse:
    if section not in SECTIONS:
        raise Http404
    form = SECTIONS[section](request.POST or None, council=Council.now())
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_settings(
                form.said(), opened=form.cleaned_data["opened"], by=request.user
            )
        except (Refused, MovedOn) as refusal:
            form.add_error(None, str(refusal))
            form.come_back()
        else:
            messages.success(request, _("Saved. It holds from now on."))
            return redirect(f"{reverse('accounts:settings')}#{section}")
    return render(request, "accounts/settings_form.html", {"form": form})
