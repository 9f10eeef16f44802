"""Register a channel, change its entry, connect it, suspend it, retire it (1.2, 3.10)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts import actions, under_way, unsent
from accounts.connecting import connection_of, fitting, sign_in_of
from accounts.forms.connecting import ChooseForm, EntryForm, ReasonForm, RegisterForm
from accounts.models import Channel
from accounts.views.people.refusing import refusing_in, typed
from accounts.views.retired import leave_retired
from accounts.web import Request, requires, telling
from platforms.base import PlatformError, Reconnect, Rejected, Unavailable
from platforms.signing_in import Offer, Personal
from policy.clause import Refused
from policy.roles import Permission


@requires(Permission.KEEP_CHANNELS)
@require_http_methods(["GET", "POST"])
def register(request: Request) -> HttpResponse:
    typed = request.POST if request.method == "POST" else unsent.give_back(request)
    form = RegisterForm(typed)
    if request.method == "POST" and form.is_valid():
        try:
            channel = actions.register(form.entry(), by=request.user)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The channel is registered. Now connect it."))
            return redirect("accounts:connect", channel.pk)
    return render(request, "accounts/connecting_register.html", {"form": form})


@requires(Permission.KEEP_CHANNELS)
@require_http_methods(["GET", "POST"])
def edit(request: Request, pk: int) -> HttpResponse:
    """Of two Clerks the second reads what the first has saved, beside their own words."""
    channel = get_object_or_404(Channel, pk=pk)
    if channel.is_retired():
        return leave_retired(request, channel)
    form = EntryForm(typed(request), channel=channel)
    if request.method == "POST" and form.is_valid():
        with refusing_in(form):
            opened = form.cleaned_data["opened"]
            actions.change(channel, form.entry(), opened=opened, by=request.user)
            messages.success(request, _("Saved."))
            return redirect("accounts:channel", pk)
    stands = channel if form.non_field_errors() else None
    if stands:
        form.come_back()
    context = {"channel": channel, "form": form, "stands": stands}
    return render(request, "accounts/connecting_edit.html", context)


@requires(Permission.KEEP_CHANNELS)
@require_safe
@never_cache
def connect(request: Request, pk: int) -> HttpResponse:
    """Say what will happen on the platform, and lead there: by a link, which no policy holds up."""
    channel = get_object_or_404(Channel.objects.in_use(), pk=pk)
    now, address, missing = timezone.now(), "", ""
    try:
        sign_in = sign_in_of(channel)
        back = _back(channel.platform)
        address = under_way.begin(request.session, channel, sign_in, back=back, now=now)
    except PlatformError as reason:
        missing = str(reason)
    connection = connection_of(channel, now)
    context = {"channel": channel, "connection": connection, "address": address, "missing": missing}
    return render(request, "accounts/connecting.html", context)


@requires(Permission.KEEP_CHANNELS)
@require_safe
@never_cache
def connected(request: Request, platform: str) -> HttpResponse:
    """Where a platform leads back to: with a code, or without one when somebody cancelled."""
    now = timezone.now()
    found = under_way.take(request.session, request.GET.get("state", ""), now=now)
    if found is None:
        why = _("This did not begin here, took too long, or came twice. Connect again.")
        refusal = str(Refused.by("1.7", why))
        actions.refuse_stray(refusal, by=request.user)
        messages.error(request, refusal)
        return redirect("channels")
    channel = get_object_or_404(Channel, pk=found.channel_id)
    try:
        if channel.platform != platform:
            raise Refused.by("1.7", _("This came back from another platform. Connect again."))
        offers = fitting(channel, _offers(request, channel, found.verifier))
        if len(offers) > 1:
            under_way.keep_offers(request.session, channel, offers, now=now)
            return redirect("accounts:choose", channel.pk)
        _keep(request, channel, offers[0], now=now)
    except (Refused, PlatformError) as why:
        _refuse(request, channel, why)
    return redirect("accounts:channel", channel.pk)


@requires(Permission.KEEP_CHANNELS)
@require_http_methods(["GET", "POST"])
@never_cache
def choose(request: Request, pk: int) -> HttpResponse:
    """Choose the council's account from those that somebody has opened to us."""
    channel, now = get_object_or_404(Channel, pk=pk), timezone.now()
    offers = under_way.offers_for(request.session, channel, now=now)
    if not offers:
        why_not = _("There is nothing to choose from any more. Connect again.")
        messages.error(request, str(Refused.by("1.7", why_not)))
        return redirect("accounts:channel", channel.pk)
    form = ChooseForm(offers, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        under_way.drop_offers(request.session)
        try:
            _keep(request, channel, form.offer(), now=now)
        except (Refused, PlatformError) as why:
            _refuse(request, channel, why)
        return redirect("accounts:channel", channel.pk)
    return render(request, "accounts/connecting_choose.html", {"channel": channel, "form": form})


def _back(platform: str) -> str:
    return settings.SITE_URL + reverse("accounts:connected", args=[platform])


def _offers(request: Request, channel: Channel, verifier: str) -> list[Offer]:
    if "code" not in request.GET:
        raise Refused.by("1.7", _("You cancelled on the platform's page. Nothing was connected."))
    sign_in, back = sign_in_of(channel), _back(channel.platform)
    try:
        return list(sign_in.offers(code=request.GET["code"], verifier=verifier, back=back))
    except Unavailable as busy:
        # The code is spent, so there is nothing here that could be tried again.
        advice = _("Nothing was connected. Wait some minutes, and begin again.")
        raise Unavailable(f"{busy} {advice}", retry_at=busy.retry_at) from None


def _keep(request: Request, channel: Channel, offer: Offer, *, now: datetime) -> None:
    """Try the account once, then connect it. The message says how the channel stands."""
    ends_at = sign_in_of(channel).check(offer.account) or offer.ends_at
    was_active = channel.status == Channel.Status.ACTIVE
    channel = actions.connect(channel, offer, ends_at=ends_at, by=request.user, now=now)
    words = {"channel": channel, "account": offer.name}
    if channel.status == Channel.Status.SUSPENDED:
        messages.warning(
            request, _("%(channel)s is connected as %(account)s, and still suspended.") % words
        )
    elif channel.is_active() and not was_active:
        messages.success(
            request, _("%(channel)s is connected as %(account)s, and active again.") % words
        )
    else:
        messages.success(request, _("%(channel)s is connected as %(account)s.") % words)


def _refuse(request: Request, channel: Channel, why: Refused | PlatformError) -> None:
    if isinstance(why, Reconnect | Rejected):
        why = Refused.by("3.10" if isinstance(why, Personal) else "1.7", str(why))
    actions.refuse_connection(channel, str(why), by=request.user)
    messages.error(request, str(why))


Act = Callable[..., None]


def _stopping(
    request: Request, pk: int, template: str, act: Act, done: str | Promise
) -> HttpResponse:
    channel = get_object_or_404(Channel, pk=pk)
    if channel.is_retired():
        return leave_retired(request, channel)
    form = ReasonForm(request.POST if request.method == "POST" else unsent.give_back(request))
    if request.method == "POST" and form.is_valid():
        with telling(request, str(done)):
            act(channel, by=request.user, reason=form.cleaned_data["reason"])
        return redirect("accounts:channel", channel.pk)
    return render(request, template, {"channel": channel, "form": form})


@requires(Permission.KEEP_CHANNELS)
@require_http_methods(["GET", "POST"])
def suspend(request: Request, pk: int) -> HttpResponse:
    template, done = "accounts/connecting_suspend.html", gettext_lazy("The channel is suspended.")
    return _stopping(request, pk, template, actions.suspend, done)


@requires(Permission.KEEP_CHANNELS)
@require_http_methods(["GET", "POST"])
def retire(request: Request, pk: int) -> HttpResponse:
    template, done = "accounts/connecting_retire.html", gettext_lazy("The channel is retired.")
    return _stopping(request, pk, template, actions.retire, done)
