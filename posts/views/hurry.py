"""Publish an emergency at once, see every use of that rule, and countersign it (3.5)."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts import unsent
from accounts.web import Request, requires
from audit.models import MovedOn
from policy.clause import Refused, Verdict
from policy.roles import Permission
from posts import actions
from posts.actions.holding import as_opened
from posts.forms import CountersignForm, EmergencyForm
from posts.models import Emergency, Post
from posts.previews import previews

PER_PAGE = 25


@requires(Permission.APPROVE)
@require_http_methods(["GET", "POST"])
def publish_at_once(request: Request, pk: int) -> HttpResponse:
    """A page of its own: what will happen, to whom, and who looks at it afterwards."""
    post = get_object_or_404(Post.objects.filter(author=request.user), pk=pk)
    if post.has_left():
        return redirect("posts:post", pk)
    form = EmergencyForm(request.POST or unsent.give_back(request))
    if request.method == "POST" and form.is_valid():
        try:
            actions.publish_at_once(
                post,
                by=request.user,
                reason=form.cleaned_data["reason"],
                is_declared=form.cleaned_data["declared"],
                opened=request.POST.get("opened"),
                now=timezone.now(),
            )
        except (Refused, MovedOn) as refusal:
            form.add_error(None, str(refusal))
            post.refresh_from_db()
        else:
            messages.success(request, _("It goes out now. The other approver is told."))
            return redirect("posts:post", pk)
    found = [line for line in post.findings() if line.verdict is not Verdict.KEPT]
    return render(
        request,
        "posts/emergency.html",
        {
            "post": post,
            "opened": as_opened(post),
            "form": form,
            "previews": previews(post),
            "lines": found,
        },
    )


@requires(Permission.READ_POSTS, Permission.READ_RECORD)
@require_safe
def emergencies(request: Request) -> HttpResponse:
    """Every use of the rule, those that nobody has countersigned yet first."""
    used = Emergency.objects.for_list()
    page = Paginator(used, PER_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "posts/emergencies.html",
        {
            "page_obj": page,
            "may_read": request.user.can(Permission.READ_POSTS),
            "may_countersign": request.user.can(Permission.APPROVE),
        },
    )


@requires(Permission.APPROVE)
@require_http_methods(["GET", "POST"])
def countersign(request: Request, pk: int) -> HttpResponse:
    """What was published at once, why, and what the other approver says to that."""
    used = get_object_or_404(Emergency.objects.select_related("post", "by", "reviewed_by"), pk=pk)
    form = CountersignForm(request.POST or unsent.give_back(request))
    if request.method == "POST" and form.is_valid():
        try:
            actions.countersign(
                used,
                by=request.user,
                was_right=form.cleaned_data["was_right"] == CountersignForm.RIGHT,
                words=form.cleaned_data["words"],
                now=timezone.now(),
            )
        except (Refused, MovedOn) as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Countersigned. What you said stays with the post."))
            return redirect("posts:emergencies")
    used.refresh_from_db()
    return render(
        request,
        "posts/countersign.html",
        {
            "used": used,
            "post": used.post,
            "form": form,
            "previews": previews(used.post),
            "may_countersign": used.reviewed_at is None and used.by_id != request.user.pk,
        },
    )
