"""What a post said each time it was saved, and what lies between two of these times."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from accounts.web import Request, requires
from policy.roles import Permission
from posts.models import Post, Revision
from posts.revisions import changes, readable


@requires(Permission.READ_POSTS)
@require_safe
def revisions(request: Request, pk: int) -> HttpResponse:
    """The last two of them, or the two that the address names, compared word by word."""
    posts = Post.objects.readable_by(request.user)
    post = get_object_or_404(posts.select_related("author"), pk=pk)
    found = list(
        readable(post, request.user).select_related("by").prefetch_related("looks__person")
    )
    later = _chosen(found, request.GET.get("to")) or next(reversed(found), None)
    before = [one for one in found if later and one.number < later.number]
    earlier = _chosen(before, request.GET.get("from")) or next(reversed(before), None)
    shown = {
        "post": post,
        "revisions": found,
        "earlier": earlier,
        "later": later,
        "changes": changes(earlier.said, later.said) if earlier and later else [],
    }
    return render(request, "posts/revisions.html", shown)


def _chosen(found: list[Revision], number: str | None) -> Revision | None:
    return next((one for one in found if str(one.number) == number), None)
