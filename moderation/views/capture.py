"""Copying a comment in by hand, the places that comments are copied from, and their screenshots."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.db.models import Count, Max, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts import unsent
from accounts.web import Request, requires, telling
from moderation import actions
from moderation.forms import CaptureForm
from moderation.models import Attachment, Comment, Space
from platforms.sealed import SealedFile
from policy.clause import Refused
from policy.roles import Permission


@requires(Permission.MODERATE)
@require_http_methods(["GET", "POST"])
def capture(request: Request) -> HttpResponse:
    """Copy one in. What was typed stays on the page whatever is refused."""
    if request.method != "POST":
        typed = unsent.give_back(request)
        chosen = {"space": request.GET.get("space", "")}
        form = CaptureForm(initial={**chosen, **(typed.dict() if typed else {})})
    else:
        form = CaptureForm(request.POST, request.FILES)
        if form.is_valid():
            try:
                comment = actions.copy_in(form.copied(), by=request.user, now=timezone.now())
            except Refused as refusal:
                form.add_error(None, str(refusal))
            else:
                messages.success(request, _("It is copied in, and stands in the queue."))
                return redirect("moderation:comment", comment.pk)
    return render(request, "moderation/capture.html", {"form": form})


@requires(Permission.READ_COMMENTS)
@require_safe
def spaces(request: Request) -> HttpResponse:
    waiting = Q(comments__status=Comment.Status.WAITING)
    return render(
        request,
        "moderation/spaces.html",
        {
            "spaces": Space.objects.annotate(
                number=Count("comments"),
                waiting=Count("comments", filter=waiting),
                last_at=Max("comments__taken_in_at"),
            ).order_by("closed_at", "name"),
            "may_copy": request.user.can(Permission.MODERATE),
        },
    )


@requires(Permission.MODERATE)
@require_POST
def close(request: Request, pk: int) -> HttpResponse:
    with telling(request, _("It is closed. What was copied from it stays.")):
        actions.close_space(get_object_or_404(Space, pk=pk), by=request.user, now=timezone.now())
    return redirect("moderation:spaces")


@requires(Permission.MODERATE)
@require_POST
def reopen(request: Request, pk: int) -> HttpResponse:
    with telling(request, _("It is open again.")):
        actions.reopen_space(get_object_or_404(Space, pk=pk), by=request.user, now=timezone.now())
    return redirect("moderation:spaces")


@requires(Permission.READ_COMMENTS)
@require_safe
def screenshot(request: Request, pk: int) -> HttpResponse:
    """A screenshot, opened from its seal for whoever may read the comment."""
    wanted = get_object_or_404(Attachment, pk=pk)
    answer = HttpResponse(
        b"".join(cast(SealedFile, wanted.file).unsealed()), content_type=wanted.mime
    )
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, no-store"
    return answer
