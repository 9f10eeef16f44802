"""Leads people to sign in, without losing their words, and out when their access ends."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.utils import timezone

from accounts import unsent


class SignInMiddleware(LoginRequiredMiddleware):
    """Every page asks for a sign-in that does not say otherwise, and leads back afterwards."""

    def handle_no_permission(
        self, request: HttpRequest, view_func: Callable[..., HttpResponseBase]
    ) -> HttpResponseRedirect:
        if request.method == "POST":
            unsent.keep(request)
        return redirect_to_login(unsent.page_of_the_form(request), self.get_login_url(view_func))


class EngagementMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        today = timezone.localdate()
        if request.user.is_authenticated and (why := request.user.why_no_access(today)):
            logout(request)
            messages.error(request, why)
        response = self.get_response(request)
        if request.user.is_authenticated:
            unsent.remember(request, response)
        return response
