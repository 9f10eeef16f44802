"""Write a draft, and give it up."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts import unsent
from accounts.web import Request, note_attempt, requires, telling
from audit.models import MovedOn
from policy.clause import Refused
from policy.roles import Permission
from posts import actions, patterns
from posts.forms import ComposeForm
from posts.models import Check, Meeting, Post
from posts.views import library

KNOWN_PAGES = 6


@requires(Permission.DRAFT)
@require_http_methods(["GET", "POST"])
def new(request: Request) -> HttpResponse:
    return _compose(request, None)


@requires(Permission.DRAFT)
@require_http_methods(["GET", "POST"])
def edit(request: Request, pk: int) -> HttpResponse:
    post = own(request, pk)
    if post.corrects_id:
        return redirect("posts:correct", post.corrects_id)
    return _compose(request, post)


def own(request: Request, pk: int) -> Post:
    """The post, when this person wrote it. Who sends a form to another's leaves a trace."""
    post = Post.objects.filter(author=request.user, pk=pk).first()
    if post is None:
        note_attempt(request)
        raise Http404
    return post


def _compose(request: Request, post: Post | None) -> HttpResponse:
    typed = request.POST or unsent.give_back(request)
    begun = ({} if post else _begun(request)) | library.begun(request)
    form = ComposeForm(typed, request.FILES or None, post=post, begun=begun)
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
            if "library" in request.POST:
                return redirect(f"{reverse('posts:library')}?for={post.pk}")
            if "check" in request.POST:
                return redirect("posts:check", post.pk)
            if "apart" in request.POST:
                return _write_in_welsh(request, post)
            messages.success(request, _("Draft saved."))
            return redirect("posts:edit", post.pk)
    if request.method == "POST":
        form.come_back(post)
    shown = {
        "form": form,
        "post": post,
        "patterns": patterns.offered(),
        "known_pages": Check.objects.answering()[:KNOWN_PAGES],
    }
    return render(request, "posts/compose.html", shown)


def _begun(request: Request) -> dict[str, object]:
    """What a new post begins with: the pattern, and the meeting, that the address names."""
    number = request.GET.get("meeting", "")
    meeting = Meeting.objects.filter(pk=number).first() if number.isdecimal() else None
    return patterns.begun(request.GET.get("pattern", ""), meeting)


@requires(Permission.DRAFT)
@require_http_methods(["POST"])
def write_in_welsh(request: Request, pk: int) -> HttpResponse:
    """Begin the Welsh of a post that one may read, as a post of one's own."""
    post = get_object_or_404(Post.objects.readable_by(request.user), pk=pk)
    return _write_in_welsh(request, post)


def _write_in_welsh(request: Request, post: Post) -> HttpResponse:
    try:
        welsh = actions.write_in_welsh(post, by=request.user, now=timezone.now())
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("posts:post", post.pk)
    if welsh.author_id != request.user.pk:
        messages.info(request, _("%(name)s writes the Welsh already.") % {"name": welsh.author})
        return redirect("posts:post", post.pk)
    messages.success(request, _("This is the Welsh, as a post of its own. Each is approved apart."))
    return redirect("posts:edit", welsh.pk)


@requires(Permission.READ_POSTS)
@require_http_methods(["POST"])
def withdraw(request: Request, pk: int) -> HttpResponse:
    post = own(request, pk)
    with telling(request, _("The draft is withdrawn. It stays in the record.")):
        actions.withdraw(post, by=request.user)
    return redirect("posts:list")
