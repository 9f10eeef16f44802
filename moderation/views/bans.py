"""Mute or ban somebody: one asks, another agrees, and anybody of them may end it early."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.web import Request, requires, telling
from audit.models import MovedOn
from moderation import actions
from moderation.actions.banning import has_account
from moderation.forms import AnswerForm, BanForm
from moderation.models import Ban, BanDelivery, Comment
from moderation.views.comment import limits
from policy.clause import Refused
from policy.roles import Permission

DONE = {
    "agree": gettext_lazy("Agreed. It ends by itself."),
    "refuse": gettext_lazy("Not agreed to. Whoever asked for it reads your words."),
    "lift": gettext_lazy("Lifted."),
    "done": gettext_lazy("Noted: it is done there."),
    "again": gettext_lazy("It is tried again now."),
}


@requires(Permission.MODERATE)
@require_safe
def bans(request: Request) -> HttpResponse:
    """Those that wait for a second person, those in force, and those that are over."""
    people = ("asked_by", "agreed_by", "lifted_by")
    there = Ban.objects.select_related("comment__channel", *people).prefetch_related("deliveries")
    mine = [ban for ban in there if ban.comment.is_decided_by(request.user)]
    return render(
        request,
        "moderation/bans.html",
        {
            "asked": [ban for ban in mine if ban.status == Ban.Status.ASKED],
            "in_force": [ban for ban in mine if ban.status == Ban.Status.IN_FORCE],
            "over": [ban for ban in mine if not ban.TRANSITIONS[ban.status]][:50],
        },
    )


@requires(Permission.MODERATE)
@require_http_methods(["GET", "POST"])
def ask(request: Request, pk: int) -> HttpResponse:
    """Ask that whoever wrote a comment be kept out for a while."""
    about = get_object_or_404(Comment.objects.select_related("channel", "space"), pk=pk)
    if not has_account(about):
        messages.error(
            request, _("Nobody knows of which account this is, so it cannot be kept out.")
        )
        return redirect("moderation:comment", pk)
    form = BanForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.ask_for_ban(about, **form.cleaned_data, by=request.user, now=timezone.now())
        except (Refused, MovedOn) as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("moderation:bans")
    return render(
        request, "moderation/ban.html", {"comment": about, "form": form, "limits": limits(about)}
    )


@requires(Permission.MODERATE)
@require_POST
def settle(request: Request, pk: int) -> HttpResponse:
    """Agree to one, say no to it, or end it early."""
    ban = get_object_or_404(Ban.objects.select_related("comment__channel", "asked_by"), pk=pk)
    decision, now = request.POST.get("decision", ""), timezone.now()
    with telling(request, str(DONE.get(decision, ""))):
        words = AnswerForm(request.POST).said("3.15")
        match decision:
            case "agree":
                actions.agree_to_ban(ban, by=request.user, now=now)
            case "refuse":
                actions.refuse_ban(ban, by=request.user, words=words, now=now)
            case "lift":
                actions.lift_ban(ban, by=request.user, words=words, now=now)
            case _:
                raise Refused.by("3.15", "Choose what is to become of it.")
    return redirect("moderation:bans")


@requires(Permission.MODERATE)
@require_POST
def settle_delivery(request: Request, pk: int) -> HttpResponse:
    """See to what the platform refused: it was done there, or is tried again."""
    rows = BanDelivery.objects.select_related("ban__comment__channel")
    row = get_object_or_404(rows, pk=pk)
    decision, now = request.POST.get("decision", ""), timezone.now()
    with telling(request, str(DONE.get(decision, ""))):
        match decision:
            case "done":
                actions.say_ban_done(row, by=request.user, now=now)
            case "again":
                actions.try_ban_again(row, by=request.user, now=now)
            case _:
                raise Refused.by("3.15", "Say whether it is done there, or to be tried again.")
    return redirect("moderation:bans")
