"""What was put right after it was out: a log to read, and to take along as CSV (3.6)."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.web import Request, requires
from policy.roles import Permission
from posts import amends
from posts.tables import as_csv as csv_of

PER_PAGE = 25


@requires(Permission.READ_POSTS, Permission.READ_RECORD)
@require_safe
def log(request: Request) -> HttpResponse:
    """Every correction and taking down, the newest first, and how long the mistake stood."""
    made = amends.made()
    page = Paginator(made, PER_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "posts/corrections.html",
        {"page_obj": page, "median": amends.median_words(made), "count": len(made)},
    )


@requires(Permission.READ_POSTS, Permission.READ_RECORD)
@require_safe
def as_csv(request: Request) -> HttpResponse:
    head = [
        _("What was done"),
        _("Channel"),
        _("Published"),
        _("Put right"),
        _("Minutes it stood"),
        _("By"),
        _("Reason"),
        _("It said"),
        _("It says"),
    ]
    rows = [
        [
            str(one.word),
            str(one.channel),
            timezone.localtime(one.published_at).isoformat(timespec="minutes"),
            timezone.localtime(one.at).isoformat(timespec="minutes"),
            str(one.minutes),
            one.by,
            one.reason,
            one.said,
            one.says,
        ]
        for one in amends.made()
    ]
    return csv_of("corrections", head, rows)
