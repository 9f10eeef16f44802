"""See posts: the list, one post with its preview and history, what is scheduled, a file."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts import unsent
from accounts.models import Channel
from accounts.web import Request, requires
from platforms.outbox import Delivery
from policy.clause import Verdict
from policy.roles import Permission
from posts.corrections import Change, change, where
from posts.forms import DecideForm
from posts.models import Edit, Post, Publication
from posts.previews import beside, previews
from posts.story import Companion, companions, history, standing

PER_PAGE = 25
SOON = timedelta(minutes=5)
"""A page that shows something due within this looks again by itself."""


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


@requires(Permission.READ_POSTS)
@require_safe
def post(request: Request, pk: int) -> HttpResponse:
    """One post: as residents will see it, how it stands, where it went, what happened."""
    shown = _visible(request, pk)
    found = shown.findings()
    is_waiting = shown.status == Post.Status.SUBMITTED
    may_decide = is_waiting and request.user.can(Permission.APPROVE)
    typed = unsent.give_back(request) or QueryDict()
    said = {"digest": shown.digest(), "words": typed.get("words", "")}
    return render(
        request,
        "posts/post.html",
        {
            "post": shown,
            "previews": previews(shown),
            "beside": beside(shown),
            "page": shown.page_check(),
            "lines": [line for line in found if line.verdict != "kept"],
            "kept": [line for line in found if line.verdict is Verdict.KEPT],
            **_whereabouts(request, shown),
            "changes": _changes(request, shown),
            "may_correct": request.user.can(Permission.DRAFT) and bool(where(shown)),
            "history": history(shown),
            "form": DecideForm(initial=said),
            "may_decide": may_decide and shown.author_id != request.user.pk,
            "wrote_it": shown.author_id == request.user.pk,
            "decision": shown.decisions.last(),
            "has_left": shown.has_left(),
        },
    )


def _visible(request: Request, pk: int) -> Post:
    readable = Post.objects.readable_by(request.user)
    return get_object_or_404(readable.select_related("author", "media", "approved_by"), pk=pk)


def _owed(post: Post) -> list[Publication] | list[Edit]:
    if post.corrects_id:
        return list(post.edits.select_related("publication__channel"))
    found = post.publications.select_related("channel", "post__media")
    return list(found.prefetch_related("takedowns", "additions", "post__media__extras"))


def _changes(request: Request, post: Post) -> list[Change]:
    """A correction itself; or of any other post, the corrections of it that one may read."""
    if post.corrects:
        return [change(post, post.corrects)]
    return [change(one, post) for one in post.corrections.readable_by(request.user)]


def _may_stop(request: Request, post: Post, rows: Sequence[Delivery]) -> bool:
    waiting = any(row.status == Delivery.Status.QUEUED for row in rows)
    return waiting and Post.objects.stoppable_by(request.user).filter(pk=post.pk).exists()


def _whereabouts(request: Request, post: Post) -> dict[str, object]:
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


@requires(Permission.READ_POSTS)
@require_safe
def whereabouts(request: Request, pk: int) -> HttpResponse:
    """Where a post is on its way to each channel, when that is not what was seen last."""
    shown = _visible(request, pk)
    found = _whereabouts(request, shown)
    if request.GET.get("seen") == found["seen"]:
        return HttpResponse(status=204)
    return render(request, "posts/_whereabouts.html", {"post": shown} | found)


@requires(Permission.READ_POSTS)
@require_safe
def calendar(request: Request) -> HttpResponse:
    """What will go out, soonest first, and how to stop it."""
    queued = Delivery.Status.QUEUED
    waiting: list[Publication | Edit] = [
        *Publication.objects.filter(status=queued).select_related("post__author", "channel"),
        *Edit.objects.filter(status=queued).select_related("post__author", "publication__channel"),
    ]
    stoppable = Post.objects.stoppable_by(request.user).filter(
        Q(publications__status=queued) | Q(edits__status=queued)
    )
    waiting.sort(key=lambda row: (row.not_before, row.post_id))
    context = {"publications": waiting, "stoppable": stoppable}
    return render(request, "posts/calendar.html", context)
