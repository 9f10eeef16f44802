"""One comment in its context, and all that a person needs to decide about it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db.models import Count, Q, QuerySet
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts import unsent
from accounts.models import User
from accounts.web import Request, requires
from moderation import actions
from moderation.actions.banning import has_account, on_author
from moderation.actions.claiming import who_else
from moderation.actions.deciding import Because, about_decision, can_be_deleted
from moderation.actions.holding import as_opened
from moderation.asked import asked
from moderation.forms import FlagForm, ModerateForm
from moderation.models import Comment, Decision, Flag
from moderation.suggested import suggestions
from platforms.possible import Word, possible
from policy.moderating import named_in_it
from policy.roles import Permission

LONGEST_THREAD = 50
Outcome = Decision.Outcome


@requires(Permission.READ_COMMENTS)
@require_safe
def comment(request: Request, pk: int) -> HttpResponse:
    """The page. Opening it to decide is seen by others, unless the browser only looks ahead."""
    shown = get_object_or_404(Comment.objects.for_list(), pk=pk)
    typed = (unsent.give_back(request) or QueryDict()).dict()
    page = comment_page(request, shown, ModerateForm(initial=typed), FlagForm(initial=typed))
    if shown.is_decided_by(request.user) and not _is_ahead(request):
        actions.claim(shown, by=request.user, now=timezone.now())
    return page


def _is_ahead(request: Request) -> bool:
    """Whether nobody has asked for the page yet: a browser that fetches it in advance says so."""
    said = [request.headers.get(name, "") for name in ("Sec-Purpose", "Purpose", "X-Moz")]
    return request.method == "HEAD" or "prefetch" in " ".join(said)


def comment_page(
    request: Request, shown: Comment, form: ModerateForm, flag_form: FlagForm
) -> HttpResponse:
    """The page with whatever was typed."""
    person, now = request.user, timezone.now()
    may_moderate = shown.is_decided_by(person)
    about_them = about_decision(shown, "", Because(), by=person)
    named = named_in_it(about_them)
    own_flag = shown.flags.filter(by=person).first()
    answering = asked(shown, person)
    decides_now = may_moderate and not named and shown.status == shown.Status.WAITING
    return render(
        request,
        "moderation/comment.html",
        {
            "comment": shown,
            "thread": _thread(shown),
            "suggestions": suggestions(shown),
            "versions": shown.versions.all(),
            "attachments": shown.attachments.all(),
            "before": _before(shown),
            "ban": on_author(shown),
            "form": form,
            "flag_form": flag_form,
            "opened": as_opened(shown),
            "may_moderate": may_moderate,
            "named": named,
            "is_officer": person.category == User.Category.EMPLOYEE,
            "can_delete": can_be_deleted(shown),
            "limits": limits(shown),
            "can_ban": has_account(shown),
            "open_by": _open_by(shown, person, now=now) if may_moderate else None,
            "decisions": _decisions(shown, person),
            "enforcement": shown.enforcements.order_by("pk").last(),
            "flags": _flags(shown, own_flag, may_moderate=may_moderate),
            "own_flag": own_flag,
            "may_flag": bool(flag_form.errors) or _may_flag(shown, own_flag),
            "asked": answering,
            "replies_above": decides_now and answering.may_answer,
        },
    )


def limits(shown: Comment) -> Mapping[str, Word]:
    """What its platform makes of each deed, by the deed's name; nothing for a copy by hand."""
    words = possible(shown.channel.platform) if shown.channel else {}
    return {deed.value: word for deed, word in words.items()}


def _open_by(shown: Comment, person: User, *, now: datetime) -> User | None:
    return who_else(shown, than=person, now=now) if shown.status == shown.Status.WAITING else None


def _thread(shown: Comment) -> list[Comment]:
    """What it answers, itself, and what was answered beside it, in the order of writing."""
    root = shown.parent_id or shown.external_id
    around = Comment.objects.filter(channel=shown.channel, space=shown.space)
    around = around.filter(Q(external_id=root) | Q(parent_id=root))
    if shown.publication:
        around = around.filter(publication=shown.publication)
    found = list(around.for_list().order_by("posted_at", "pk")[:LONGEST_THREAD])
    return found if shown in found else [*found, shown]


def _before(shown: Comment) -> list[tuple[str, int]]:
    """What was decided about the same author's other comments: in numbers, and no more."""
    if not shown.author_id:
        return []
    about_others = Decision.objects.filter(
        comment__channel=shown.channel, comment__author_id=shown.author_id
    ).exclude(Q(comment=shown) | Q(outcome=Outcome.ESCALATED))
    found = about_others.order_by("outcome").values_list("outcome").annotate(Count("pk"))
    return [(str(Outcome(outcome).label), number) for outcome, number in found]


def _decisions(shown: Comment, person: User) -> QuerySet[Decision]:
    """What was decided; that an incident was reported only whoever passed it on may see."""
    decided = shown.decisions.select_related("by").prefetch_related("reviews__decided_by")
    return decided.exclude(Q(outcome=Outcome.ESCALATED) & ~Q(by=person))


def _may_flag(shown: Comment, own: Flag | None) -> bool:
    """Once, and again where somebody was told that nothing follows from what is about them."""
    return shown.status != Comment.Status.DELETED and (own is None or own.may_be_raised_again)


def _flags(shown: Comment, own: Flag | None, *, may_moderate: bool) -> list[Flag]:
    """Moderators see every flag; others their own, and how it ended."""
    if may_moderate:
        return list(shown.flags.select_related("by", "settled_by", "about"))
    return [own] if own else []
