"""The list of posts."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.web import Request, requires
from policy.roles import Permission
from posts.models import Post
from posts.story import standing

PER_PAGE = 25


@requires(Permission.READ_POSTS)
@require_safe
def posts(request: Request) -> HttpResponse:
    """Everybody's posts but other people's unfinished drafts."""
    seen = Post.objects.readable_by(request.user).for_list()
    chosen = request.GET.get("status", "")
    if chosen in Post.Status.values:
        seen = seen.filter(status=chosen)
    page = Paginator(seen, PER_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "posts/list.html",
        {
            "page_obj": page,
            "rows": [
                (shown, standing(shown, owed), owed)
                for shown, owed in ((one, list(one.deliveries())) for one in page)
            ],
            "statuses": Post.Status.choices,
            "chosen": chosen,
        },
    )
