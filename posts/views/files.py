"""The files of a post, for those who may read it and nobody else."""

from __future__ import annotations

from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from accounts.web import Request, requires
from policy.roles import Permission
from posts.models import Extra, Media, Post


@requires(Permission.READ_POSTS)
@require_safe
def media(request: Request, pk: int) -> FileResponse:
    """A picture or video."""
    wanted = get_object_or_404(Media, pk=pk)
    if not Media.objects.readable_by(request.user).filter(pk=pk).exists():
        raise Http404
    return _answer(wanted, wanted.mime)


@requires(Permission.READ_POSTS)
@require_safe
def extra(request: Request, pk: int) -> FileResponse:
    """The captions of a video, as text that any browser shows, or its thumbnail."""
    wanted = get_object_or_404(Extra, pk=pk)
    if not Post.objects.readable_by(request.user).filter(media__extras=wanted).exists():
        raise Http404
    is_text = wanted.kind == Extra.Kind.CAPTIONS
    return _answer(wanted, "text/plain; charset=utf-8" if is_text else wanted.mime)


def _answer(wanted: Media | Extra, mime: str) -> FileResponse:
    answer = FileResponse(wanted.file.open("rb"), content_type=mime)
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, no-store"
    return answer
