"""Say how a draft stands with the policy, and send it for approval."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.web import Request, requires
from audit.models import MovedOn
from policy import sensitive
from policy.clause import Refused
from policy.roles import Permission
from posts import actions
from posts.checked import checked, prices
from posts.corrections import change
from posts.forms import ElectionForm, SendForm, StandForm
from posts.models import Post
from posts.previews import beside, previews
from posts.views.compose import own


@requires(Permission.DRAFT)
@require_http_methods(["GET", "POST"])
def check(request: Request, pk: int) -> HttpResponse:
    post = own(request, pk)
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
                opened=form.mark(),
            )
        except (Refused, MovedOn) as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Sent for approval. Nothing is public yet."))
            return redirect("posts:post", post.pk)
    return page(request, post, form=form)


def page(
    request: Request,
    post: Post,
    *,
    form: SendForm | None = None,
    stand: StandForm | None = None,
    answer: ElectionForm | None = None,
) -> HttpResponse:
    """The check page, with what was typed into one of its forms."""
    found = checked(post)
    is_before_election = found.draft.period is not None
    is_asked = sensitive.has_blocked_word(found.draft)
    form = form or SendForm()
    form.show(post)
    shown = {
        "post": post,
        "form": form,
        "tidying": actions.could_be_tidied(post),
        "stand": (stand or StandForm(post=post)) if is_asked else None,
        "answer": (answer or ElectionForm(post=post)) if is_before_election else None,
        "may_hurry": post.kind == Post.Kind.EMERGENCY and request.user.can(Permission.APPROVE),
        "checked": found,
        "previews": previews(post),
        "prices": prices(post, found),
        "beside": beside(post),
        "changes": [change(post, post.corrects)] if post.corrects else [],
    }
    return render(request, "posts/check.html", shown)


@requires(Permission.DRAFT)
@require_safe
def verdicts(request: Request, pk: int) -> HttpResponse:
    """The lines of the check page alone, once the signposted page has been looked at."""
    post = own(request, pk)
    found = checked(post)
    if found.is_waiting():
        return HttpResponse(status=204)
    return render(
        request,
        "posts/_verdicts.html",
        {"post": post, "checked": found, "previews": previews(post)},
    )
