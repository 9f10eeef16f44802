"""Report an incident, and read the ones you may."""

from __future__ import annotations

import json
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts import unsent
from accounts.web import Request, requires, telling
from incidents import actions
from incidents.forms import ReportForm, prefilled
from incidents.models import Handler, Incident
from moderation.models import Comment
from policy.roles import Permission


@requires(Permission.REPORT_INCIDENT)
@require_safe
def incidents(request: Request) -> HttpResponse:
    return render(
        request,
        "incidents/list.html",
        {"incidents": Incident.objects.visible_to(request.user).select_related("reporter")},
    )


@requires(Permission.REPORT_INCIDENT)
@require_http_methods(["GET", "POST"])
def new(request: Request) -> HttpResponse:
    """The report. `?comment=` brings the comment it is about."""
    comment = _comment(request)
    typed = request.POST or unsent.give_back(request)
    form = ReportForm(typed, initial=prefilled(comment, by=request.user))
    if request.method == "POST" and form.is_valid():
        incident = actions.report(
            form.report(), comment=comment, by=request.user, now=timezone.now()
        )
        messages.success(
            request, _("Reported as %(reference)s.") % {"reference": incident.reference}
        )
        return redirect("incidents:incident", incident.pk)
    return render(request, "incidents/new.html", {"form": form, "comment": comment})


def _comment(request: Request) -> Comment | None:
    wanted = request.GET.get("comment", "")
    return get_object_or_404(Comment, pk=wanted) if wanted.isdecimal() else None


@requires(Permission.REPORT_INCIDENT)
@require_safe
def incident(request: Request, pk: UUID) -> HttpResponse:
    """One case. Whoever may not read it is told that there is no such page, and is noted."""
    shown = _open(request, pk)
    handlers = Handler.objects.on(timezone.localdate()).select_related("person")
    is_handler = any(handler.person_id == request.user.pk for handler in handlers)
    return render(
        request,
        "incidents/incident.html",
        {
            "incident": shown,
            "evidence": [
                (kept, json.loads(kept.snapshot)) for kept in shown.evidence.order_by("pk")
            ],
            "accesses": shown.accesses.select_related("person"),
            "handlers": [h.person for h in handlers if h.person_id != shown.reporter_id],
            "may_take_on": is_handler
            and shown.reporter_id != request.user.pk
            and shown.status == Incident.Status.SUBMITTED,
        },
    )


def _open(request: Request, pk: UUID) -> Incident:
    wanted = get_object_or_404(Incident, pk=pk)
    may_read = Incident.objects.visible_to(request.user).filter(pk=pk).exists()
    actions.note_access(wanted, by=request.user, was_let_in=may_read)
    if not may_read:
        raise Http404
    return wanted


@requires(Permission.REPORT_INCIDENT)
@require_POST
def take_on(request: Request, pk: UUID) -> HttpResponse:
    opened = _open(request, pk)
    if not Handler.objects.on(timezone.localdate()).filter(person=request.user).exists():
        raise Http404
    with telling(request, _("You handle this incident now. Its reporter sees that.")):
        actions.take_on(opened, by=request.user)
    return redirect("incidents:incident", pk)
