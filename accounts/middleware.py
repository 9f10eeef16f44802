"""Signs people out in the middle of a visit when their access ends."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone


class EngagementMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        today = timezone.localdate()
        if request.user.is_authenticated and (why := request.user.why_no_access(today)):
            logout(request)
            messages.error(request, why)
        return self.get_response(request)
