"""People, their offices and their access."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.models import User
from accounts.web import Request, requires
from policy.roles import Permission


@requires(Permission.READ_ROSTER)
@require_safe
def people(request: Request) -> HttpResponse:
    return render(
        request,
        "accounts/people.html",
        {"people": User.objects.order_by("name").prefetch_related("offices")},
    )
