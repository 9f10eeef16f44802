"""What waits for a person."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.models import Channel
from accounts.web import Request, requires
from moderation.models import Comment
from policy.roles import Permission

PER_PAGE = 25


@requires(Permission.READ_COMMENTS)
@require_safe
def queue(request: Request) -> HttpResponse:
    """What waits for a person; or, when asked, what was left up or hidden."""
    chosen = request.GET.get("status", "")
    if chosen not in Comment.Status.values:
        chosen = Comment.Status.WAITING
    comments = (
        Comment.objects.waiting()
        if chosen == Comment.Status.WAITING
        else Comment.objects.filter(status=chosen).order_by("-posted_at")
    )
    return render(
        request,
        "moderation/queue.html",
        {
            "page_obj": Paginator(comments.for_list(), PER_PAGE).get_page(request.GET.get("page")),
            "decides_on": Channel.objects.where(request.user, Permission.MODERATE),
            "statuses": Comment.Status.choices,
            "chosen": chosen,
        },
    )
