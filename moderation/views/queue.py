"""What waits for a person: looked through by filters, and several left up at once."""

from __future__ import annotations

import re
from datetime import datetime

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from accounts.models import User
from accounts.web import Request, requires
from audit.models import MovedOn
from moderation import actions
from moderation.actions.claiming import who_else
from moderation.actions.holding import as_listed
from moderation.forms import FilterForm, SavedFilterForm
from moderation.models import Comment, SavedFilter
from moderation.queue import COUNTED, chosen_by, count, flagged_after, page_of
from moderation.suggested import Row, row
from policy.clause import Refused
from policy.roles import Permission

LONGEST = 300
"""Letters of a query that are looked at: no view of ours has more."""
TICKED = re.compile(r"(?P<pk>[0-9]{1,18})~(?P<mark>.*)")
"""A comment's key, and how it stood."""


@requires(Permission.READ_COMMENTS)
@require_safe
def queue(request: Request) -> HttpResponse:
    """What waits for a person; or, when asked, what was left up, hidden or deleted."""
    form = FilterForm(request.GET)
    answers = form.chosen()
    status = answers.get("status", Comment.Status.WAITING)
    is_waiting = status == Comment.Status.WAITING
    comments = [chosen_by(answers, person=request.user)]
    if is_waiting:
        comments.append(flagged_after(answers, person=request.user))
    page = page_of(*comments, by_urgency=is_waiting, after=request.GET.get("after", ""))
    marks, now = as_listed(page.comments), timezone.now()
    asked = request.GET.copy()
    asked.pop("after", None)
    return render(
        request,
        "moderation/queue.html",
        {
            "page": page,
            "rows": [_row(one, request.user, marks[one.pk], now=now) for one in page.comments],
            "number": count(*comments),
            "most": COUNTED,
            "statuses": Comment.Status.choices,
            "chosen": status,
            "is_filtered": bool(answers.keys() - {"status"}),
            "filter_form": form,
            "saved": SavedFilter.objects.filter(person=request.user),
            "save_form": SavedFilterForm(initial={"query": asked.urlencode()}),
            "query": asked.urlencode(),
            "may_moderate": request.user.can(Permission.MODERATE),
        },
    )


def _row(comment: Comment, person: User, mark: str, *, now: datetime) -> Row:
    return row(
        comment,
        is_mine=comment.is_decided_by(person),
        open_by=who_else(comment, than=person, now=now),
        mark=mark,
    )


@requires(Permission.MODERATE)
@require_POST
def leave_up(request: Request) -> HttpResponse:
    """Leave up whatever was ticked; what cannot be is said, and the rest is done."""
    chosen = [TICKED.fullmatch(value) for value in request.POST.getlist("chosen")]
    wanted = {int(ticked["pk"]): ticked["mark"] for ticked in chosen if ticked}
    done = 0
    for comment in Comment.objects.for_list().filter(pk__in=wanted):
        opened = wanted[comment.pk]
        try:
            actions.leave_up_unread(comment, by=request.user, opened=opened, now=timezone.now())
            done += 1
        except (Refused, MovedOn) as refusal:
            messages.error(request, f"{comment.author}: {refusal}")
    if done:
        said = ngettext("%(number)d comment left up.", "%(number)d comments left up.", done)
        messages.success(request, said % {"number": done})
    elif not wanted:
        messages.error(request, _("Tick the comments that are to be left up, then try again."))
    return _back(request)


@requires(Permission.READ_COMMENTS)
@require_POST
def save_filter(request: Request) -> HttpResponse:
    """Keep this view of the queue under a name; the same name again takes its place."""
    form = SavedFilterForm(request.POST)
    if form.is_valid():
        said = form.cleaned_data
        SavedFilter.objects.update_or_create(
            person=request.user, name=said["name"], defaults={"query": said["query"]}
        )
        messages.success(request, _("Kept. It stands above the queue."))
    else:
        messages.error(request, _("Give this view a name of at most 60 letters."))
    return _back(request)


@requires(Permission.READ_COMMENTS)
@require_POST
def forget_filter(request: Request, pk: int) -> HttpResponse:
    get_object_or_404(SavedFilter, pk=pk, person=request.user).delete()
    return redirect("moderation:queue")


def _back(request: Request) -> HttpResponse:
    """Return to the queue as it was looked at."""
    query = QueryDict(request.POST.get("query", "")[:LONGEST]).urlencode()
    return redirect(f"{reverse('moderation:queue')}?{query}")
