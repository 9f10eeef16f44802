"""The quarterly review: everybody with access on one page, one press for each."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import Prefetch
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.actions.reviewing import another_clerk, left_to_review, quarter_of
from accounts.actions.reviewing import review as say
from accounts.models import AccessReview, ChannelAdministrator, User, during
from accounts.web import Request, requires
from audit.models import MovedOn
from policy.clause import Refused
from policy.roles import Permission
from policy.words import plain

WHY = 200
"""So long is the reason for a change at most."""


@requires(Permission.GRANT_ACCESS)
@require_safe
def review(request: Request) -> HttpResponse:
    today = timezone.localdate()
    quarter = quarter_of(today)
    places = ChannelAdministrator.objects.filter(during(today)).select_related("channel")
    people = (
        User.objects.with_access(today)
        .prefetch_related("offices", Prefetch("administers", places))
        .order_by("name")
    )
    said = AccessReview.objects.filter(quarter=quarter).select_related("reviewed_by")
    by_person = {one.person_id: one for one in said}
    return render(
        request,
        "accounts/people/review.html",
        {
            "quarter": quarter,
            "rows": [(person, by_person.get(person.pk)) for person in people],
            "reviewed_by": another_clerk(request.user, day=today),
            "left": left_to_review(today).count(),
            "today": today,
        },
    )


@requires(Permission.GRANT_ACCESS)
@require_POST
def reviewed(request: Request, pk: int) -> HttpResponse:
    person = get_object_or_404(User.objects.with_access(timezone.localdate()), pk=pk)
    verdict = request.POST.get("verdict", "")
    if verdict not in AccessReview.Verdict.values:
        return _back_to(person)
    try:
        say(
            person,
            verdict=verdict,
            opened=request.POST.get("opened", ""),
            why=plain(request.POST.get("why", ""))[:WHY].strip(),
            by=request.user,
            now=timezone.now(),
        )
    except (Refused, MovedOn) as refusal:
        messages.error(request, str(refusal))
        return _back_to(person)
    if verdict == AccessReview.Verdict.CHANGE:
        messages.success(
            request, _("Noted for %(person)s. Change here what is not right.") % {"person": person}
        )
        return redirect("accounts:edit_person", pk)
    messages.success(request, _("Noted for %(person)s.") % {"person": person})
    return _back_to(person)


def _back_to(person: User) -> HttpResponse:
    return redirect(f"{reverse('accounts:review')}#person-{person.pk}")
