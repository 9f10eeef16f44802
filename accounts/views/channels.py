"""The register of channels, each with its roster (1.2, 2.5)."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts import actions
from accounts.models import Channel
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
