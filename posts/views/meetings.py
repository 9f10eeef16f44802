"""The calendar of meetings, what was said before and after each, and how the Clerk keeps it."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts import unsent
from accounts.models import Council
from accounts.web import Request, requires, telling
from audit.models import MovedOn
from policy.clause import Refused
from policy.roles import Permission
from posts import actions
from posts.forms import MeetingForm
from posts.meetings import keep_ahead
from posts.models import Meeting, Post

PER_PAGE = 25


@requires(Permission.READ_POSTS)
@require_safe
def meetings(request: Request) -> HttpResponse:
    """Those to come, the next one first; or those that were, the last one first."""
    now = timezone.now()
    is_past = request.GET.get("when") == "past"
    known = Meeting.objects.with_posts()
    found = known.filter(starts_at__lte=now).order_by("-starts_at")
    if not is_past:
        found = known.filter(starts_at__gt=now).order_by("starts_at")
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "posts/meetings.html",
        {"page_obj": page, "is_past": is_past, "may_keep": _may_keep(request)},
    )


@requires(Permission.READ_POSTS)
@require_safe
def meeting(request: Request, pk: int) -> HttpResponse:
    shown = get_object_or_404(Meeting.objects.with_posts(), pk=pk)
    posts = Post.objects.readable_by(request.user).filter(meeting=shown)
    return render(
        request,
        "posts/meeting.html",
        {
            "meeting": shown,
            "posts": posts.select_related("author").order_by("created_at"),
            "is_over": shown.starts_at <= timezone.now(),
            "may_keep": _may_keep(request),
        },
    )


def _may_keep(request: Request) -> bool:
    return request.user.can(Permission.KEEP_MEETINGS)


@requires(Permission.KEEP_MEETINGS)
@require_http_methods(["GET", "POST"])
def add(request: Request) -> HttpResponse:
    form = MeetingForm(request.POST or unsent.give_back(request), council=Council.now())
    if request.method == "POST" and form.is_valid():
        try:
            added = actions.add_meeting(form.sitting(), by=request.user)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The meeting stands in the calendar."))
            return redirect("posts:meeting", added.pk)
    return render(request, "posts/meeting_form.html", {"form": form, "meeting": None})


@requires(Permission.KEEP_MEETINGS)
@require_http_methods(["GET", "POST"])
def change(request: Request, pk: int) -> HttpResponse:
    shown = get_object_or_404(Meeting, pk=pk)
    if request.method != "POST":
        try:
            actions.refuse_if_cancelled(shown)
        except Refused as refusal:
            messages.error(request, str(refusal))
            return redirect("posts:meeting", pk)
    typed = request.POST or unsent.give_back(request)
    form = MeetingForm(typed, council=Council.now(), meeting=shown)
    if request.method == "POST" and form.is_valid():
        opened = form.cleaned_data["opened"]
        try:
            actions.change_meeting(shown, form.sitting(), opened=opened, by=request.user)
        except (Refused, MovedOn) as refusal:
            form.add_error(None, str(refusal))
            form.come_back(shown)
        else:
            messages.success(request, _("The meeting is changed."))
            return redirect("posts:meeting", pk)
    return render(request, "posts/meeting_form.html", {"form": form, "meeting": shown})


@requires(Permission.KEEP_MEETINGS)
@require_POST
def cancel(request: Request, pk: int) -> HttpResponse:
    shown = get_object_or_404(Meeting, pk=pk)
    done = _(
        "The meeting is cancelled. What was posted about it stays: correct it where it is out."
    )
    with telling(request, done):
        actions.cancel_meeting(shown, by=request.user, now=timezone.now())
    return redirect("posts:meeting", pk)


@requires(Permission.KEEP_MEETINGS)
@require_POST
def by_rule(request: Request) -> HttpResponse:
    """Enter what the council's rule puts into the next twelve months, and is not there yet."""
    entered = keep_ahead(by=request.user, now=timezone.now())
    said = ngettext("%(n)s meeting entered.", "%(n)s meetings entered.", entered)
    nothing = _("Every meeting of the next twelve months stands here already.")
    messages.success(request, said % {"n": entered} if entered else nothing)
    return redirect("posts:meetings")


@requires(Permission.KEEP_MEETINGS)
@require_POST
def nothing(request: Request, pk: int) -> HttpResponse:
    shown = get_object_or_404(Meeting, pk=pk)
    with telling(request, _("Noted: there is nothing to announce.")):
        actions.say_nothing_to_announce(shown, by=request.user, now=timezone.now())
    return redirect("posts:meeting", pk)
