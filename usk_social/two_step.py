"""Leads whoever must sign in in two steps to setting the second one up, and back again (1.7)."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import security, unsent
from accounts.models import User
from accounts.views.security import GOING_TO
from incidents.models import Handler
from policy.roles import needs_two_steps

ONE_STEP_IS_ENOUGH = ("accounts/", "people/me/", "incidents/new/")
"""Where the second step is set up, and reporting a threat, which must not wait for a telephone."""


class TwoStepMiddleware:
    """Every page that asks for a sign-in waits for the second step of those who need one."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponseBase],
        args: tuple[object, ...],
        kwargs: dict[str, object],
    ) -> HttpResponseBase | None:
        is_open = not getattr(view, "login_required", True) or (
            request.resolver_match is not None
            and request.resolver_match.route.startswith(ONE_STEP_IS_ENOUGH)
        )
        if not settings.REQUIRE_TWO_STEP or is_open or not request.user.is_authenticated:
            return None
        if security.has_second_step(request.user) or not must_have(request.user):
            return None
        if request.method == "POST":
            unsent.keep(request)
        request.session[GOING_TO] = unsent.page_of_the_form(request)
        messages.warning(
            request,
            _(
                "Whoever approves, administers a channel or handles incidents signs in in two "
                "steps. Set up a second step here, then go on where you were. (Policy 1.7)"
            ),
        )
        return redirect("accounts:security")


def must_have(person: User) -> bool:
    handles = Handler.objects.on(timezone.localdate()).filter(person=person)
    return needs_two_steps(person.roles(), handles_incidents=handles.exists())
