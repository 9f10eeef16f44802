"""In a pre-election period: answer for a post, and everything said in it on one page (3.11)."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.models import SensitivePeriod
from accounts.web import Request, requires
from audit.models import MovedOn
from policy.clause import Refused
from policy.roles import Permission
from posts import actions, electing
from posts.forms import ElectionForm
from posts.models import Post
from posts.tables import as_csv
from posts.views.check import page
from posts.views.compose import own


@requires(Permission.DRAFT)
@require_POST
def answer(request: Request, pk: int) -> HttpResponse:
    """Say on the check page whether it could be taken as support for somebody."""
    post = own(request, pk)
    form = ElectionForm(request.POST, post=post)
    if form.is_valid():
        try:
            actions.answer_for_election(
                post, **form.cleaned_data, by=request.user, now=timezone.now()
            )
        except (Refused, MovedOn) as refusal:
            form.add_error("words", str(refusal))
        else:
            messages.success(request, _("Noted. The Clerk reads it with the post."))
            return redirect("posts:check", post.pk)
    form.come_back(post)
    return page(request, post, answer=form)


@requires(Permission.KEEP_SETTINGS, Permission.READ_RECORD)
@require_safe
def report(request: Request, pk: int) -> HttpResponse:
    """What went out in it and what is still to go, with *Stop*: nothing is withheld unasked."""
    period = get_object_or_404(SensitivePeriod, pk=pk)
    return render(
        request,
        "posts/period.html",
        {
            "period": period,
            "lines": electing.lines(period),
            "stoppable": Post.objects.stoppable_by(request.user),
            "may_read": request.user.can(Permission.READ_POSTS),
            "now": timezone.now(),
        },
    )


@requires(Permission.KEEP_SETTINGS, Permission.READ_RECORD)
@require_safe
def report_as_csv(request: Request, pk: int) -> HttpResponse:
    period = get_object_or_404(SensitivePeriod, pk=pk)
    head = [
        *(_("Post"), _("Kind"), _("Author"), _("Where and when"), _("Approved by")),
        *(_("Could be taken for or against somebody"), _("Message"), _("Fingerprint")),
    ]
    rows = [
        [
            str(line.post),
            line.post.get_kind_display(),
            str(line.post.author),
            "; ".join(line.places),
            line.agreed,
            line.answer,
            line.post.message,
            line.post.approved_digest,
        ]
        for line in electing.lines(period)
    ]
    return as_csv(f"pre-election-{period.starts_on:%Y-%m-%d}", head, rows)
