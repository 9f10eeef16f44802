"""What the check page does for an author by one press: letters put right, and a word let stand."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.web import Request, requires, telling
from audit.models import MovedOn
from policy.clause import Refused
from policy.roles import Permission
from posts import actions
from posts.forms import StandForm
from posts.views.check import page
from posts.views.compose import own


@requires(Permission.DRAFT)
@require_POST
def tidy(request: Request, pk: int) -> HttpResponse:
    post, what = own(request, pk), request.POST.get("what", "")
    if what not in actions.TIDYING:
        raise Http404
    with telling(request, _("Done. The message is changed; read it once more.")):
        actions.tidy(post, what=what, by=request.user, now=timezone.now())
    return redirect("posts:check", post.pk)


@requires(Permission.DRAFT)
@require_POST
def let_stand(request: Request, pk: int) -> HttpResponse:
    post = own(request, pk)
    form = StandForm(request.POST, post=post)
    if form.is_valid():
        said = form.cleaned_data
        try:
            actions.let_stand(
                post,
                why=said["why"],
                opened=said["opened"],
                by=request.user,
                now=timezone.now(),
            )
        except (Refused, MovedOn) as refusal:
            form.add_error("why", str(refusal))
        else:
            messages.success(request, _("Noted. The approver is asked whether it may stand."))
            return redirect("posts:check", post.pk)
    form.come_back()
    return page(request, post, stand=form)
