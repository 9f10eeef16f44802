"""What is to be answered, who answers it, and how soon the council answers (3.12)."""

from __future__ import annotations

from datetime import timedelta

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.models import Council
from accounts.web import Request, requires, telling
from audit.models import MovedOn
from moderation import actions
from moderation.answered import figures
from moderation.asked import who_may_answer
from moderation.forms import ElsewhereForm, NeedsReplyForm
from moderation.models import Comment
from policy.clause import Refused
from policy.roles import Permission

PER_PAGE = 25
A_YEAR = timedelta(days=365)


@requires(Permission.READ_COMMENTS)
@require_safe
def answers(request: Request) -> HttpResponse:
    """What waits for an answer, the first due first, and how soon answers came in a year."""
    now, who = timezone.now(), request.GET.get("who", "")
    waiting = Comment.objects.to_answer().select_related("channel", "space", "assignee")
    if who == "me":
        waiting = waiting.filter(assignee=request.user)
    elif who == "nobody":
        waiting = waiting.filter(assignee=None)
    return render(
        request,
        "moderation/answers.html",
        {
            "page_obj": Paginator(waiting, PER_PAGE).get_page(request.GET.get("page")),
            "overdue": Comment.objects.overdue(now).count(),
            "figures": figures(since=now - A_YEAR, now=now),
            "days": Council.now().answer_days,
            "who": who,
            "now": now,
        },
    )


@requires(Permission.MODERATE)
@require_POST
def needs_reply(request: Request, pk: int) -> HttpResponse:
    """Say whether it needs a reply, and who gives it."""
    shown = get_object_or_404(Comment.objects.for_list(), pk=pk)
    form = NeedsReplyForm(request.POST, people=who_may_answer(shown))
    if not form.is_valid():
        messages.error(request, _("Choose who answers from the list. (Policy 3.12)"))
    elif form.cleaned_data["decision"] == NeedsReplyForm.NEEDS:
        with telling(request, _("It stands among what is to be answered.")):
            assignee = form.cleaned_data["assignee"]
            actions.needs_reply(shown, by=request.user, assignee=assignee, now=timezone.now())
    else:
        with telling(request, _("It needs no reply.")):
            actions.needs_no_reply(shown, by=request.user, now=timezone.now())
    return redirect("moderation:comment", pk)


@requires(Permission.MODERATE)
@require_POST
def elsewhere(request: Request, pk: int) -> HttpResponse:
    """Note how it was answered in another way; what is refused comes back with its words."""
    shown = get_object_or_404(Comment.objects.for_list(), pk=pk)
    form = ElsewhereForm(request.POST)
    if form.is_valid():
        said = form.cleaned_data
        try:
            actions.answered_elsewhere(
                shown, by=request.user, words=said["words"], key=said["key"], now=timezone.now()
            )
        except (Refused, MovedOn) as refusal:
            form.add_error("words", str(refusal))
        else:
            messages.success(request, _("Noted: it is answered."))
            return redirect("moderation:comment", pk)
    return render(request, "moderation/elsewhere.html", {"comment": shown, "form": form})
