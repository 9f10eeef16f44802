"""Somebody's own sign-in and what happened to it; and, for the Clerk, everybody's (1.7)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts import security, unsent
from accounts.actions.resetting import reset_second_steps
from accounts.forms.security import ResetForm
from accounts.models import SecurityEvent, User
from accounts.web import Request, requires
from policy.clause import Refused
from policy.roles import Permission

GOING_TO = "going_to"
"""In the session: the page that somebody asked for before they had a second step."""
LINES_PER_PAGE = 50

Type = Authenticator.Type
What = SecurityEvent.What
TONES: dict[str, str] = {
    What.REFUSED: "care",
    What.LOCKED_OUT: "stop",
    What.NEW_DEVICE: "busy",
    What.FACTOR_REMOVED: "care",
}


@dataclass(frozen=True)
class SignedIn:
    """A browser in which somebody is signed in."""

    browser: str
    network_address: str
    since: datetime
    is_this_one: bool


@dataclass(frozen=True)
class Line:
    """A line of the security log, as a page shows it."""

    event: SecurityEvent
    tone: str


def lines(events: list[SecurityEvent]) -> list[Line]:
    return [Line(event, TONES.get(event.what, "neutral")) for event in events]


@never_cache
@require_safe
def mine(request: Request) -> HttpResponse:
    """Password, second steps, open sessions and what happened lately, for whoever they are of."""
    steps = list(Authenticator.objects.filter(user=request.user).order_by("pk"))
    page = Paginator(request.user.security_events.all(), LINES_PER_PAGE).get_page(
        request.GET.get("page")
    )
    return render(
        request,
        "accounts/security.html",
        {
            "app": next((step for step in steps if step.type == Type.TOTP), None),
            "passkeys": [step for step in steps if step.type == Type.WEBAUTHN],
            "codes_left": next(
                (
                    len(step.wrap().get_unused_codes())
                    for step in steps
                    if step.type == Type.RECOVERY_CODES
                ),
                None,
            ),
            "has_second_step": any(step.type != Type.RECOVERY_CODES for step in steps),
            "signed_in": [
                SignedIn(
                    browser=security.in_words(session.user_agent),
                    network_address=session.ip,
                    since=session.created_at,
                    is_this_one=session.session_key == request.session.session_key,
                )
                for session in security.sessions_of(request.user)
            ],
            "going_to": request.session.get(GOING_TO),
            "may_read_all": request.user.can(Permission.GRANT_ACCESS),
            "page_obj": page,
            "lines": lines(list(page)),
        },
    )


@require_POST
def sign_out_elsewhere(request: Request) -> HttpResponse:
    count = security.sign_out_elsewhere(request.user, but=request.session.session_key)
    security.note(
        What.SIGNED_OUT,
        person=request.user,
        caller=security.Caller.of(request),
        now=timezone.now(),
        detail=ngettext("in %d other browser", "in %d other browsers", count) % count,
    )
    messages.success(request, _("You are signed out everywhere else."))
    return redirect("accounts:security")


@require_POST
def onward(request: Request) -> HttpResponse:
    """Go on where somebody was stopped for want of a second step."""
    return redirect(request.session.pop(GOING_TO, "accounts:security"))


@requires(Permission.GRANT_ACCESS)
@require_safe
def everybody(request: Request) -> HttpResponse:
    """The whole log: a Clerk sees guesses at many addresses only when they stand together."""
    events = SecurityEvent.objects.select_related("person")
    page = Paginator(events, LINES_PER_PAGE).get_page(request.GET.get("page"))
    protected = User.objects.filter(authenticator__isnull=False).exclude(pk=request.user.pk)
    return render(
        request,
        "accounts/security_log.html",
        {
            "page_obj": page,
            "lines": lines(list(page)),
            "protected": protected.distinct().order_by("name"),
        },
    )


@requires(Permission.GRANT_ACCESS)
@require_http_methods(["GET", "POST"])
def reset(request: Request, pk: int) -> HttpResponse:
    """Take away the second steps of somebody who has lost them."""
    person = get_object_or_404(User, pk=pk)
    form = ResetForm(request.POST or unsent.give_back(request))
    if request.method == "POST" and form.is_valid():
        try:
            reset_second_steps(
                person,
                why=form.cleaned_data["reason"],
                by=request.user,
                caller=security.Caller.of(request),
                now=timezone.now(),
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Their second step is gone. Tell them to sign in."))
            return redirect("accounts:security_log")
    return render(request, "accounts/security_reset.html", {"form": form, "person": person})
