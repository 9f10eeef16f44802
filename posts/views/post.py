"""One post: as residents will see it, how it stands, where it went, what happened."""

from __future__ import annotations

from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts import unsent
from accounts.models import Document
from accounts.web import Request, requires
from policy.clause import Finding, Stage, Verdict
from policy.judging import findings
from policy.roles import Permission
from posts import revisions
from posts.actions.holding import as_opened
from posts.checked import checked, prices
from posts.corrections import Change, change, where
from posts.follows import follows
from posts.forms import AdviseForm, DecideForm
from posts.models import Post
from posts.models.facts import CLERKS, about_approval, clerk_has_agreed, period_of
from posts.moving import only_time_changed
from posts.previews import beside, previews
from posts.said import in_order, labels, said
from posts.story import history
from posts.views.whereabouts import found_for

SHOWN = {"kind", "message", "welsh", "disclosure", "channels", "web_page", "media", "publish_at"}
"""Answers that stand on the page already: in the previews, or in its first line."""


@requires(Permission.READ_POSTS)
@require_safe
def post(request: Request, pk: int) -> HttpResponse:
    shown = visible(request, pk)
    typed = unsent.give_back(request) or QueryDict()
    return page(request, shown, DecideForm(post=shown, typed=typed))


def visible(request: Request, pk: int) -> Post:
    """The post, when this person may read it."""
    readable = Post.objects.readable_by(request.user)
    return get_object_or_404(readable.select_related("author", "media", "approved_by"), pk=pk)


def page(request: Request, shown: Post, form: DecideForm) -> HttpResponse:
    """The page of a post, with the form of a decision as it stands."""
    found = checked(shown)
    since = revisions.since_seen(shown, request.user)
    if "prefetch" not in request.headers.get("Sec-Purpose", ""):
        revisions.seen(shown, request.user, now=timezone.now())
    return render(
        request,
        "posts/post.html",
        {
            "post": shown,
            "previews": previews(shown),
            "beside": beside(shown),
            "since": since,
            "moved": only_time_changed(shown),
            "prices": prices(shown, found),
            "checked": found,
            **found_for(request, shown),
            "changes": _changes(request, shown),
            "may_correct": request.user.can(Permission.DRAFT) and bool(where(shown)),
            "welsh": shown.in_welsh(),
            "may_translate": request.user.can(Permission.DRAFT) and shown.lacks_welsh(),
            "history": history(shown),
            **_decision(request, shown, form),
            **_advice(request, shown),
            "answers": _answers(shown),
            "has_left": shown.has_left(),
            "follows": follows(shown, request.user),
        },
    )


def _changes(request: Request, post: Post) -> list[Change]:
    """A correction itself; or of any other post, the corrections of it that one may read."""
    if post.corrects:
        return [change(post, post.corrects)]
    return [change(one, post) for one in post.corrections.readable_by(request.user)]


def _decision(request: Request, post: Post, form: DecideForm) -> dict[str, object]:
    """What was decided last, and what this person may decide now."""
    is_authors = post.author_id == request.user.pk
    is_waiting = post.status == Post.Status.SUBMITTED
    may_approve = request.user.can(Permission.APPROVE)
    may_decide = is_waiting and may_approve and not is_authors
    said = _said_to(request, post) if may_decide else []
    is_open = may_decide and not any(line.verdict is Verdict.BLOCK for line in said)
    return {
        "form": form,
        "digest": post.digest(),
        "opened": as_opened(post),
        "may_decide": may_decide,
        "may_approve": is_open,
        "may_agree": may_decide and _waits_for_clerk(request, post),
        "said": said,
        "wrote_it": is_authors,
        "may_hurry": is_authors and post.kind == Post.Kind.EMERGENCY and may_approve,
        "may_countersign": may_approve and not is_authors,
        "is_waiting_or_approved": post.status in (Post.Status.SUBMITTED, Post.Status.APPROVED),
        "decision": post.decisions.select_related("by").last(),
        "code": Document.objects.in_force(Document.Kind.CODE, timezone.localdate()),
    }


def _waits_for_clerk(request: Request, post: Post) -> bool:
    """Whether it is this person who reads it first, in a pre-election period (3.11)."""
    is_clerk = bool(request.user.roles() & CLERKS)
    return is_clerk and not clerk_has_agreed(post) and bool(period_of(post, timezone.localdate()))


def _said_to(request: Request, post: Post) -> list[Finding]:
    """What stands in the way of an approval, or should give pause, whatever is ticked."""
    asked = about_approval(
        post,
        by=request.user,
        shown_digest=post.digest(),
        now=timezone.now(),
        confirmed=frozenset({"page", "word"}),
    )
    found = findings(Stage.APPROVAL, asked)
    in_the_way = [line for line in found if line.verdict is Verdict.BLOCK]
    return in_the_way or [line for line in found if line.verdict is Verdict.WARN]


def _advice(request: Request, post: Post) -> dict[str, object]:
    advice = list(post.advice.select_related("asked_by", "answered_by"))
    return {
        "advice": advice,
        "is_asked": any(not asked.answer for asked in advice),
        "may_advise": request.user.can(Permission.APPROVE) and post.author_id != request.user.pk,
        "advise_form": AdviseForm(),
    }


def _answers(post: Post) -> list[tuple[str, str]]:
    """What its author has answered beside what residents will see."""
    told = said(post).items()
    answered = {name: words for name, words in told if name not in SHOWN and " " not in name}
    called = labels(answered)
    return [(called[name], answered[name]) for name in in_order(answered)]
