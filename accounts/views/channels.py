"""One channel as a task list: its connection, its roster, what is missing, making it active."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts import actions
from accounts.connecting import connection_of
from accounts.models import Channel
from accounts.roster import places_to_come, roster_of
from accounts.web import Request, requires, telling
from policy.roles import Permission


@requires(Permission.READ_ROSTER)
@require_safe
def channel(request: Request, pk: int) -> HttpResponse:
    shown = get_object_or_404(Channel.objects.select_related("connected_by"), pk=pk)
    now = timezone.now()
    roster = roster_of(shown, day=timezone.localdate(now))
    is_kept = not shown.is_retired()
    return render(
        request,
        "accounts/channel.html",
        {
            "channel": shown,
            "roster": roster,
            "to_come": places_to_come(shown, day=timezone.localdate(now)),
            "findings": roster.findings() if is_kept else [],
            "gaps": roster.gaps() if is_kept else [],
            "plans": shown.roster_plans.select_related("made_by").order_by("-made_at", "-pk"),
            "connection": connection_of(shown, now),
            "may_become_active": is_kept and not shown.is_active() and shown.is_let_in(),
            "may_keep": is_kept and request.user.can(Permission.KEEP_CHANNELS),
            "reader": request.user if is_kept else None,
        },
    )


@requires(Permission.KEEP_CHANNELS)
@require_POST
def activate(request: Request, pk: int) -> HttpResponse:
    wanted = get_object_or_404(Channel, pk=pk)
    with telling(request, _("%(channel)s is active.") % {"channel": wanted}):
        actions.activate(wanted, by=request.user, now=timezone.now())
    return redirect("accounts:channel", pk)
