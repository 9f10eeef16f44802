"""The pause page (1.7)."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts import actions
from accounts.models import Pause
from accounts.web import Request, requires, telling
from policy.roles import Permission


@requires(Permission.PAUSE)
@require_http_methods(["GET", "POST"])
def pause(request: Request) -> HttpResponse:
    """Pause all publishing, or lift the pause: what will happen is said first."""
    if request.method == "POST":
        now = timezone.now()
        if "lift" in request.POST:
            with telling(request, _("The pause is lifted.")):
                actions.lift(by=request.user, now=now)
        else:
            with telling(request, _("Publishing is paused. Nothing leaves until it is lifted.")):
                actions.pause(by=request.user, reason=request.POST.get("reason", ""), now=now)
        return redirect("accounts:pause")
    return render(request, "accounts/pause.html", {"paused": Pause.objects.in_force()})
