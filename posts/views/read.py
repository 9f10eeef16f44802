"""See posts: the list, one post with its preview and history, what is scheduled, a file."""

from __future__ import annotations

from datetime import timedelta

from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.web import Request, requires
from policy.clause import Verdict
from policy.roles import Permission
from posts.forms import DecideForm
from posts.models import Media, Post, Publication
from posts.previews import previews
from posts.story import history, standing

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
            "rows": [(shown, standing(shown, list(shown.publications.all()))) for shown in page],
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
    publications = _publications(shown)
    return render(
        request,
        "posts/post.html",
        {
            "post": shown,
            "previews": previews(shown),
            "page": shown.page_check(),
            "lines": [line for line in found if line.verdict != "kept"],
            "kept": [line for line in found if line.verdict is Verdict.KEPT],
            **_whereabouts(request, shown, publications),
            "history": history(shown, publications),
            "form": DecideForm(initial={"digest": shown.digest()}),
            "may_decide": may_decide and shown.author_id != request.user.pk,
            "wrote_it": shown.author_id == request.user.pk,
            "decision": shown.decisions.last(),
            "has_left": shown.has_left(),
        },
    )


def _visible(request: Request, pk: int) -> Post:
    readable = Post.objects.readable_by(request.user)
    return get_object_or_404(readable.select_related("author", "media", "approved_by"), pk=pk)


def _publications(post: Post) -> list[Publication]:
    return list(post.publications.select_related("channel").prefetch_related("takedowns"))


def _may_stop(request: Request, post: Post, publications: list[Publication]) -> bool:
    waiting = any(row.status == Publication.Status.QUEUED for row in publications)
    return waiting and (post.author_id == request.user.pk or request.user.can(Permission.STOP))


def _whereabouts(
    request: Request, post: Post, publications: list[Publication]
) -> dict[str, object]:
    """What `posts/_whereabouts.html` shows, and in `seen` a mark that changes when that does."""
    soon = timezone.now() + SOON
    states = [f"{row.pk}.{row.status}.{row.bytes_sent}.{row.claims}" for row in publications]
    return {
        "publications": publications,
        "standing": standing(post, publications),
        "may_stop": _may_stop(request, post, publications),
        "may_settle": request.user.can(Permission.SETTLE),
        "is_moving": any(
            row.status == Publication.Status.SENDING
            or (row.status == Publication.Status.QUEUED and row.not_before < soon)
            for row in publications
        ),
        "seen": "-".join(states),
    }


@requires(Permission.READ_POSTS)
@require_safe
def whereabouts(request: Request, pk: int) -> HttpResponse:
    """Where a post is on its way to each channel, when that is not what was seen last."""
    shown = _visible(request, pk)
    found = _whereabouts(request, shown, _publications(shown))
    if request.GET.get("seen") == found["seen"]:
        return HttpResponse(status=204)
    return render(request, "posts/_whereabouts.html", {"post": shown} | found)


@requires(Permission.READ_POSTS)
@require_safe
def calendar(request: Request) -> HttpResponse:
    """What will go out, soonest first, and how to stop it."""
    waiting = (
        Publication.objects.filter(status=Publication.Status.QUEUED)
        .select_related("post__author", "channel")
        .order_by("not_before", "post_id")
    )
    may_stop = request.user.can(Permission.STOP)
    return render(request, "posts/calendar.html", {"publications": waiting, "may_stop": may_stop})


@requires(Permission.READ_POSTS)
@require_safe
def media(request: Request, pk: int) -> FileResponse:
    """A picture or video, for those who may read its post and nobody else."""
    wanted = get_object_or_404(Media, pk=pk)
    owner = Post.objects.filter(media=wanted).values_list("pk", flat=True).first()
    if owner is None:
        raise Http404
    _visible(request, owner)
    answer = FileResponse(wanted.file.open("rb"), content_type=wanted.mime)
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, no-store"
    return answer
