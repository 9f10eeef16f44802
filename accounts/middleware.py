"""Leads people to sign in, without losing their words, and out when their access ends."""

from __future__ import annotations

import time
from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.utils import timezone

from accounts import unsent
from accounts.models import User

USED_AT = "used_at"
"""In the session: when a page was last asked for, in seconds. Writing it moves the end."""


class SignInMiddleware(LoginRequiredMiddleware):
    """Every page asks for a sign-in that does not say otherwise, and leads back afterwards."""

    def handle_no_permission(
        self, request: HttpRequest, view_func: Callable[..., HttpResponseBase]
    ) -> HttpResponseRedirect:
        if request.method == "POST":
            unsent.keep(request)
        return redirect_to_login(unsent.page_of_the_form(request), self.get_login_url(view_func))


class EngagementMiddleware:
    """Lets nobody stay whose access has ended, and knows when people were last here."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        today = timezone.localdate()
        if request.user.is_authenticated and (why := request.user.why_no_access(today)):
            logout(request)
            messages.error(request, why)
        if request.user.is_authenticated and is_asked_by_a_person(request):
            keep_signed_in(request)
            if request.user.seen_on != today:
                User.objects.filter(pk=request.user.pk).update(seen_on=today)
        response = self.get_response(request)
        if request.user.is_authenticated:
            unsent.remember(request, response)
        return response


def is_asked_by_a_person(request: HttpRequest) -> bool:
    """False for what an open page asks for by itself, so that nobody stays signed in by that."""
    return "HX-Request" not in request.headers


def keep_signed_in(request: HttpRequest) -> None:
    """Let the session end that much later, written down once a minute at most."""
    now = int(time.time())
    if now - request.session.get(USED_AT, 0) >= 60:
        request.session[USED_AT] = now
