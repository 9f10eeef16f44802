"""Write a draft, and check it before it is sent on."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts import unsent
from accounts.web import Request, requires, telling
from audit.models import MovedOn
from policy.clause import Refused, Verdict
from policy.roles import Permission
from posts import actions
from posts.corrections import change
from posts.forms import ComposeForm, SendForm
from posts.models import Check, Post
from posts.previews import beside, previews

KNOWN_PAGES = 6
FIELD = {
    "1.2": "channels_0",
    "1.4": "description",
    "1.5": "web_page",
    "3.2": "kind",
    "3.4": "rights",
    "3.8": "people",
    "3.9": "message",
    "3.12": "message",
}
"""Where on the compose page each clause is mended."""


@requires(Permission.DRAFT)
@require_http_methods(["GET", "POST"])
def new(request: Request) -> HttpResponse:
    return _compose(request, None)


@requires(Permission.DRAFT)
@require_http_methods(["GET", "POST"])
def edit(request: Request, pk: int) -> HttpResponse:
    post = _own(request, pk)
    if post.corrects_id:
        return redirect("posts:correct", post.corrects_id)
    return _compose(request, post)


def _own(request: Request, pk: int) -> Post:
    return get_object_or_404(Post.objects.filter(author=request.user), pk=pk)


def _compose(request: Request, post: Post | None) -> HttpResponse:
    typed = request.POST or unsent.give_back(request)
    form = ComposeForm(typed, request.FILES or None, post=post)
    if request.method == "POST" and form.is_valid():
        try:
            post = post or actions.start(key=form.cleaned_data["key"], by=request.user)
            actions.write(
                post,
                form.wording(),
                by=request.user,
                now=timezone.now(),
                opened=form.cleaned_data["opened"],
            )
        except (Refused, MovedOn) as refusal:
            form.add_error(None, str(refusal))
        else:
            if note := form.note():
                messages.info(request, note)
            if "check" in request.POST:
                return redirect("posts:check", post.pk)
            messages.success(request, _("Draft saved."))
            return redirect("posts:edit", post.pk)
    if request.method == "POST":
        form.come_back(post)
    known = Check.objects.answering()[:KNOWN_PAGES]
    return render(request, "posts/compose.html", {"form": form, "post": post, "known_pages": known})


@requires(Permission.DRAFT)
@require_http_methods(["GET", "POST"])
def check(request: Request, pk: int) -> HttpResponse:
    """Say how the draft stands with the policy, and send it for approval."""
    post = _own(request, pk)
    if request.method == "POST" and post.status == Post.Status.SUBMITTED:
        messages.info(request, _("It was sent for approval already."))
        return redirect("posts:post", post.pk)
    form = SendForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.submit(
                post,
                by=request.user,
                is_declared=form.cleaned_data["declared"],
                reason=form.cleaned_data["reason"],
                now=timezone.now(),
            )
        except (Refused, MovedOn) as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Sent for approval. Nothing is public yet."))
            return redirect("posts:post", post.pk)
    return render(request, "posts/check.html", _checked(post) | {"form": form})


@requires(Permission.DRAFT)
@require_safe
def verdicts(request: Request, pk: int) -> HttpResponse:
    """The lines of the check page alone, once the signposted page has been looked at."""
    checked = _checked(_own(request, pk))
    if checked["is_waiting"]:
        return HttpResponse(status=204)
    return render(request, "posts/_verdicts.html", checked)


def _checked(post: Post) -> dict[str, object]:
    found = post.findings()
    page = post.page_check()
    return {
        "post": post,
        "previews": previews(post),
        "beside": beside(post),
        "changes": [change(post, post.corrects)] if post.corrects else [],
        "page": page,
        "lines": [(line, FIELD.get(line.clause, "")) for line in found if line.verdict != "kept"],
        "kept": [line for line in found if line.verdict is Verdict.KEPT],
        "is_waiting": any(line.verdict is Verdict.WAIT for line in found),
        "is_warned": any(line.verdict is Verdict.WARN for line in found),
    }


@requires(Permission.READ_POSTS)
@require_http_methods(["POST"])
def withdraw(request: Request, pk: int) -> HttpResponse:
    post = _own(request, pk)
    with telling(request, _("The draft is withdrawn. It stays in the record.")):
        actions.withdraw(post, by=request.user)
    return redirect("posts:list")
