"""Requests that the law gives a time for, and views that the council considers."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts import unsent
from accounts.web import Request, requires, telling
from audit.models import MovedOn
from moderation import actions
from moderation.forms import CloseForm, MarkForm
from moderation.models import Comment, InformationRequest
from policy.clause import Refused
from policy.roles import Permission

PER_PAGE = 25


@requires(Permission.MODERATE)
@require_safe
def requests(request: Request) -> HttpResponse:
    """Those that run, the first due first; or those that are closed, the last first."""
    is_closed = request.GET.get("which") == "closed"
    rows = InformationRequest.objects.open().order_by("due_at", "pk")
    if is_closed:
        rows = InformationRequest.objects.exclude(closed_at=None).order_by("-closed_at")
    rows = rows.select_related("comment__channel", "comment__space", "marked_by", "closed_by")
    return render(
        request,
        "moderation/requests.html",
        {
            "page_obj": Paginator(rows, PER_PAGE).get_page(request.GET.get("page")),
            "is_closed": is_closed,
            "may_close": request.user.can(Permission.KEEP_REQUESTS),
            "now": timezone.now(),
        },
    )


@requires(Permission.MODERATE)
@require_POST
def mark(request: Request, pk: int) -> HttpResponse:
    """Start the clock of what a comment asks for."""
    shown = get_object_or_404(Comment.objects.for_list(), pk=pk)
    form = MarkForm(request.POST)
    kind = form.cleaned_data["kind"] if form.is_valid() else ""
    with telling(request, _("Its clock has started. The Clerk is told by email.")):
        actions.mark_request(shown, kind=kind, by=request.user, now=timezone.now())
    return redirect("moderation:comment", pk)


@requires(Permission.KEEP_REQUESTS)
@require_http_methods(["GET", "POST"])
def request_page(request: Request, pk: int) -> HttpResponse:
    """One of them, and the words with which it is closed."""
    row = get_object_or_404(
        InformationRequest.objects.select_related("comment__channel", "marked_by"), pk=pk
    )
    form = CloseForm(request.POST or unsent.give_back(request))
    if request.method == "POST" and form.is_valid():
        outcome = form.cleaned_data["outcome"]
        try:
            actions.close_request(row, by=request.user, outcome=outcome, now=timezone.now())
        except Refused as refusal:
            form.add_error("outcome", str(refusal))
        except MovedOn as moved:
            form.add_error(None, str(moved))
        else:
            messages.success(request, _("Closed. Your words stay with it."))
            return redirect("moderation:requests")
    row.refresh_from_db()
    return render(
        request,
        "moderation/request.html",
        {"row": row, "comment": row.comment, "form": form, "now": timezone.now()},
    )


@requires(Permission.MODERATE)
@require_POST
def view(request: Request, pk: int) -> HttpResponse:
    """Count it among the views to be considered, or no longer."""
    shown = get_object_or_404(Comment.objects.for_list(), pk=pk)
    is_view = request.POST.get("decision") == "count"
    done = _("Counted as a view to be considered.") if is_view else _("Not counted any more.")
    with telling(request, done):
        actions.count_as_view(shown, by=request.user, is_view=is_view, now=timezone.now())
    return redirect("moderation:comment", pk)
