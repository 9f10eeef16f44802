"""Decide about a post: approve, send back, refuse, let it go to the Mayor, stop."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from accounts.web import Request, requires, telling
from audit.models import MovedOn
from policy.clause import Refused
from policy.roles import Permission
from posts import actions
from posts.forms import DecideForm
from posts.models import Post
from posts.views.post import page, visible

DONE = {
    DecideForm.APPROVE: gettext_lazy("Approved. It goes out when it is due."),
    DecideForm.SEND_BACK: gettext_lazy("Sent back to its author with your words."),
    DecideForm.REFUSE: gettext_lazy("Refused. Its author is told why."),
}


@requires(Permission.APPROVE)
@require_POST
def decide(request: Request, pk: int) -> HttpResponse:
    """Decide as the bar says; what is refused comes back with everything that was typed."""
    post = visible(request, pk)
    form = DecideForm(request.POST, post=post, typed=QueryDict())
    if form.is_valid():
        try:
            _act(request, post, form)
        except (Refused, MovedOn) as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, DONE[form.cleaned_data["decision"]])
            return redirect("posts:post", pk)
    return page(request, visible(request, pk), form)


def _act(request: Request, post: Post, form: DecideForm) -> None:
    said, by, now = form.cleaned_data, request.user, timezone.now()
    digest, words, opened = said["digest"], said["words"], request.POST.get("opened")
    match said["decision"]:
        case DecideForm.APPROVE:
            confirmed = form.confirmed()
            actions.approve(
                post,
                by=by,
                shown_digest=digest,
                words=words,
                confirmed=confirmed,
                opened=opened,
                now=now,
            )
        case DecideForm.SEND_BACK:
            actions.send_back(post, by=by, words=words, shown_digest=digest, opened=opened, now=now)
        case DecideForm.REFUSE:
            actions.refuse(
                post,
                by=by,
                words=words,
                code=said["code"],
                shown_digest=digest,
                opened=opened,
                now=now,
            )


@requires(Permission.APPROVE)
@require_POST
def agree(request: Request, pk: int) -> HttpResponse:
    """The Clerk has read it first; now the Mayor may decide."""
    post, digest = visible(request, pk), request.POST.get("digest", "")
    opened = request.POST.get("opened")
    with telling(request, _("Noted that you have read it. The Mayor is asked to decide.")):
        actions.agree(post, by=request.user, shown_digest=digest, opened=opened, now=timezone.now())
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
