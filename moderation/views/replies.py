"""Write a reply, decide about one, and see to one that did not go out."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from accounts import unsent
from accounts.web import Request, requires, telling
from audit.models import MovedOn
from moderation import actions
from moderation.actions.answering import as_waiting, goes_at_once, standing
from moderation.forms import DecideReplyForm, ReplyForm
from moderation.models import Comment, Reply, ReplyDelivery
from moderation.replying import (
    can_be_sent,
    hidden_under,
    is_gone,
    judged,
    language_of,
    measured,
    ready,
    spoken_of,
)
from policy.clause import Finding, Refused, Verdict
from policy.judging import warnings, worst_first
from policy.roles import Permission
from posts.highlights import highlighted, lines

SAID = {
    Reply.Status.APPROVED: gettext_lazy("Your reply goes out now."),
    Reply.Status.SUBMITTED: gettext_lazy("Sent for approval. It goes out once somebody agrees."),
}


@requires(Permission.DRAFT)
@require_http_methods(["GET", "POST"])
def reply(request: Request, pk: int) -> HttpResponse:
    """The page to answer one comment; what is doubtful comes back once with the doubts."""
    shown = get_object_or_404(Comment.objects.for_list(), pk=pk)
    if not can_be_sent(shown):
        messages.error(
            request, _("It cannot be answered from here. Note below how it was answered.")
        )
        return redirect("moderation:comment", pk)
    if is_gone(shown):
        messages.error(
            request, _("This comment is deleted or gone, so there is nothing to answer any more.")
        )
        return redirect("moderation:comment", pk)
    if request.method == "POST" and "take_back" in request.POST:
        return _taken_back(request, shown)
    groups = ready(shown)
    typed = request.POST or unsent.give_back(request)
    form = ReplyForm(typed, groups=groups, initial=_first_words(request, shown))
    found: list[Finding] = []
    if request.method == "POST" and "insert" in request.POST:
        words = {"text": form.with_ready(), "reason": request.POST.get("reason", "")}
        form = ReplyForm(groups=groups, initial=words)
    elif request.method == "POST" and form.is_valid():
        text, reason = form.cleaned_data["text"], form.cleaned_data["reason"]
        found = judged(shown, text, by=request.user)
        if not _is_doubtful(found) or reason:
            try:
                row = _answer(request, shown, form)
            except (Refused, MovedOn) as refusal:
                form.add_error(None, str(refusal))
            else:
                return _told(request, row)
    return _page(request, shown, form, found)


def _taken_back(request: Request, shown: Comment) -> HttpResponse:
    """Whatever waits of this person's, to be changed or left alone."""
    row = shown.replies.filter(by=request.user, status=Reply.Status.SUBMITTED).last()
    with telling(request, _("Taken back: it is not sent. Your words are kept below.")):
        if row is None:
            raise MovedOn("It does not wait any more. Look at what became of it.")
        actions.take_back(row, by=request.user)
    return redirect("moderation:reply", shown.pk)


def _first_words(request: Request, shown: Comment) -> dict[str, object]:
    """What was sent back to this very person, or why the comment is hidden."""
    if back := shown.replies.filter(by=request.user, status=Reply.Status.RETURNED).last():
        return {"text": back.text, "reason": back.warnings_reason}
    wanted = hidden_under(shown)
    found = [one for _name, ones in ready(shown) for one in ones if one.value == wanted]
    return {"text": found[0].text} if found else {}


def _is_doubtful(found: list[Finding]) -> bool:
    """Whether a reason is still to be given; what is forbidden is said first."""
    is_forbidden = any(one.verdict is Verdict.BLOCK for one in found)
    return bool(warnings(found)) and not is_forbidden


def _answer(request: Request, shown: Comment, form: ReplyForm) -> Reply:
    said = form.cleaned_data
    return actions.reply(
        shown,
        by=request.user,
        text=said["text"],
        key=said["key"],
        reason=said["reason"],
        is_standard=form.is_standard(),
        now=timezone.now(),
    )


