"""Decide about a comment. What is refused comes back with everything that was typed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from accounts.web import Request, requires, telling
from audit.models import MovedOn
from moderation import actions
from moderation.actions.holding import as_opened
from moderation.forms import DeleteForm, FlagForm, ModerateForm
from moderation.models import Comment
from moderation.views.comment import comment_page, limits
from policy.clause import Refused
from policy.principles import Principle
from policy.roles import Permission

DONE = {
    ModerateForm.LEAVE_UP: gettext_lazy("Left up."),
    ModerateForm.HIDE: gettext_lazy("Decided. The comment is being hidden; it is kept here."),
    ModerateForm.RESTORE: gettext_lazy("Decided. The comment is being shown again."),
    ModerateForm.REPORT: gettext_lazy("Noted. Report it on the platform itself, by its link."),
    ModerateForm.ESCALATE: gettext_lazy("Passed on. Say here what happened."),
    ModerateForm.DELETE: gettext_lazy("Decided. The comment is being deleted; it is kept here."),
}
TOLD_TO_PLATFORM = {ModerateForm.HIDE, ModerateForm.RESTORE, ModerateForm.DELETE}


@requires(Permission.MODERATE)
@require_POST
def decide(request: Request, pk: int) -> HttpResponse:
    """Take the decision, or show the page again with what was typed and why it was refused."""
    decided = get_object_or_404(Comment.objects.for_list(), pk=pk)
    form = ModerateForm(request.POST)
    if form.is_valid():
        decision = form.cleaned_data["decision"]
        if decision == ModerateForm.DELETE:
            return _ask_about_deleting(request, decided, DeleteForm(initial=form.cleaned_data))
        try:
            _act(request, decided, form)()
        except (Refused, MovedOn) as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _done(decided, decision))
            return redirect(_next(decided, decision, form.cleaned_data["principle"]))
    anew = get_object_or_404(Comment.objects.for_list(), pk=pk)
    return comment_page(request, anew, form, FlagForm())


def _act(request: Request, decided: Comment, form: ModerateForm) -> Callable[[], None]:
    said, opened = form.cleaned_data, request.POST.get("opened", "")
    words = {"by": request.user, "reason": said["reason"], "now": timezone.now()}
    match said["decision"]:
        case ModerateForm.HIDE:
            act = partial(actions.hide, principle=said["principle"], opened=opened)
        case ModerateForm.REPORT:
            act = partial(actions.report_to_platform, principle=said["principle"], opened=opened)
        case ModerateForm.RESTORE:
            act = partial(actions.restore, opened=opened)
        case ModerateForm.ESCALATE:
            act = partial(actions.escalate, opened=opened)
        case _:
            act = partial(actions.leave_up, opened=opened)
    return partial(act, decided, **words)


def _done(decided: Comment, decision: str) -> str:
    """What happens now: nothing anywhere else, where there is no platform to tell of it."""
    if decision in TOLD_TO_PLATFORM and decided.channel and decided.gone_at:
        return _("Decided, and kept here. It was gone from there before, by no decision of ours.")
    if decision in TOLD_TO_PLATFORM and not decided.can_be_enforced:
        return _("Decided. It is kept here.")
    return str(DONE[decision])


def _next(decided: Comment, decision: str, principle: str) -> str:
    """Where one goes from here: what is passed on becomes the report of an incident."""
    if decision == ModerateForm.ESCALATE:
        return f"{reverse('incidents:new')}?comment={decided.pk}"
    page = reverse("moderation:comment", args=[decided.pk])
    is_unlawful = decision == ModerateForm.HIDE and principle == Principle.LAW
    return f"{page}#incident" if is_unlawful else page


@requires(Permission.MODERATE)
@require_http_methods(["GET", "POST"])
def delete(request: Request, pk: int) -> HttpResponse:
    """Delete a comment for good, once it is said what that means and why hiding would not do."""
    decided = get_object_or_404(Comment.objects.for_list(), pk=pk)
    form = DeleteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.delete(
                decided,
                **form.cleaned_data,
                by=request.user,
                opened=request.POST.get("opened", ""),
                now=timezone.now(),
            )
        except (Refused, MovedOn) as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _done(decided, ModerateForm.DELETE))
            return redirect("moderation:comment", pk)
    return _ask_about_deleting(request, get_object_or_404(Comment.objects.for_list(), pk=pk), form)


def _ask_about_deleting(request: Request, decided: Comment, form: DeleteForm) -> HttpResponse:
    context = {
        "comment": decided,
        "form": form,
        "opened": as_opened(decided),
        "limits": limits(decided),
    }
    return render(request, "moderation/delete.html", context)


@requires(Permission.MODERATE)
@require_POST
def try_again(request: Request, pk: int) -> HttpResponse:
    decided = get_object_or_404(Comment, pk=pk)
    if enforcement := decided.enforcements.order_by("pk").last():
        with telling(request, _("It is tried again now.")):
            actions.try_again(enforcement, by=request.user, now=timezone.now())
    return redirect("moderation:comment", pk)
