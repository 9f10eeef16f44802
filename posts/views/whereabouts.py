"""Where a post is on its way to each channel, now and as it moves."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.models import Channel
from accounts.web import Request, requires
from platforms.outbox import Delivery
from policy.roles import Permission
from posts.models import Edit, Post, Publication
from posts.story import Companion, companions, standing

SOON = timedelta(minutes=5)
"""A page that shows something due within this looks again by itself."""


@requires(Permission.READ_POSTS)
@require_safe
def whereabouts(request: Request, pk: int) -> HttpResponse:
    """Where a post is on its way to each channel, when that is not what was seen last."""
    post = get_object_or_404(Post.objects.readable_by(request.user), pk=pk)
    found = found_for(request, post)
    if request.GET.get("seen") == found["seen"]:
        return HttpResponse(status=204)
    return render(request, "posts/_whereabouts.html", {"post": post} | found)


def found_for(request: Request, post: Post) -> dict[str, object]:
    """What `posts/_whereabouts.html` shows, and in `seen` a mark that changes when that does."""
    owed = _owed(post)
    rows = [(row, companions(row) if isinstance(row, Publication) else []) for row in owed]
    return {
        "rows": rows,
        "standing": standing(post, owed),
        "may_stop": _may_stop(request, post, owed),
        "is_corrected": any(isinstance(row, Publication) and row.corrected_at for row in owed),
        "settles_on": Channel.objects.where(request.user, Permission.SETTLE),
        "is_moving": any(_moves(row, beside) for row, beside in rows),
        "seen": "-".join(_mark(row, beside) for row, beside in rows),
    }


def _owed(post: Post) -> list[Publication] | list[Edit]:
    if post.corrects_id:
        return list(post.edits.select_related("publication__channel"))
    found = post.publications.select_related("channel", "post__media")
    return list(found.prefetch_related("takedowns", "additions", "post__media__extras"))


def _may_stop(request: Request, post: Post, rows: Sequence[Delivery]) -> bool:
    waiting = any(row.status == Delivery.Status.QUEUED for row in rows)
    return waiting and Post.objects.stoppable_by(request.user).filter(pk=post.pk).exists()


def _moves(row: Publication | Edit, beside: list[Companion]) -> bool:
    if isinstance(row, Publication) and row.takedowns.all():
        return any(_is_soon(one) for one in row.takedowns.all())
    match row.status:
        case Delivery.Status.UNCONFIRMED:
            return row.look_at is not None
        case Delivery.Status.DONE:
            return _is_read_back_soon(row) or any(one.verdict == "wait" for one in beside)
    return _is_soon(row)


def _is_soon(row: Delivery) -> bool:
    is_due = row.status == Delivery.Status.QUEUED and row.not_before < timezone.now() + SOON
    return is_due or row.status == Delivery.Status.SENDING


def _is_read_back_soon(row: Publication | Edit) -> bool:
    if not isinstance(row, Publication) or row.read_back_at or not row.external_id:
        return False
    since = row.corrected_at or row.done_at
    return bool(since and since > timezone.now() - SOON)


def _mark(row: Publication | Edit, beside: list[Companion]) -> str:
    mark: list[object] = [row.pk, row.status, row.claims, row.looks, bool(row.look_at)]
    if isinstance(row, Publication):
        mark += [row.bytes_sent, row.url != "", row.read_back_at and row.read_back_at.timestamp()]
        mark += [bool(row.taken_down_at), bool(row.difference_noted_at)]
        mark += [f"{one.status}{one.claims}" for one in row.takedowns.all()]
    return ".".join(map(str, [*mark, *(one.verdict for one in beside)]))
