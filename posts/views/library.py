"""The media library: every picture and video of the council, whether it may be used, and where."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePath
from typing import cast

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from accounts.models import User
from accounts.web import Request, requires, telling
from platforms.sealed import Broken, SealedFile, WrongKey
from policy.clause import Refused
from policy.roles import Permission
from policy.words import plain
from posts import actions, films
from posts.forms.media import once_more
from posts.models import Media, Post
from posts.models.library import MediaQuerySet

PER_PAGE = 24
KINDS = {
    "": gettext_lazy("Everything"),
    "picture": gettext_lazy("Pictures"),
    "video": gettext_lazy("Videos"),
}
STATES = {
    "": gettext_lazy("All"),
    "usable": gettext_lazy("May be used again"),
    "unsure": gettext_lazy("Rights not sure"),
    "retired": gettext_lazy("No longer to be used"),
}


@requires(Permission.READ_POSTS)
@require_safe
def library(request: Request) -> HttpResponse:
    """What is there, newest first; with `for`, to choose something for that draft."""
    words = plain(request.GET.get("q", "")).strip()
    kind, state = _one_of(request, "kind", KINDS), _one_of(request, "state", STATES)
    found = _readable(request.user).saying(words)
    found = _in_state(found.filter(kind=kind) if kind else found, state)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "posts/library/list.html",
        {
            "page_obj": page,
            "rows": [(media, used(media)) for media in page],
            "words": words,
            "kinds": KINDS.items(),
            "kind": kind,
            "states": STATES.items(),
            "state": state,
            "draft": _draft(request),
            "may_draft": request.user.can(Permission.DRAFT),
        },
    )


@requires(Permission.READ_POSTS)
@require_safe
def item(request: Request, pk: int) -> HttpResponse:
    media = _one(request, pk)
    may_change = request.user.can(Permission.DRAFT)
    is_theirs = media.added_by_id == request.user.pk or request.user.can(Permission.KEEP_SETTINGS)
    return render(
        request,
        "posts/library/item.html",
        {
            "media": media,
            "used": used(media),
            "draft": _draft(request),
            "may_draft": may_change,
            "may_offer": may_change and is_theirs,
            "may_fetch": request.user.can(Permission.FETCH_ORIGINALS) and bool(media.original),
        },
    )


@requires(Permission.DRAFT)
@require_POST
def retire(request: Request, pk: int) -> HttpResponse:
    media = _one(request, pk)
    with telling(request, _("It is no longer offered for posts.")):
        why = request.POST.get("why", "")
        actions.retire(media, why=why, by=request.user, now=timezone.now())
    return redirect("posts:library_item", pk)


@requires(Permission.DRAFT)
@require_POST
def offer_again(request: Request, pk: int) -> HttpResponse:
    media = _one(request, pk)
    with telling(request, _("It can be used again.")):
        actions.offer_again(media, by=request.user)
    return redirect("posts:library_item", pk)


@requires(Permission.FETCH_ORIGINALS)
@require_POST
def original(request: Request, pk: int) -> HttpResponseBase:
    """The file as it was uploaded, with all that is hidden in it. That it is read is recorded."""
    media = _one(request, pk)
    try:
        cut = b"".join(cast(SealedFile, media.original).unsealed()) if media.original else b""
        actions.fetch_original(media, why=request.POST.get("why", ""), by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    except (WrongKey, Broken, OSError):
        messages.error(request, _("The original does not open. Ask whoever keeps the server."))
    else:
        return _attached(media, cut)
    return redirect("posts:library_item", pk)


def begun(request: Request) -> dict[str, object]:
    """What the compose form begins with when something was chosen in the library."""
    number = request.GET.get("media", "")
    usable = _readable(request.user).usable()
    root = usable.filter(pk=number).first() if number.isdecimal() else None
    return once_more(root) if root else {}


def used(media: Media) -> list[Post]:
    """The posts that show its file, of those that one may read; the newest first."""
    posts = {post.pk: post for each in (media, *media.uses.all()) for post in each.post_set.all()}
    return [posts[pk] for pk in sorted(posts, reverse=True)]


def _readable(person: User) -> MediaQuerySet:
    posts = Post.objects.readable_by(person).filter(corrects=None)
    return (
        Media.objects.in_library()
        .readable_by(person)
        .select_related("added_by")
        .prefetch_related(
            Prefetch("post_set", posts),
            Prefetch("uses", Media.objects.prefetch_related(Prefetch("post_set", posts))),
        )
    )


def _one(request: Request, pk: int) -> Media:
    return get_object_or_404(_readable(request.user), pk=pk)


def _one_of(request: Request, name: str, known: Mapping[str, object]) -> str:
    wanted = request.GET.get(name, "")
    return wanted if wanted in known else ""


def _in_state(found: MediaQuerySet, state: str) -> MediaQuerySet:
    match state:
        case "usable":
            return found.usable()
        case "unsure":
            return found.exclude(rights__in=Media.SURE)
        case "retired":
            return found.filter(retired_at__isnull=False)
    return found


def _draft(request: Request) -> Post | None:
    """The draft for which something is chosen."""
    number = request.GET.get("for", "")
    own = Post.objects.filter(author=request.user, corrects=None)
    return own.filter(pk=number).first() if number.isdecimal() else None


def _attached(media: Media, cut: bytes) -> HttpResponseBase:
    name = f"original-{media.pk}{PurePath(str(media.file)).suffix}"
    answer: HttpResponseBase
    if media.is_picture():
        answer = HttpResponse(cut, content_type="application/octet-stream")
    else:
        answer = StreamingHttpResponse(_whole(media, cut), content_type="application/octet-stream")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Cache-Control"] = "private, no-store"
    return answer


def _whole(media: Media, cut: bytes) -> Iterator[bytes]:
    with media.file.open("rb") as kept:
        yield from films.whole(kept, cut)
