"""One comment in its context, and what people decide about it."""

from __future__ import annotations

from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts import unsent
from accounts.web import Request, requires, telling
from audit.models import MovedOn
from moderation import actions
from moderation.forms import FlagForm, ModerateForm
from moderation.models import Comment
from policy.clause import Refused
from policy.roles import Permission


@requires(Permission.READ_COMMENTS)
@require_safe
def comment(request: Request, pk: int) -> HttpResponse:
    shown = get_object_or_404(Comment.objects.for_list(), pk=pk)
    typed = (unsent.give_back(request) or QueryDict()).dict()
    return _page(request, shown, ModerateForm(initial=typed), FlagForm(initial=typed))


def _page(
    request: Request, shown: Comment, form: ModerateForm, flag_form: FlagForm
) -> HttpResponse:
    return render(
        request,
        "moderation/comment.html",
        {
            "comment": shown,
            "thread": Comment.objects.for_list()
            .filter(publication=shown.publication, channel=shown.channel)
            .order_by("posted_at")[:50]
            if shown.publication
            else [shown],
            "form": form,
            "flag_form": flag_form,
            "may_moderate": shown.is_decided_by(request.user),
            "decisions": shown.decisions.select_related("by"),
            "enforcement": shown.enforcements.order_by("pk").last(),
            "flags": shown.flags.select_related("by"),
            "has_flagged": shown.flags.filter(by=request.user).exists(),
        },
    )


@requires(Permission.MODERATE)
@require_POST
def decide(request: Request, pk: int) -> HttpResponse:
    """Take the decision, or show the page again with what was typed and why it was refused."""
    decided = get_object_or_404(Comment.objects.for_list(), pk=pk)
    form = ModerateForm(request.POST)
    if form.is_valid():
        said, now = form.cleaned_data, timezone.now()
        try:
            with_words = {"by": request.user, "reason": said["reason"], "now": now}
            if said["decision"] == ModerateForm.HIDE:
                actions.hide(decided, principle=said["principle"], **with_words)
            elif said["decision"] == ModerateForm.RESTORE:
                actions.restore(decided, **with_words)
            else:
                actions.leave_up(decided, **with_words)
        except (Refused, MovedOn) as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("moderation:comment", pk)
    return _page(request, decided, form, FlagForm())


@requires(Permission.MODERATE)
@require_POST
def try_again(request: Request, pk: int) -> HttpResponse:
    decided = get_object_or_404(Comment, pk=pk)
    if enforcement := decided.enforcements.order_by("pk").last():
        with telling(request, _("It is tried again now.")):
            actions.try_again(enforcement, by=request.user, now=timezone.now())
    return redirect("moderation:comment", pk)


@requires(Permission.FLAG)
@require_POST
def flag(request: Request, pk: int) -> HttpResponse:
    flagged = get_object_or_404(Comment, pk=pk)
    form = FlagForm(request.POST)
    words = form.cleaned_data["words"] if form.is_valid() else ""
    with telling(request, _("Flagged. The moderators see your words.")):
        actions.flag(flagged, by=request.user, words=words, now=timezone.now())
    return redirect("moderation:comment", pk)
