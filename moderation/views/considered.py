"""The views that the council considers: how many about what, and a table to take along (1.3)."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.web import Request, requires
from audit.models import record
from moderation.considered import considered
from moderation.models import Comment
from policy.roles import Permission
from posts.tables import as_csv


@requires(Permission.READ_COMMENTS)
@require_safe
def views(request: Request) -> HttpResponse:
    """In numbers, for everybody who reads comments."""
    may_moderate = request.user.can(Permission.MODERATE)
    found = list(considered())
    return render(request, "moderation/views.html", {"found": found, "may_moderate": may_moderate})


@requires(Permission.MODERATE)
@require_POST
def take_along(request: Request) -> HttpResponse:
    """What was said, where and when, and nobody's name; it stands in the record."""
    theirs = Comment.objects.decidable_by(request.user).filter(is_view=True)
    found = theirs.select_related("channel", "space", "publication__post").order_by(
        "posted_at", "pk"
    )
    rows = [
        [
            str(view.publication.post if view.publication else view.place),
            str(view.place),
            timezone.localtime(view.posted_at).date().isoformat(),
            view.text,
        ]
        for view in found
    ]
    record("user.took_comments_along", request.user, by=request.user, views=len(rows))
    head = [_("About"), _("Where"), _("Written"), _("View")]
    return as_csv("views-to-be-considered", head, rows)
