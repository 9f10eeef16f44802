"""Who has access, why and until when; and one person with everything the council knows of them."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.actions.reviewing import left_to_review
from accounts.models import User
from accounts.waiting import gone_but_on_a_roster, open_removals
from accounts.web import Request, requires
from policy import facts
from policy.clause import Stage, Verdict
from policy.judging import findings
from policy.roles import ROLES, TITLES, WORDS, Permission, Role


@requires(Permission.READ_ROSTER)
@require_safe
def people(request: Request) -> HttpResponse:
    """Everybody to whom the council has granted access; those whose access has ended, apart."""
    today = timezone.localdate()
    everybody = User.objects.select_related("granted_by").prefetch_related("offices")
    here = everybody.not_ended(today).order_by("name")
    may_keep = request.user.can(Permission.GRANT_ACCESS)
    return render(
        request,
        "accounts/people.html",
        {
            "people": here,
            "ended": everybody.exclude(pk__in=here).order_by("name"),
            "today": today,
            "may_keep": may_keep,
            "removals": open_removals(request.user),
            "gone": gone_but_on_a_roster(today) if may_keep else [],
            "left": left_to_review(today).count() if may_keep else 0,
        },
    )


@requires(Permission.READ_ROSTER)
@require_safe
def person(request: Request, pk: int) -> HttpResponse:
    everybody = User.objects.select_related("granted_by")
    shown = get_object_or_404(everybody, pk=pk)
    today = timezone.localdate()
    has_access = not shown.why_no_access(today)
    return render(
        request,
        "accounts/people/person.html",
        {
            "person": shown,
            "today": today,
            "has_access": has_access,
            "has_come_in": shown.has_usable_password(),
            "is_over": not User.objects.not_ended(today).filter(pk=pk).exists(),
            "may": _in_words(shown.roles()) if has_access else [],
            "offices": shown.offices.order_by("-held_from", "-pk"),
            "places": shown.administers.select_related("channel").order_by("channel", "-held_from"),
            "trainings": shown.trainings.order_by("-taken_on"),
            "removals": open_removals(request.user).filter(person=shown),
            "warnings": _warnings(shown),
            "may_keep": request.user.can(Permission.GRANT_ACCESS),
        },
    )


def _in_words(roles: frozenset[Role]) -> list[tuple[str, list[str]]]:
    """For each office of today what it lets somebody do, and no other before it does."""
    known: set[Permission] = set()
    may = []
    for role in (role for role in Role if role in roles):
        new = ROLES[role] - known
        if new:
            on_channels = role == Role.CHANNEL_ADMINISTRATOR
            title = _("On the channels below") if on_channels else TITLES[role]
            may.append((title, [WORDS[one] for one in Permission if one in new]))
        known |= new
    return may


def _warnings(shown: User) -> list[object]:
    found = findings(Stage.INVITATION, facts.Invitation(shown.email))
    return [line for line in found if line.verdict is Verdict.WARN]
