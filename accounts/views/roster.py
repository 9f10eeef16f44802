"""Keep a channel's roster: put somebody on it, say which rights, take somebody off, plan (2.5)."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts import actions
from accounts.forms.roster import LastDayForm, PlaceForm, PlanForm, RightsForm
from accounts.models import Channel, ChannelAdministrator, during
from accounts.roster import roster_of
from accounts.views.people.refusing import refusing_in, typed
from accounts.views.retired import leave_retired
from accounts.web import Request, requires, telling
from policy.clause import Refused
from policy.roles import Permission


@requires(Permission.KEEP_CHANNELS)
@require_http_methods(["GET", "POST"])
def put_on(request: Request, pk: int) -> HttpResponse:
    channel = get_object_or_404(Channel, pk=pk)
    if channel.is_retired():
        return leave_retired(request, channel)
    form = PlaceForm(channel, typed(request), initial={"held_from": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        with refusing_in(form):
            actions.put_on(channel, form.entry(), by=request.user, now=timezone.now())
        if form.is_valid():
            told = {"person": form.cleaned_data["person"], "channel": channel}
            messages.success(request, _("%(person)s is on the roster of %(channel)s.") % told)
            return redirect("accounts:channel", pk)
    return render(request, "accounts/roster/put_on.html", {"channel": channel, "form": form})


@requires(Permission.READ_ROSTER)
@require_http_methods(["GET", "POST"])
def rights(request: Request, pk: int) -> HttpResponse:
    """Everybody says it of themselves, and the Clerk of anybody."""
    place = _place(pk)
    if place.person != request.user and not request.user.can(Permission.KEEP_CHANNELS):
        raise PermissionDenied(
            _("Only %(person)s or the Clerk may say which rights these are. (Policy 2.5)")
            % {"person": place.person}
        )
    seen_before = place.rights_attested_at.isoformat() if place.rights_attested_at else ""
    as_shown = {"rights": place.rights, "shown_at": seen_before}
    form = RightsForm(typed(request), initial=as_shown)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        with refusing_in(form):
            missing = actions.attest_rights(
                place,
                rights=said["rights"],
                shown_at=said["shown_at"],
                by=request.user,
                now=timezone.now(),
            )
        if form.is_valid():
            messages.success(
                request, _("The rights of %(person)s are confirmed.") % {"person": place.person}
            )
            if missing and said["rights"] != ChannelAdministrator.Rights.FULL:
                messages.warning(request, _warning(missing))
            return redirect("accounts:channel", place.channel_id)
    return render(request, "accounts/roster/rights.html", {"place": place, "form": form})


@requires(Permission.KEEP_CHANNELS)
@require_http_methods(["GET", "POST"])
def take_off(request: Request, pk: int) -> HttpResponse:
    """A page of its own: what will happen, to whom, and that it can be undone."""
    place = _place(pk)
    today = timezone.localdate()
    form = LastDayForm(place, typed(request), initial={"last_day": max(today, place.held_from)})
    if request.method == "POST" and form.is_valid():
        last_day = form.cleaned_data["last_day"]
        with refusing_in(form):
            actions.take_off(place, last_day=last_day, by=request.user, now=timezone.now())
        if form.is_valid():
            told = {"person": place.person, "channel": place.channel}
            messages.success(
                request, _("%(person)s is taken off the roster of %(channel)s.") % told
            )
            return redirect("accounts:channel", place.channel_id)
    is_new = place.held_from >= today
    context = {"place": place, "form": form, "is_new": is_new}
    return render(request, "accounts/roster/take_off.html", context)


@requires(Permission.KEEP_CHANNELS)
@require_POST
def take_back(request: Request, pk: int) -> HttpResponse:
    place = _place(pk)
    done = _("%(person)s is not on the roster. The record keeps that they were put on it.")
    with telling(request, done % {"person": place.person}):
        actions.take_back(place, by=request.user, now=timezone.now())
    return redirect("accounts:channel", place.channel_id)


@requires(Permission.KEEP_CHANNELS)
@require_http_methods(["GET", "POST"])
def plan(request: Request, pk: int) -> HttpResponse:
    channel = get_object_or_404(Channel, pk=pk)
    if channel.is_retired():
        return leave_retired(request, channel)
    plans = channel.roster_plans.select_related("made_by").order_by("-made_at", "-pk")
    newest = plans.first()
    form = PlanForm(typed(request), initial={"after": newest.pk if newest else None})
    if request.method == "POST" and form.is_valid():
        with refusing_in(form):
            actions.plan(channel, **form.cleaned_data, by=request.user, now=timezone.now())
        if form.is_valid():
            messages.success(request, _("The plan is recorded. Every administrator sees it."))
            return redirect("accounts:channel", pk)
    gaps = roster_of(channel, day=timezone.localdate()).gaps()
    context = {"channel": channel, "gaps": gaps, "plans": plans, "form": form}
    return render(request, "accounts/roster/plan.html", context)


@requires(Permission.READ_ROSTER)
@require_http_methods(["GET", "POST"])
def attest(request: Request) -> HttpResponse:
    """One's own word, once a year, and which rights one has on each channel (3.10, 2.5)."""
    if request.method == "POST":
        try:
            is_new = actions.keep_apart(by=request.user, now=timezone.now())
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            thanks = _("Thank you. Your word is kept for a year.")
            messages.success(
                request, thanks if is_new else _("You have said so today: it is kept already.")
            )
        return redirect("accounts:attest")
    places = request.user.administers.filter(channel__in=request.user.channels_today())
    places = places.filter(during(timezone.localdate()))
    return render(
        request,
        "accounts/roster/attest.html",
        {
            "places": places.select_related("channel").order_by("channel"),
            "last": request.user.attestations.order_by("-at").first(),
        },
    )


def _warning(missing: str) -> str:
    what_now = _("Posts still go out. The Clerk has to record what is done about it.")
    return f"{missing} {what_now}"


def _place(pk: int) -> ChannelAdministrator:
    return get_object_or_404(
        ChannelAdministrator.objects.select_related("channel", "person"), pk=pk
    )
