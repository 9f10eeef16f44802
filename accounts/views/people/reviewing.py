"""The quarterly review: everybody with access on one page, one press for each."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.actions.reviewing import left_to_review, quarter_of
from accounts.actions.reviewing import review as say
from accounts.models import AccessReview, User
from accounts.web import Request, requires, telling
from policy.roles import Permission


@requires(Permission.GRANT_ACCESS)
@require_safe
def review(request: Request) -> HttpResponse:
    today = timezone.localdate()
    quarter = quarter_of(today)
    people = User.objects.with_access(today).prefetch_related("offices").order_by("name")
    said = AccessReview.objects.filter(quarter=quarter).select_related("reviewed_by")
    by_person = {one.person_id: one for one in said}
    return render(
        request,
        "accounts/people/review.html",
        {
            "quarter": quarter,
            "rows": [(person, by_person.get(person.pk)) for person in people],
            "left": left_to_review(today).count(),
            "today": today,
        },
    )


@requires(Permission.GRANT_ACCESS)
@require_POST
def reviewed(request: Request, pk: int) -> HttpResponse:
    person = get_object_or_404(User.objects.with_access(timezone.localdate()), pk=pk)
    verdict = request.POST.get("verdict", "")
    if verdict in AccessReview.Verdict.values:
        with telling(request, _("Noted for %(person)s.") % {"person": person}):
            say(
                person,
                verdict=verdict,
                opened=request.POST.get("opened", ""),
                by=request.user,
                now=timezone.now(),
            )
    return redirect(f"{reverse('accounts:review')}#person-{person.pk}")
