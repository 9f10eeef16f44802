"""Correct a post that is out, and try again what could not be corrected or put with a video."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts import unsent
from accounts.models import Channel
from accounts.web import Request, requires, telling
from audit.models import MovedOn
from policy.clause import Refused
from policy.roles import Permission
from posts import actions, corrections
from posts.forms import CorrectForm
from posts.models import Addition, Edit, Post


@requires(Permission.DRAFT)
@require_http_methods(["GET", "POST"])
def correct(request: Request, pk: int) -> HttpResponse:
    """What it says now, what it should say, and why; the check comes next, as for any post."""
    readable = Post.objects.readable_by(request.user)
    original = get_object_or_404(readable.filter(corrects=None), pk=pk)
    mine = corrections.unfinished(original, request.user)
    typed = request.POST or unsent.give_back(request)
    form = CorrectForm(typed, request.FILES or None, original=original, correction=mine)
    if request.method == "POST":
        if form.is_valid():
            try:
                correction = actions.correct(
                    original, **form.cleaned_data, by=request.user, now=timezone.now()
                )
            except (Refused, MovedOn) as refusal:
                form.add_error(None, str(refusal))
            else:
                return redirect("posts:check", correction.pk)
        form.come_back(original, mine)
    rows = original.publications.filter(status="DONE", taken_down_at=None)
    return render(
        request,
        "posts/correct.html",
        {
            "post": original,
            "form": form,
            "mine": mine,
            "now": corrections.words_now(original),
            "where": corrections.where(original),
            "rows": rows.select_related("channel"),
            "settles_on": Channel.objects.where(request.user, Permission.SETTLE),
        },
    )


@requires(Permission.SETTLE)
@require_POST
def edit_again(request: Request, pk: int) -> HttpResponse:
    edit = get_object_or_404(Edit.objects.select_related("publication__channel"), pk=pk)
    with telling(request, _("It is corrected now.")):
        actions.send_again(edit, by=request.user, now=timezone.now())
    return redirect("posts:post", edit.post_id)


@requires(Permission.SETTLE)
@require_POST
def add_again(request: Request, pk: int) -> HttpResponse:
    addition = get_object_or_404(Addition.objects.select_related("publication__channel"), pk=pk)
    with telling(request, _("It is tried again now.")):
        actions.send_again(addition, by=request.user, now=timezone.now())
    return redirect("posts:post", addition.publication.post_id)
