"""The council's own lists for the detectors, and its public words, within the settings."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.web import Request, requires, telling
from audit.models import MovedOn
from moderation import actions
from moderation.forms import AddForm, PublicWordsForm
from moderation.models import Entry
from moderation.standard import standards
from policy.clause import Refused
from policy.roles import Permission

HEADINGS = {
    Entry.Kind.WORD: gettext_lazy("Offensive words"),
    Entry.Kind.EXCEPTION: gettext_lazy("Places and names that are no insult"),
    Entry.Kind.GOOD_HOST: gettext_lazy("Websites that may always be linked to"),
    Entry.Kind.BAD_HOST: gettext_lazy("Websites that are not appropriate"),
}


@requires(Permission.READ_ROSTER, Permission.READ_RECORD)
@require_safe
def entries(request: Request) -> HttpResponse:
    return _page(request, AddForm(initial={"kind": request.GET.get("kind")}))


@requires(Permission.KEEP_SETTINGS)
@require_POST
def add(request: Request) -> HttpResponse:
    form = AddForm(request.POST)
    if not form.is_valid():
        return _page(request, form)
    kind, texts = Entry.Kind(form.cleaned_data["kind"]), form.cleaned_data["texts"]
    new = actions.add_entries(kind, texts, by=request.user, now=timezone.now())
    number = len(new)
    if number:
        done = ngettext("%(number)s added.", "%(number)s added.", number) % {"number": number}
        messages.success(request, f"{done} {_('Comments that wait are read again with it.')}")
    else:
        messages.warning(request, _("Everything in it stands in the list already."))
    return redirect("moderation:entries")


@requires(Permission.KEEP_SETTINGS)
@require_POST
def remove(request: Request, pk: int) -> HttpResponse:
    entry = get_object_or_404(Entry, pk=pk)
    with telling(request, _("“%(text)s” is off the list.") % {"text": entry.text}):
        actions.remove_entry(entry, by=request.user)
    return redirect("moderation:entries")


@requires(Permission.KEEP_SETTINGS)
@require_http_methods(["GET", "POST"])
def public_words(request: Request) -> HttpResponse:
    """What residents read when something of theirs is hidden, by each principle."""
    now = standards()
    form = PublicWordsForm(request.POST or None, standards=now)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_public_words(
                form.said(), opened=form.cleaned_data["opened"], by=request.user
            )
        except (Refused, MovedOn) as refusal:
            form.add_error(None, str(refusal))
            form.come_back(standards())
        else:
            messages.success(request, _("Saved. The house rules show it from now on."))
            return redirect("moderation:entries")
    return render(request, "moderation/public_words.html", {"form": form, "standards": now})


def _page(request: Request, form: AddForm) -> HttpResponse:
    found = Entry.objects.select_related("added_by")
    lists = [
        (heading, [entry for entry in found if entry.kind == kind])
        for kind, heading in HEADINGS.items()
    ]
    return render(
        request,
        "moderation/entries.html",
        {
            "form": form,
            "lists": lists,
            "standards": standards(),
            "may_keep": request.user.can(Permission.KEEP_SETTINGS),
        },
    )
