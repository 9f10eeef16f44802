"""Pages that look across rooms: the home desk, the record, the policy, health, the mailbox."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts import unsent
from accounts.forms.pausing import PauseForm
from accounts.models import Channel
from accounts.reading import beside_the_policy, policy_on
from accounts.web import Request, requires
from audit.models import Event
from moderation.models import Reply
from policy.roles import Permission
from policy.wording import passages
from posts.models import Post
from usk_social import desk, mailbox, register, running, unsettled
from usk_social.health import measure
from usk_social.record import told

LINES_PER_PAGE = 50


@require_safe
def home(request: Request) -> HttpResponse:
    found = measure(now=timezone.now())
    return render(
        request,
        "home.html",
        {
            "groups": desk.groups(request.user),
            "next_scheduled": desk.next_scheduled(request.user),
            "warnings": running.warnings(found),
            "pulse": running.pulse(found),
            "pause_form": PauseForm(),
        },
    )


@requires(Permission.APPROVE)
@require_safe
def approvals(request: Request) -> HttpResponse:
    """What waits for me, oldest first, and what I wrote that waits for somebody else."""
    mine = Post.objects.awaiting_approval().filter(author=request.user)
    return render(
        request,
        "posts/approvals.html",
        {
            "waiting": Post.objects.to_decide(request.user).for_list(),
            "mine": mine.for_list(),
            "replies": Reply.objects.to_decide(request.user),
        },
    )


@requires(Permission.READ_POSTS)
@require_safe
def trouble(request: Request) -> HttpResponse:
    """All of what the desk shows the first lines of: what did not go as it should."""
    return render(request, "posts/trouble.html", {"lines": unsettled.lines(request.user)})


@requires(Permission.READ_RECORD)
@require_safe
def record(request: Request) -> HttpResponse:
    """The record, newest first."""
    events = Event.objects.order_by("-pk")
    page = Paginator(events, LINES_PER_PAGE).get_page(request.GET.get("page"))
    lines = [told(event) for event in page]
    return render(request, "record.html", {"page_obj": page, "lines": lines})


@login_not_required
@require_safe
def policy(request: HttpRequest) -> HttpResponse:
    """The policy in force, in its own words, and what the council has adopted beside it."""
    today = timezone.localdate()
    in_force = policy_on(today)
    return render(
        request,
        "policy.html",
        {
            "policy": in_force,
            "passages": passages(in_force.text),
            "beside": beside_the_policy(today),
            "may_read_settings": request.user.is_authenticated
            and request.user.can(Permission.READ_ROSTER),
        },
    )


@requires(Permission.READ_ROSTER)
@require_safe
def channels(request: Request) -> HttpResponse:
    """The register of channels: what went out on each, and how its roster stands (1.2, 2.5)."""
    return render(
        request,
        "channels.html",
        {
            "register": register.lines(now=timezone.now()),
            "as_html": register.as_html(),
            "as_text": register.as_text(),
            "may_keep": request.user.can(Permission.KEEP_CHANNELS),
        },
    )


@login_not_required
@require_safe
def official_channels(request: HttpRequest) -> HttpResponse:
    """Where the council speaks, so that residents can tell its accounts from false ones (1.2)."""
    return render(request, "official_channels.html", {"channels": Channel.objects.official()})


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Refuse a form whose page is out of date, and hand its words back to whoever typed them.

    Only to our own pages: another site could otherwise put its words into this one.
    """
    words = unsent.words(request) if unsent.is_from_here(request) else []
    return render(request, "403_csrf.html", {"words": words}, status=403)


@login_not_required
@never_cache
@require_safe
def health(request: HttpRequest) -> JsonResponse:
    found = measure(now=timezone.now())
    return JsonResponse(found.for_monitoring(), status=200 if found.is_well() else 503)


@login_not_required
@never_cache
@require_safe
def live(request: HttpRequest) -> JsonResponse:
    return JsonResponse({"status": "ok"})


@login_not_required
@require_safe
def practice_mail(request: HttpRequest) -> HttpResponse:
    """The mail that practice did not send: everybody's, for everybody, so that a new password
    can be read by somebody who cannot sign in. Practice only."""
    if not settings.PRACTICE:
        raise Http404
    return render(request, "practice_mail.html", {"letters": mailbox.letters()})
