"""Who holds which office: enter one, hand one over ahead of its day, end one, take one back."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.actions import appointing
from accounts.forms.offices import EndForm, SuccessionForm, TermForm
from accounts.models import Office, User, during
from accounts.models.offices import ONE_AT_A_TIME
from accounts.views.people.refusing import refusing_in, typed
from accounts.web import Request, requires, telling
from policy.roles import TITLES, Permission


@requires(Permission.GRANT_ACCESS)
@require_http_methods(["GET", "POST"])
def offices(request: Request) -> HttpResponse:
    """The offices of one holder at a time, and the form that hands one over."""
    form = SuccessionForm(typed(request))
    if request.method == "POST" and form.is_valid():
        holder, term = form.cleaned_data["holder"], form.term()
        with refusing_in(form):
            before = appointing.succeed(holder, term, by=request.user, now=timezone.now())
            messages.success(request, _handed_over(holder, term, before))
            _warn_of_no_office(request, before, term.held_from)
            return redirect("accounts:offices")
    return render(
        request,
        "accounts/people/offices.html",
        {"form": form, "rows": _held_alone(timezone.localdate())},
    )


def _handed_over(holder: User, term: appointing.Term, before: Office | None) -> str:
    said = {
        "holder": holder,
        "office": TITLES[term.role],
        "start": f"{term.held_from:%-d %B %Y}",
        "before": before and before.holder,
        "end": before and before.held_until and f"{before.held_until:%-d %B %Y}",
    }
    if before:
        return _("%(holder)s is %(office)s from %(start)s; %(before)s until %(end)s.") % said
    return _("%(holder)s is %(office)s from %(start)s.") % said


def _warn_of_no_office(request: Request, before: Office | None, day: date) -> None:
    """Whoever was Mayor and nothing else would be shut out as a councillor from that day."""
    if before and not before.holder.offices.filter(during(day)).exists():
        messages.warning(
            request,
            _("%(holder)s then holds no office. If they stay, enter the one that they go on with.")
            % {"holder": before.holder},
        )


def _held_alone(today: date) -> list[dict[str, object]]:
    """For each office of one holder: who holds it today, and who will."""
    terms = Office.objects.select_related("holder").order_by("held_from")
    return [
        {
            "title": TITLES[role],
            "today": terms.filter(during(today), role=role).first(),
            "coming": terms.filter(role=role, held_from__gt=today),
        }
        for role in ONE_AT_A_TIME
    ]


@requires(Permission.GRANT_ACCESS)
@require_http_methods(["GET", "POST"])
def appoint(request: Request, pk: int) -> HttpResponse:
    person = get_object_or_404(User, pk=pk)
    form = TermForm(typed(request))
    if request.method == "POST" and form.is_valid():
        with refusing_in(form):
            appointing.appoint(person, form.term(), by=request.user)
            messages.success(request, _("The office is entered."))
            return redirect("accounts:person", pk)
    return render(request, "accounts/people/appoint.html", {"form": form, "person": person})


@requires(Permission.GRANT_ACCESS)
@require_http_methods(["GET", "POST"])
def end(request: Request, pk: int) -> HttpResponse:
    office = _office(pk)
    form = EndForm(typed(request), office=office)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        with refusing_in(form):
            appointing.end(
                office,
                said["held_until"],
                opened=said["opened"],
                by=request.user,
                now=timezone.now(),
            )
            messages.success(request, _("The last day is changed."))
            return redirect("accounts:person", office.holder_id)
    if form.non_field_errors():
        office.refresh_from_db()
        form.come_back(office)
    return render(
        request,
        "accounts/people/end_office.html",
        {"form": form, "office": office, "is_ahead": office.held_from > timezone.localdate()},
    )


@requires(Permission.GRANT_ACCESS)
@require_POST
def take_back(request: Request, pk: int) -> HttpResponse:
    office = _office(pk)
    with telling(request, _("The office is taken back. The record keeps that it was entered.")):
        appointing.take_back(office, by=request.user, now=timezone.now())
    return redirect("accounts:person", office.holder_id)


def _office(pk: int) -> Office:
    return get_object_or_404(Office.objects.select_related("holder"), pk=pk)
