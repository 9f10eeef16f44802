"""The moderation log: what was decided, under which principle, and in numbers (3.14, 3.15)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.web import Request, requires
from audit.models import record
from moderation.figures import figures, table
from moderation.forms import LogForm
from moderation.models import Comment, Decision
from policy.roles import Permission
from posts.tables import as_csv as csv_of

PER_PAGE = 25


@requires(Permission.READ_COMMENTS, Permission.READ_RECORD)
@require_safe
def log(request: Request) -> HttpResponse:
    form = LogForm(request.GET)
    decisions = form.decisions()
    page = Paginator(_whole(decisions), PER_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "moderation/log.html",
        {
            "form": form,
            "page_obj": page,
            "figures": figures(decisions),
            "table": table(decisions),
            "may_read": request.user.can(Permission.READ_COMMENTS),
            "may_moderate": request.user.can(Permission.MODERATE),
            "is_narrowed": any(request.GET.get(name) for name in form.fields),
        },
    )


@requires(Permission.READ_COMMENTS, Permission.READ_RECORD)
@require_safe
def as_csv(request: Request) -> HttpResponse:
    """The decisions asked for, without anything that a resident wrote.

    Where something cannot be read, nobody takes along more than they have asked for.
    """
    form = LogForm(request.GET)
    if not form.is_valid():
        return _back(request)
    return csv_of("moderation-log", _head(), _rows(form.decisions()))


@requires(Permission.MODERATE)
@require_POST
def with_words(request: Request) -> HttpResponse:
    """The same with what residents wrote, for whoever decides there; it stands in the record."""
    form = LogForm(request.GET)
    if not form.is_valid():
        return _back(request)
    theirs = Comment.objects.decidable_by(request.user)
    decisions = form.decisions().filter(comment__in=theirs)
    rows = [
        [*row, decision.snapshot.get("author", ""), decision.snapshot.get("text", "")]
        for row, decision in zip(_rows(decisions), _whole(decisions), strict=True)
    ]
    record("user.took_comments_along", request.user, by=request.user, decisions=len(rows))
    head = [*_head(), _("Author"), _("What the comment said")]
    return csv_of("moderation-log-with-words", head, rows)


def _back(request: Request) -> HttpResponse:
    """To the page, which says what of the question it cannot read."""
    return redirect(f"{reverse('moderation:log')}?{request.GET.urlencode()}")


def _whole(decisions: QuerySet[Decision]) -> QuerySet[Decision]:
    one = decisions.select_related("comment__channel", "comment__space", "by", "enforcement")
    return one.prefetch_related("overruled_by__by", "reviews")


def _head() -> list[str]:
    return [
        _("Decided"),
        _("Comment"),
        _("Where"),
        _("What was decided"),
        _("Principle"),
        _("Reason"),
        _("By"),
        _("Hours since it was taken in"),
        _("Reversed"),
        _("Second look"),
    ]


def _rows(decisions: QuerySet[Decision]) -> Iterable[list[str]]:
    for one in _whole(decisions):
        reversals = [_exactly(later.at) for later in one.overruled_by.all()]
        looks = [str(look.get_outcome_display() or _("Asked for")) for look in one.reviews.all()]
        hours = (one.at - one.comment.taken_in_at).total_seconds() / 3600
        yield [
            _exactly(one.at),
            str(one.comment_id),
            str(one.comment.place),
            str(one.get_outcome_display()),
            str(one.get_principle_display()),
            one.reason,
            f"{one.by}, {one.office}",
            f"{hours:.1f}",
            "; ".join(reversals),
            "; ".join(looks),
        ]


def _exactly(at: datetime) -> str:
    return timezone.localtime(at).isoformat(timespec="minutes")
