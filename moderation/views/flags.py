"""Flag a comment for the moderators, and answer a flag."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.web import Request, requires, telling
from audit.models import MovedOn
from moderation import actions
from moderation.forms import AnswerForm, FlagForm, ModerateForm
from moderation.models import Comment, Flag
from moderation.views.comment import comment_page
from policy.clause import Refused
from policy.roles import Permission


@requires(Permission.FLAG)
@require_POST
def flag(request: Request, pk: int) -> HttpResponse:
    flagged = get_object_or_404(Comment.objects.for_list(), pk=pk)
    form = FlagForm(request.POST)
    if form.is_valid():
        try:
            actions.flag(flagged, by=request.user, now=timezone.now(), **form.cleaned_data)
        except (Refused, MovedOn) as refusal:
            form.add_error("words", str(refusal))
        else:
            messages.success(request, _("Flagged. The moderators have it."))
            return redirect("moderation:comment", pk)
    return comment_page(request, flagged, ModerateForm(), form)


@requires(Permission.MODERATE)
@require_POST
def dismiss(request: Request, pk: int) -> HttpResponse:
    """Answer a flag with words alone."""
    answered = get_object_or_404(Flag.objects.select_related("comment__channel"), pk=pk)
    with telling(request, _("Answered. Whoever flagged it reads your words.")):
        words = AnswerForm(request.POST).said("3.14")
        actions.dismiss(answered, by=request.user, words=words, now=timezone.now())
    return redirect("moderation:comment", answered.comment_id)
