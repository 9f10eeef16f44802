"""What a channel costs, where its platform charges."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.models import Channel, Council
from accounts.web import Request, requires
from policy.roles import Permission
from posts.costs import by_month, standing
from posts.models.spending import charges


@requires(Permission.READ_ROSTER)
@require_safe
def cost(request: Request, pk: int) -> HttpResponse:
    channel = get_object_or_404(Channel, pk=pk)
    if not charges(channel):
        raise Http404
    months, council = by_month(channel, timezone.now()), Council.now()
    return render(
        request,
        "posts/cost.html",
        {
            "channel": channel,
            "months": months,
            "standing": standing(months, council),
            "council": council,
            "may_set": request.user.can(Permission.KEEP_SETTINGS),
        },
    )
