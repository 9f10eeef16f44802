"""The checklist for somebody who leaves, and the rights that are removed by hand."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.actions.leaving import leave, remove
from accounts.forms.leaving import LeavingForm
from accounts.models import Channel, ChannelAdministrator, Removal, User
from accounts.views.people.refusing import refusing_in, typed
from accounts.web import Request, requires, telling
from policy.roles import Permission

NONE = ChannelAdministrator.Rights.NONE


@requires(Permission.GRANT_ACCESS)
@require_http_methods(["GET", "POST"])
def leaving(request: Request, pk: int) -> HttpResponse:
    person = get_object_or_404(User, pk=pk)
    now = timezone.now()
    today = timezone.localdate(now)
    form = LeavingForm(
        typed(request),
        person=person,
        channels=with_rights_to_remove(person),
        clerk=request.user,
        today=today,
    )
    if request.method == "POST" and form.is_valid():
        with refusing_in(form):
            leave(
                person,
                last_day=form.cleaned_data["last_day"],
                tasks=form.tasks(),
                by=request.user,
                now=now,
            )
            messages.success(request, _("Done. What is still to do by hand stands below."))
            return redirect("accounts:leaving", pk)
    tasks = checklist(person, today=today)
    removals = person.removals.select_related("channel", "to_be_done_by", "done_by")
    return render(
        request,
        "accounts/people/leaving.html",
        {
            "form": form,
            "person": person,
            "today": today,
            "checklist": tasks,
            "is_done": all(is_done for is_done, _said in tasks),
            "removals": removals.order_by("pk"),
        },
    )


def with_rights_to_remove(person: User) -> list[Channel]:
    """Channels on whose platform somebody has rights, and nobody is asked yet to remove them."""
    places = person.administers.exclude(rights=NONE)
    asked = person.removals.values("channel")
    found = Channel.objects.filter(administrators__in=places).exclude(pk__in=asked)
    return list(found.distinct())


def checklist(person: User, *, today: date) -> list[tuple[bool, str]]:
    """What is done of somebody's leaving, and what is not, each in a sentence."""
    last = person.access_until
    day = f"{last:%-d %B %Y}" if last else ""
    offices, places = person.offices.all(), person.administers.select_related("channel")
    goes_on = [
        *(term.get_role_display() for term in offices if _goes_on(term.held_until, last)),
        *(str(place.channel) for place in places if _goes_on(place.held_until, last)),
    ]
    if not person.is_active:
        access = _("Their access is taken back.")
    elif last:
        access = _("Their access ends on %(day)s.") % {"day": day}
    else:
        access = _("Their access has no last day.")
    is_out = bool(person.why_no_access(today))
    return [
        (bool(last) or not person.is_active, access),
        (
            not goes_on,
            _("Still to end: %(what)s.") % {"what": "; ".join(goes_on)}
            if goes_on
            else _("No office and no place on a roster goes on after that."),
        ),
        (
            is_out,
            _("They are signed out everywhere.")
            if is_out
            else _("They are signed out everywhere once that day is over."),
        ),
    ]


def _goes_on(held_until: date | None, last: date | None) -> bool:
    return held_until is None or (last is not None and held_until > last)


@requires(Permission.READ_ROSTER)
@require_POST
def removed(request: Request, pk: int) -> HttpResponse:
    removal = get_object_or_404(Removal.objects.select_related("person", "to_be_done_by"), pk=pk)
    with telling(request, _("Noted: the rights are gone.")):
        remove(removal, by=request.user, now=timezone.now())
    if request.user.can(Permission.GRANT_ACCESS):
        return redirect("accounts:leaving", removal.person_id)
    return redirect("home")
