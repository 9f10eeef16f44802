"""How people sign in: no open registration, and nobody outside their dates."""

from __future__ import annotations

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from accounts.models import User
from audit.models import record


class Adapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def pre_login(self, request: HttpRequest, user: User, **kwargs: object) -> HttpResponse | None:
        """Refuse somebody whose access has ended, after the password, so that none is guessed."""
        if why := user.why_no_access(timezone.localdate()):
            record("user.sign_in_refused", user, by=None, why=why)
            messages.error(request, why)
            return redirect("account_login")
        refusal: HttpResponse | None = super().pre_login(request, user, **kwargs)
        return refusal