def _told(request: Request, row: Reply) -> HttpResponse:
    if row.status in SAID:
        messages.success(request, SAID[Reply.Status(row.status)])
    else:
        first = row.superseded_by
        said = _(
            "%(who)s was first: this comment is answered. Yours was not sent; it is kept below."
        )
        messages.error(request, said % {"who": first.by if first else _("Somebody else")})
    return redirect("moderation:comment", row.comment_id)


def _page(request: Request, shown: Comment, form: ReplyForm, found: list[Finding]) -> HttpResponse:
    told = lines(
        (one for one in worst_first(found) if one.verdict is not Verdict.KEPT), lambda _: ""
    )
    answered = standing(shown)
    replies = shown.replies.select_related("by", "approved_by", "superseded_by__by", "delivery")
    return render(
        request,
        "moderation/reply.html",
        {
            "comment": shown,
            "form": form,
            "lines": told,
            "marked": highlighted(form["text"].value() or "", told),
            "is_doubtful": _is_doubtful(found),
            "goes_at_once": goes_at_once(shown, by=request.user),
            "longest": measured(shown)[1],
            "named": spoken_of(shown, request.user),
            "replies": replies,
            "is_welsh": language_of(shown) == Comment.Language.WELSH,
            "is_waiting": any(
                one.by == request.user and one.status == Reply.Status.SUBMITTED for one in replies
            ),
            "answered": answered,
            "is_shut": answered is not None and request.method != "POST",
        },
    )


@requires(Permission.APPROVE)
@require_http_methods(["GET", "POST"])
def decide(request: Request, pk: int) -> HttpResponse:
    """Somebody's reply that waits: read it as residents will, then decide."""
    waiting = get_object_or_404(Reply.objects.select_related("by", "comment__channel"), pk=pk)
    form = DecideReplyForm(request.POST or unsent.give_back(request))
    if request.method == "POST" and form.is_valid():
        said, by, now = form.cleaned_data, request.user, timezone.now()
        opened = request.POST.get("opened", "")
        try:
            if said["decision"] == DecideReplyForm.APPROVE:
                actions.approve_reply(waiting, by=by, opened=opened, now=now)
                done = _("Approved. It goes out now.")
            else:
                words = said["words"]
                actions.send_reply_back(waiting, by=by, words=words, opened=opened, now=now)
                done = _("Sent back to its author with your words.")
        except (Refused, MovedOn) as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, done)
            return redirect("approvals")
    waiting.refresh_from_db()
    comment = waiting.comment = Comment.objects.for_list().get(pk=waiting.comment_id)
    found = judged(comment, waiting.text, by=waiting.by)
    told = lines(
        (one for one in worst_first(found) if one.verdict is not Verdict.KEPT), lambda _: ""
    )
    return render(
        request,
        "moderation/decide_reply.html",
        {
            "reply": waiting,
            "opened": as_waiting(waiting),
            "comment": comment,
            "form": form,
            "lines": told,
            "marked": highlighted(waiting.text, told),
            "is_waiting": waiting.status == Reply.Status.SUBMITTED,
            "is_own": waiting.by_id == request.user.pk,
        },
    )


@requires(Permission.MODERATE)
@require_POST
def settle(request: Request, pk: int) -> HttpResponse:
    """Say that a reply in doubt is there, or have it sent again."""
    row = get_object_or_404(
        ReplyDelivery.objects.select_related("reply__comment__channel"), reply=pk
    )
    is_there = request.POST.get("decision") == "live"
    with telling(request, _("Noted: it is there.") if is_there else _("It is sent again now.")):
        act = actions.say_reply_live if is_there else actions.send_reply_again
        act(row, by=request.user, now=timezone.now())
    return redirect("moderation:comment", row.reply.comment_id)
