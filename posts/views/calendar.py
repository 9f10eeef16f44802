"""See what stands on which day, as a month or as a list, and give a post another time."""

from __future__ import annotations

import calendar as months
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts import unsent
from accounts.models import Channel, Council
from accounts.web import Request, requires
from audit.models import MovedOn
from policy.clause import Refused
from policy.roles import Permission
from policy.scheduling import hours
from posts import actions, diary
from posts.forms import MoveForm
from posts.models import Post

AHEAD = timedelta(days=60)
"""How far the list goes at least; it always goes as far as anything is set to go out."""
MONTHS = range(2000 * 12, 2200 * 12)


@requires(Permission.READ_POSTS)
@require_safe
def calendar(request: Request) -> HttpResponse:
    """What will go out and what has, soonest first or by the month, and how to stop it."""
    now = timezone.now()
    today = timezone.localdate(now)
    chosen = Channel.objects.filter(pk=_number(request.GET.get("channel", ""))).first()
    as_month = request.GET.get("view") == "month"
    month = _month(request.GET.get("month", "")) or (today.replace(day=1) if as_month else None)
    council = Council.now()
    return render(
        request,
        "posts/calendar.html",
        {
            **(_month_of(month) if month else {}),
            **_days(diary.Reader(request.user, chosen), month, as_month, now),
            "channels": Channel.objects.in_use(),
            "chosen": chosen,
            "as_month": as_month,
            "this_month": today.replace(day=1),
            "quiet": hours(council.quiet_from, council.quiet_until),
        },
    )


def _days(
    reader: diary.Reader, month: date | None, as_month: bool, now: datetime
) -> dict[str, object]:
    if month and as_month:
        weeks = months.Calendar().monthdatescalendar(month.year, month.month)
        shown = diary.days(reader, weeks[0][0], weeks[-1][-1], now=now)
        for one in shown:
            one.is_inside = one.day.month == month.month
        rows = [shown[at : at + 7] for at in range(0, len(shown), 7)]
        return {"weeks": rows, "periods": _periods(shown)}
    if month:
        shown = diary.days(reader, month, _last_of(month), now=now)
    else:
        today = timezone.localdate(now)
        last = max(today + AHEAD, diary.last_set(now))
        shown = diary.days(replace(reader, sees_overdue=True), today, last, now=now)
    return {"days": [one for one in shown if not one.is_bare()], "periods": _periods(shown)}


def _periods(days: Sequence[diary.Day]) -> list[str]:
    return list(dict.fromkeys(one.period for one in days if one.period))


def _month(written: str) -> date | None:
    """The first day of a month that is written as "2026-12", or None for anything else."""
    year, _, month = written.partition("-")
    number = _number(year) * 12 + _number(month) - 1
    if number not in MONTHS or not 1 <= _number(month) <= 12:
        return None
    return _first(number)


def _month_of(month: date) -> dict[str, object]:
    number = month.year * 12 + month.month - 1
    return {"month": month, "before": _first(number - 1), "after": _first(number + 1)}


def _first(number: int) -> date:
    return date(number // 12, number % 12 + 1, 1)


def _last_of(month: date) -> date:
    return month.replace(day=months.monthrange(month.year, month.month)[1])


def _number(written: str) -> int:
    return int(written) if written.isdecimal() and len(written) < 10 else 0


@requires(Permission.DRAFT)
@require_http_methods(["GET", "POST"])
def move(request: Request, pk: int) -> HttpResponse:
    """Another time for one's own post, and nothing else of it; the check comes next."""
    post = get_object_or_404(Post.objects.filter(author=request.user, corrects=None), pk=pk)
    form = MoveForm(request.POST or unsent.give_back(request), post=post)
    if request.method == "POST" and form.is_valid():
        said, now = form.cleaned_data, timezone.now()
        try:
            actions.move(
                post, to=said["publish_at"], by=request.user, opened=said["opened"], now=now
            )
        except (Refused, MovedOn) as refusal:
            form.add_error(None, str(refusal))
            form.come_back(post)
        else:
            messages.success(request, _("It has its new time, and needs a new approval for it."))
            return redirect("posts:check", post.pk)
    return render(request, "posts/move.html", {"form": form, "post": post})
