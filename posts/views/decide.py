"""Decide about a post: approve, send back, refuse, stop."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.web import Request, requires, telling
from policy.roles import Permission
from posts import actions
from posts.forms import DecideForm
from posts.models import Post


@requires(Permission.APPROVE)
@require_safe
def approvals(request: Request) -> HttpResponse:
    """What waits for me, oldest first, and what I wrote that waits for somebody else."""
    mine = Post.objects.awaiting_approval().filter(author=request.user)
    return render(
        request,
        "posts/approvals.html",
        {"waiting": Post.objects.to_decide(request.user).for_list(), "mine": mine.for_list()},
    )


@requires(Permission.APPROVE)
@require_POST
def decide(request: Request, pk: int) -> HttpResponse:
    post = get_object_or_404(Post, pk=pk)
    form = DecideForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Choose one of Approve, Send back and Refuse."))
        return redirect("posts:post", pk)
    said, now = form.cleaned_data, timezone.now()
    if said["decision"] == DecideForm.APPROVE:
        with telling(request, _("Approved. It goes out when it is due.")):
            actions.approve(post, by=request.user, shown_digest=said["digest"], now=now)
    elif said["decision"] == DecideForm.SEND_BACK:
        with telling(request, _("Sent back to its author with your words.")):
            actions.send_back(
                post, by=request.user, words=said["words"], shown_digest=said["digest"], now=now
            )
    else:
        with telling(request, _("Refused. Its author is told why.")):
            actions.refuse(
                post, by=request.user, words=said["words"], shown_digest=said["digest"], now=now
            )
    return redirect("posts:post", pk)


@requires(Permission.READ_POSTS)
@require_POST
def stop(request: Request, pk: int) -> HttpResponse:
    post = get_object_or_404(Post, pk=pk)
    done = _("Stopped. Nothing more of this post is sent.")
    if post.has_left():
        done = _("Nothing more of this post is sent. See below what is out, or may be.")
    with telling(request, done):
        actions.stop(post, by=request.user, now=timezone.now())
    return redirect("posts:post", pk)
