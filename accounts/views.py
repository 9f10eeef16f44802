"""The register of channels with their rosters, and the list of people."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts import actions
from accounts.models import Channel, Pause, User
from accounts.roster import findings_for
from accounts.web import Request, requires, telling
from policy.roles import Permission


@requires(Permission.READ_ROSTER)
@require_safe
def channels(request: Request) -> HttpResponse:
    register = [
        (channel, channel.administrators.select_related("person"), findings_for(channel))
        for channel in Channel.objects.all()
    ]
    may_pause = request.user.can(Permission.PAUSE)
    return render(request, "accounts/channels.html", {"register": register, "may_pause": may_pause})


@requires(Permission.PAUSE)
@require_POST
def activate(request: Request, pk: int) -> HttpResponse:
    channel = get_object_or_404(Channel, pk=pk)
    with telling(request, _("The channel is active.")):
        actions.activate(channel, by=request.user)
    return redirect("accounts:channels")


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


@requires(Permission.READ_ROSTER)
@require_safe
def people(request: Request) -> HttpResponse:
    return render(
        request,
        "accounts/people.html",
        {"people": User.objects.order_by("name").prefetch_related("offices")},
    )
