"""What the council has adopted: read it, accept it, enter a version, see who has not accepted."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render, resolve_url
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts import actions
from accounts.forms.documents import DocumentForm
from accounts.models import Document
from accounts.reading import beside_the_policy, policy_on, reading_of, without_acceptance
from accounts.web import Request, requires, telling
from audit.models import MovedOn
from policy.clause import Refused
from policy.roles import Permission
from policy.wording import passages, rewritten


@requires(Permission.READ_POSTS)
@require_http_methods(["GET", "POST"])
def accept(request: Request) -> HttpResponse:
    """Show the policy in force with one button, and lead on to where somebody wanted to go."""
    now = timezone.now()
    if request.method == "POST":
        version = request.POST.get("version", "")
        with telling(request, _("Accepted. You will not be asked again for this version.")):
            actions.accept(version, by=request.user, now=now)
    if reading_of(request.user, now=now).is_accepted:
        return redirect(_onward(request))
    policy = policy_on(timezone.localdate(now))
    return render(
        request,
        "accounts/accept.html",
        {
            "policy": policy,
            "passages": passages(policy.text),
            "beside": beside_the_policy(timezone.localdate(now)),
            "is_new_version": request.user.acceptances.filter(document__kind=policy.kind).exists(),
        },
    )


def _onward(request: Request) -> str:
    wanted = request.GET.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure())
    return wanted if is_ours else resolve_url("home")


@login_not_required
@require_safe
def version(request: HttpRequest, pk: int) -> HttpResponse:
    """One version that is or was in force, for everybody; a coming one only for its keeper."""
    document = get_object_or_404(Document, pk=pk)
    today = timezone.localdate()
    is_keeper = request.user.is_authenticated and request.user.can(Permission.KEEP_SETTINGS)
    if not (is_keeper or Document.objects.adopted(today).filter(pk=pk).exists()):
        raise Http404
    return render(
        request,
        "accounts/version.html",
        {"document": document, "passages": passages(document.text)},
    )


@requires(Permission.KEEP_SETTINGS, Permission.READ_RECORD)
@require_safe
def documents(request: Request) -> HttpResponse:
    today = timezone.localdate()
    policy = policy_on(today)
    accepted = policy.acceptances.select_related("person").order_by("at") if policy.pk else []
    return render(
        request,
        "accounts/documents.html",
        {
            "policy": policy,
            "rewritten": rewritten(policy.text),
            "accepted": accepted,
            "missing": without_acceptance(policy, today),
            "versions": [
                (document, document.is_open(today))
                for document in sorted(Document.objects.newest_first(), key=_by_kind)
            ],
            "in_force": [policy, *beside_the_policy(today)],
            "today": today,
            "may_keep": request.user.can(Permission.KEEP_SETTINGS),
        },
    )


def _by_kind(document: Document) -> int:
    return Document.Kind.values.index(document.kind)


@requires(Permission.KEEP_SETTINGS)
@require_http_methods(["GET", "POST"])
def adopt(request: Request) -> HttpResponse:
    """Enter a version. For the policy we came with, which has no row yet, its words are there."""
    policy, kind = policy_on(timezone.localdate()), request.GET.get("kind", "")
    is_first = kind == policy.kind and not policy.pk
    form = DocumentForm(request.POST or None, document=policy if is_first else Document(kind=kind))
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.adopt(form.version_said(), by=request.user, now=timezone.now())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Entered: %(document)s.") % {"document": made})
            return redirect("accounts:documents")
    return render(request, "accounts/document_form.html", {"form": form})


@requires(Permission.KEEP_SETTINGS)
@require_http_methods(["GET", "POST"])
def mend(request: Request, pk: int) -> HttpResponse:
    """Mend a version; what has to stay as it is can be read here, and not changed."""
    document = get_object_or_404(Document, pk=pk)
    why_it_stays = document.why_it_stays(timezone.localdate())
    form = DocumentForm(request.POST or None, document=document, stays=bool(why_it_stays))
    if request.method == "POST" and form.is_valid():
        opened, now = form.cleaned_data["opened"], timezone.now()
        try:
            actions.mend(document, form.version_said(), opened=opened, by=request.user, now=now)
        except (Refused, MovedOn) as refusal:
            form.add_error(None, str(refusal))
            form.come_back(Document.objects.get(pk=pk))
        else:
            messages.success(request, _("Saved."))
            return redirect("accounts:documents")
    return render(
        request,
        "accounts/document_form.html",
        {"form": form, "document": document, "why_it_stays": why_it_stays},
    )
