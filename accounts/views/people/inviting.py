"""Invite somebody, and open the invitation: choose a password, and come in."""

from __future__ import annotations

from allauth.account.forms import SetPasswordForm
from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from accounts import invitations
from accounts.actions import inviting
from accounts.forms.offices import FirstTermForm
from accounts.forms.people import EngagementForm
from accounts.models import User
from accounts.views.people.refusing import refusing_in, typed
from accounts.web import Request, requires, telling
from audit.models import MovedOn
from policy.clause import Refused
from policy.roles import Permission


@requires(Permission.GRANT_ACCESS)
@require_http_methods(["GET", "POST"])
def invite(request: Request) -> HttpResponse:
    said = typed(request)
    form = EngagementForm(said, initial={"access_from": timezone.localdate()})
    office = FirstTermForm(said)
    if request.method == "POST" and form.is_valid() & office.is_valid():
        with refusing_in(form):
            person = inviting.invite(
                form.engagement(),
                office.within(form.engagement()),
                by=request.user,
                why_this_address=form.cleaned_data.get("why_this_address", ""),
                now=timezone.now(),
            )
            messages.success(
                request,
                _("An invitation goes to %(email)s. It is good for a week.")
                % {"email": person.email},
            )
            return redirect("accounts:person", person.pk)
    return render(request, "accounts/people/invite.html", {"form": form, "office": office})


@requires(Permission.GRANT_ACCESS)
@require_POST
def invite_again(request: Request, pk: int) -> HttpResponse:
    person = get_object_or_404(User, pk=pk)
    with telling(request, _("A new invitation is on its way. The older one no longer opens.")):
        inviting.invite_again(person, by=request.user, now=timezone.now())
    return redirect("accounts:person", pk)


@login_not_required
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Let somebody who was invited choose their password, once, and sign them in with it."""
    try:
        person = invitations.read(token, now=timezone.now())
    except Refused as refusal:
        return render(request, "accounts/people/no_invitation.html", {"why": str(refusal)})
    form = SetPasswordForm(data=request.POST or None, user=person)
    if request.method == "POST" and form.is_valid():
        try:
            inviting.come_in(person, password=form.cleaned_data["password1"])
        except MovedOn as used:
            return render(request, "accounts/people/no_invitation.html", {"why": str(used)})
        messages.success(request, _("Your password is kept. From now on you sign in with it."))
        # As after typing it: whoever goes on to a second step is not asked for it again.
        answer: HttpResponse = perform_password_login(
            request, {"email": person.email}, Login(user=person, email=person.email)
        )
        return answer
    return render(request, "accounts/people/invitation.html", {"form": form, "person": person})
