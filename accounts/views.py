"""The register of channels with their rosters, and the list of people."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.models import Channel, User
from accounts.roster import findings_for
from accounts.web import Request, requires
from policy.roles import Permission


@requires(Permission.READ_ROSTER)
@require_safe
def channels(request: Request) -> HttpResponse:
    register = [
        (channel, channel.administrators.select_related("person"), findings_for(channel))
        for channel in Channel.objects.all()
    ]
    return render(request, "accounts/channels.html", {"register": register})


@requires(Permission.READ_ROSTER)
@require_safe
def people(request: Request) -> HttpResponse:
    return render(
        request,
        "accounts/people.html",
        {"people": User.objects.order_by("name").prefetch_related("offices")},
    )
