"""Answers that are ready, and who can help: for everybody to read, for moderators to keep."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts import unsent
from accounts.web import Request, requires
from audit.models import MovedOn
from moderation import actions
from moderation.actions.directing import may_keep
from moderation.forms import CannedForm, ContactForm
from moderation.models import Canned, Contact
from policy.clause import Refused
from policy.roles import Permission

KINDS: dict[str, type[Canned | Contact]] = {"answers": Canned, "people": Contact}
FORMS: dict[str, type[CannedForm | ContactForm]] = {"answers": CannedForm, "people": ContactForm}


@requires(Permission.READ_COMMENTS)
@require_safe
def directory(request: Request) -> HttpResponse:
    return render(
        request,
        "moderation/directory.html",
        {
            "contacts": Contact.objects.filter(retired_at=None),
            "answers": Canned.objects.filter(retired_at=None, principle=""),
            "may_keep_people": may_keep(Contact, request.user),
            "may_keep_answers": may_keep(Canned, request.user),
        },
    )


@requires(Permission.MODERATE)
@require_http_methods(["GET", "POST"])
def entry(request: Request, kind: str, pk: int | None = None) -> HttpResponse:
    """Add an entry, change it, or take it out. What is refused comes back as it was typed."""
    if kind not in KINDS:
        raise Http404
    if not may_keep(KINDS[kind], request.user):
        raise PermissionDenied
    row = _entry(kind, pk)
    form = FORMS[kind](request.POST or unsent.give_back(request), instance=row)
    is_removal = bool(pk and request.method == "POST" and "remove" in request.POST)
    if request.method == "POST" and (is_removal or form.is_valid()):
        try:
            _act(request, form, row if is_removal else None)
        except (Refused, MovedOn) as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Removed.") if is_removal else _("Saved."))
            return redirect("moderation:directory")
    return render(
        request,
        "moderation/directory_form.html",
        {"form": form, "row": row if pk else None, "kind": kind},
    )


def _entry(kind: str, pk: int | None) -> Canned | Contact:
    """The one that is to be changed, or an empty one."""
    if pk is None:
        return KINDS[kind]()
    if kind == "people":
        return get_object_or_404(Contact, pk=pk, retired_at=None)
    return get_object_or_404(Canned, pk=pk, retired_at=None)


def _act(
    request: Request, form: CannedForm | ContactForm, removed: Canned | Contact | None
) -> None:
    opened = request.POST.get("opened", "")
    if removed:
        removed.refresh_from_db()
        actions.retire_entry(removed, by=request.user, opened=opened, now=timezone.now())
    else:
        actions.keep_entry(form.save(commit=False), by=request.user, opened=opened)
