"""The pause page (1.7)."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts import actions, unsent
from accounts.forms.pausing import PauseForm
from accounts.models import Pause
from accounts.web import Request, requires, telling
from policy.clause import Refused
from policy.roles import Permission


@requires(Permission.PAUSE)
@require_http_methods(["GET", "POST"])
def pause(request: Request) -> HttpResponse:
    """Pause all publishing, or lift the pause: what will happen is said first."""
    if "lift" in request.POST:
        with telling(request, _("The pause is lifted.")):
            actions.lift(by=request.user, now=timezone.now())
        return redirect("accounts:pause")
    form = PauseForm(request.POST or unsent.give_back(request))
    if request.method == "POST" and form.is_valid():
        try:
            actions.pause(by=request.user, reason=form.cleaned_data["reason"], now=timezone.now())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Publishing is paused. Nothing leaves until it is lifted."))
            return redirect("accounts:pause")
    return render(
        request,
        "accounts/pause.html",
        {
            "form": form,
            "paused": Pause.objects.in_force(),
            "may_lift": request.user.can(Permission.LIFT),
        },
    )
