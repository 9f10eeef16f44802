"""The council's calendar in one's own: its secret address, and what stands at it."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.web import Request, requires, telling
from policy.roles import Permission
from posts import actions, feeding
from posts.models import Feed

ICS = "text/calendar; charset=utf-8"
AT_MOST_EVERY = timedelta(seconds=20)


@requires(Permission.READ_POSTS)
@require_safe
def mine(request: Request) -> HttpResponse:
    """The address of one's own feed, how to use it, and how to end it."""
    found = Feed.objects.filter(person=request.user).first()
    address = feeding.address_of(found) if found else ""
    answer = render(request, "posts/feed.html", {"feed": found, "address": address})
    answer["Cache-Control"] = "no-store"
    return answer


@requires(Permission.READ_POSTS)
@require_POST
def renew(request: Request) -> HttpResponse:
    with telling(request, _("This is your address now. An earlier one leads nowhere any more.")):
        actions.make_feed(by=request.user, now=timezone.now())
    return redirect("posts:feed")


@requires(Permission.READ_POSTS)
@require_POST
def end(request: Request) -> HttpResponse:
    with telling(request, _("The address leads nowhere any more.")):
        actions.end_feed(by=request.user)
    return redirect("posts:feed")


@login_not_required
@require_safe
def feed(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """What this person may read today. Whoever may read nothing any more has no feed."""
    now = timezone.now()
    found = Feed.objects.open_on(timezone.localdate(now)).filter(key=key).first()
    if found is None or not found.person.can(Permission.READ_POSTS):
        raise Http404
    if request.method == "HEAD":
        return HttpResponse(content_type=ICS)
    rested = Q(read_at=None) | Q(read_at__lt=now - AT_MOST_EVERY)
    if not Feed.objects.filter(rested, pk=found.pk).update(read_at=now):
        wait = str(int(AT_MOST_EVERY.total_seconds()))
        return HttpResponse(status=429, headers={"Retry-After": wait})
    ics = feeding.as_ics(found, now=now)
    answer = HttpResponse(ics, content_type=ICS)
    answer["Cache-Control"] = "private, no-cache"
    answer["Referrer-Policy"] = "no-referrer"
    etag = f'"{hashlib.sha256(ics).hexdigest()[:32]}"'
    answer["ETag"] = etag
    return get_conditional_response(request, etag=etag, response=answer) or answer
