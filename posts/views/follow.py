"""What follows a post: the page that was promised, word to people offline, the poster."""

from __future__ import annotations

from datetime import timedelta

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.models import Council
from accounts.web import Request, requires, telling
from audit.models import MovedOn
from policy.clause import Refused
from policy.roles import Permission
from posts import actions
from posts.forms import PageForm
from posts.models import Check, Post
from posts.models.reach import promises_page
from posts.poster import poster_of

LATELY = timedelta(days=30)


@requires(Permission.FOLLOW_UP)
@require_safe
def pages_to_follow(request: Request) -> HttpResponse:
    """Which pages are to follow, soonest first; below them those that were given of late."""
    given = Post.objects.promising_page().filter(page_given_at__gt=timezone.now() - LATELY)
    looks = Check.objects.filter(post__in=given).in_bulk()
    seen = {(look.post_id, look.url): look for look in looks.values()}
    shown = {
        "waiting": Post.objects.pages_to_follow().select_related("author"),
        "given": [
            (post, seen.get((post.pk, post.page_given)))
            for post in given.order_by("-page_given_at")
        ],
        "today": timezone.localdate(),
    }
    return render(request, "posts/pages_to_follow.html", shown)


@requires(Permission.FOLLOW_UP)
@require_http_methods(["GET", "POST"])
def give_page(request: Request, pk: int) -> HttpResponse:
    post = get_object_or_404(Post.objects.readable_by(request.user), pk=pk)
    if not promises_page(post):
        messages.info(request, _("No page is to follow this post."))
        return redirect("posts:post", post.pk)
    start = {"page": post.page_given, "opened": post.page_given}
    form = PageForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        try:
            actions.give_page(post, **form.cleaned_data, by=request.user, now=timezone.now())
        except Refused as refusal:
            form.add_error("page", str(refusal))
        except MovedOn as moved:
            messages.error(request, str(moved))
            return redirect("posts:pages_to_follow")
        else:
            messages.success(request, _("The page is given. We are looking at it."))
            return redirect("posts:pages_to_follow")
    return render(request, "posts/give_page.html", {"form": form, "post": post})


@requires(Permission.FOLLOW_UP)
@require_safe
def offline(request: Request) -> HttpResponse:
    """The notices of which people who are not online have not been told yet."""
    waiting = Post.objects.offline_not_done().select_related("author")
    return render(request, "posts/offline.html", {"waiting": waiting})


@requires(Permission.FOLLOW_UP)
@require_http_methods(["POST"])
def say_told_offline(request: Request, pk: int) -> HttpResponse:
    post = get_object_or_404(Post.objects.readable_by(request.user), pk=pk)
    with telling(request, _("Confirmed: people who are not online have been told.")):
        actions.say_told_offline(post, by=request.user, now=timezone.now())
    if Post.objects.offline_not_done().exists():
        return redirect("posts:offline")
    return redirect("posts:post", post.pk)


@requires(Permission.DRAFT)
@require_http_methods(["POST"])
def look_again(request: Request, pk: int) -> HttpResponse:
    """Have the page looked at again; the check page shows the answer when it comes."""
    post = get_object_or_404(Post.objects.filter(author=request.user), pk=pk)
    with telling(request, _("We are looking at the page again.")):
        actions.look_again(post, by=request.user, now=timezone.now())
    return redirect("posts:check", post.pk)


@requires(Permission.READ_POSTS)
@require_safe
def poster(request: Request, pk: int) -> HttpResponse:
    """The post as a notice for the board, for anybody who may read it."""
    post = get_object_or_404(Post.objects.readable_by(request.user), pk=pk)
    printed = poster_of(post, Council.now(), on=timezone.localdate())
    name = f"poster-{post.pk}-{slugify(str(post))[:40]}".rstrip("-")
    answer = HttpResponse(printed, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    return answer
