"""The house rules for residents, and how they ask for a second look, without signing in (3.15)."""

from __future__ import annotations

from uuid import UUID

from allauth.core import ratelimit
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.models import Council, SensitivePeriod
from moderation import actions
from moderation.figures import public_table
from moderation.forms import AskForm
from moderation.models import Review
from moderation.standard import standards
from policy.clause import Refused

TOO_OFTEN = 429


@login_not_required
@require_safe
def house_rules(request: HttpRequest) -> HttpResponse:
    council, today = Council.now(), timezone.localdate()
    return render(
        request,
        "house_rules.html",
        {
            "standards": standards(),
            "council": council,
            "website": next((_address(host) for host in council.hosts()), ""),
            "period": SensitivePeriod.objects.on(today),
            "table": public_table(today) if council.are_figures_public else [],
        },
    )


def _address(host: str) -> str:
    """Only practice has a website on a port, and that one speaks http."""
    return f"{'http' if ':' in host else 'https'}://{host}/"


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """Ask for a second look. What was typed stays on the page whatever is refused."""
    form, status = AskForm(request.POST or None), 200
    if request.method == "POST" and form.is_valid():
        is_new = not actions.is_known(form.cleaned_data["key"])
        if is_new and not ratelimit.consume(request, action="second_look"):
            form.add_error(
                None,
                _(
                    "Several requests came from your network within an hour. "
                    "Keep this page open and send it again later. (Policy 1.7)"
                ),
            )
            status = TOO_OFTEN
        else:
            try:
                review = actions.ask_for_review(form.asked(), now=timezone.now())
            except Refused as refusal:
                form.come_back()
                form.add_error(None, str(refusal))
            else:
                return redirect("moderation:asked_review", review.key)
    return render(
        request,
        "moderation/ask_review.html",
        {"form": form, "days": Council.now().review_days},
        status=status,
    )


@login_not_required
@never_cache
@require_safe
def asked(request: HttpRequest, key: UUID) -> HttpResponse:
    """How a request stands, for whoever knows its address: nobody can guess it."""
    review = get_object_or_404(Review, key=key)
    return render(request, "moderation/asked_review.html", {"review": review})
