"""Second looks that residents have asked for, and what somebody else decides about them (3.15)."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from accounts import unsent
from accounts.models import User
from accounts.web import Request, requires
from audit.models import MovedOn
from moderation import actions
from moderation.actions.reviewing import TAKEN_DOWN, addresses_in, stands_hidden
from moderation.forms import SettleForm, UnfoundForm
from moderation.models import Comment, Decision, Review
from moderation.models.review import is_same_name
from policy.clause import Refused
from policy.roles import Permission

PER_PAGE = 25
AT_MOST = 10
"""Decisions offered at once: whoever sees more has not searched."""
FOUND = gettext_lazy("Found. Somebody who did not take that decision looks at it again.")
ANSWERED = gettext_lazy("Found. It was looked at before, so this is answered with that answer.")


@requires(Permission.MODERATE)
@require_safe
def reviews(request: Request) -> HttpResponse:
    """Those that wait, the first due first; or those that are answered, the newest first."""
    is_answered = request.GET.get("show") == "answered"
    found = Review.objects.answered() if is_answered else Review.objects.waiting()
    with_people = found.select_related("decided_by", "first_by", "decision__comment__channel")
    return render(
        request,
        "moderation/reviews.html",
        {
            "page_obj": Paginator(with_people, PER_PAGE).get_page(request.GET.get("page")),
            "is_answered": is_answered,
            "today": timezone.localdate(),
        },
    )


@requires(Permission.MODERATE)
@require_safe
def review(request: Request, pk: int) -> HttpResponse:
    shown = _get(pk)
    typed = (unsent.give_back(request) or QueryDict()).dict()
    initial = {"shown": shown.decision_id} | typed
    return _page(request, shown, SettleForm(initial=initial), UnfoundForm(initial=typed))


@requires(Permission.MODERATE)
@require_POST
def find(request: Request, pk: int) -> HttpResponse:
    """Say which decision it is about."""
    asked = _get(pk)
    within = Decision.objects.filter(comment__in=Comment.objects.decidable_by(request.user))
    decision = get_object_or_404(within, pk=_number(request.POST.get("decision", "")))
    try:
        is_answered = actions.find_decision(asked, decision, by=request.user, now=timezone.now())
    except (Refused, MovedOn) as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, ANSWERED if is_answered else FOUND)
    return redirect("moderation:review", pk)


@requires(Permission.MODERATE)
@require_POST
def settle(request: Request, pk: int) -> HttpResponse:
    """Take the second look, or show the page again with what was typed and why it was refused."""
    asked, form = _get(pk), SettleForm(request.POST)
    if form.is_valid():
        said = form.cleaned_data
        try:
            actions.settle_review(
                asked,
                is_upheld=said["outcome"] == SettleForm.UPHELD,
                reason=said["reason"],
                shown=said["shown"],
                by=request.user,
                now=timezone.now(),
            )
        except (Refused, MovedOn) as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("moderation:review", pk)
    return _page(request, _get(pk), form, UnfoundForm())


@requires(Permission.MODERATE)
@require_POST
def unfound(request: Request, pk: int) -> HttpResponse:
    asked, form = _get(pk), UnfoundForm(request.POST)
    if form.is_valid():
        try:
            actions.close_unfound(
                asked, reason=form.cleaned_data["reason"], by=request.user, now=timezone.now()
            )
        except (Refused, MovedOn) as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("moderation:review", pk)
    return _page(request, _get(pk), SettleForm(), form)


def _get(pk: int) -> Review:
    whole = Review.objects.select_related(
        "decision__comment__channel", "decision__comment__space", "decision__by", "decided_by"
    )
    return get_object_or_404(whole, pk=pk)


def _number(typed: str) -> int:
    return int(typed) if typed.isdecimal() and typed.isascii() and len(typed) < 19 else 0


def _page(
    request: Request, shown: Review, form: SettleForm, unfound_form: UnfoundForm
) -> HttpResponse:
    decision = shown.decision
    query = request.GET.get("q", "").strip()
    is_looking = decision is None and shown.decided_at is None
    return render(
        request,
        "moderation/review.html",
        {
            "review": shown,
            "decision": decision,
            "form": unfound_form if unfound_form.is_bound else form,
            "settle_form": form,
            "unfound_form": unfound_form,
            "query": query or shown.author,
            "candidates": [
                (one, is_same_name(shown.author, one.comment.author))
                for one in (_candidates(shown, query, request.user) if is_looking else [])
            ],
            "may_settle": decision is not None
            and decision.comment.is_decided_by(request.user)
            and decision.by_id != request.user.pk,
            "is_restorable": decision is not None and stands_hidden(decision, decision.comment),
        },
    )


def _candidates(asked: Review, query: str, person: User) -> QuerySet[Decision]:
    """Comments taken down where this person decides: by name, by address, or by what they said.

    Before anybody has searched: by the name and the addresses in the request itself.
    """
    theirs = Comment.objects.decidable_by(person)
    matching = Q(comment__author__icontains=query or asked.author)
    if query:
        matching |= Q(comment__url=query) | Q(comment__text__icontains=query)
    else:
        matching |= Q(comment__url__in=addresses_in(asked.said_where))
    found = Decision.objects.filter(matching, outcome__in=TAKEN_DOWN, comment__in=theirs)
    return found.select_related("comment__channel", "comment__space", "by").order_by("-at")[
        :AT_MOST
    ]
