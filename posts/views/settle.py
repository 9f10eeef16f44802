"""Say what became of a send, send again, take down, and note what was found on the channels."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.models import Channel
from accounts.web import Request, requires, telling
from audit.models import MovedOn
from policy.clause import Refused
from policy.roles import Permission
from posts import actions
from posts.models import NativePost, Publication

PER_PAGE = 25


class AddressForm(forms.Form):
    url = forms.URLField(
        label=gettext_lazy("Its web address there"),
        required=False,
        max_length=500,
        assume_scheme="https",
    )


class ReasonForm(forms.Form):
    reason = forms.CharField(label=gettext_lazy("Reason"), widget=forms.Textarea(attrs={"rows": 3}))


def _publication(pk: int) -> Publication:
    return get_object_or_404(Publication.objects.select_related("post", "channel"), pk=pk)


@requires(Permission.SETTLE)
@require_POST
def say_live(request: Request, pk: int) -> HttpResponse:
    """Note where it is; an address that leads nowhere is asked for again on a page of its own."""
    publication = _publication(pk)
    form = AddressForm(request.POST)
    if form.is_valid():
        url, now = form.cleaned_data["url"], timezone.now()
        try:
            actions.say_live(publication, by=request.user, url=url, now=now)
        except (Refused, MovedOn) as refusal:
            form.add_error("url", str(refusal))
        else:
            messages.success(request, _("Noted: it is live."))
            return redirect("posts:post", publication.post_id)
    return render(request, "posts/say_live.html", {"publication": publication, "form": form})


@requires(Permission.SETTLE)
@require_POST
def send_again(request: Request, pk: int) -> HttpResponse:
    publication = _publication(pk)
    with telling(request, _("It is sent again now.")):
        actions.send_again(publication, by=request.user, now=timezone.now())
    return redirect("posts:post", publication.post_id)


@requires(Permission.SETTLE)
@require_http_methods(["GET", "POST"])
def take_down(request: Request, pk: int) -> HttpResponse:
    """A page of its own: what will happen, to whom, and that it cannot be undone."""
    publication = _publication(pk)
    if not request.user.can_on(Permission.SETTLE, publication.channel):
        raise PermissionDenied
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.take_down(
                publication,
                by=request.user,
                reason=form.cleaned_data["reason"],
                now=timezone.now(),
            )
        except (Refused, MovedOn) as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("posts:post", publication.post_id)
    return render(request, "posts/take_down.html", {"publication": publication, "form": form})


@requires(Permission.SETTLE)
@require_POST
def note_difference(request: Request, pk: int) -> HttpResponse:
    publication = _publication(pk)
    with telling(request, _("Noted.")):
        actions.note_difference(publication, by=request.user, now=timezone.now())
    return redirect("posts:post", publication.post_id)


@requires(Permission.SETTLE)
@require_safe
def native(request: Request) -> HttpResponse:
    """What was posted on the channels themselves, past the portal: the newest first."""
    found = NativePost.objects.select_related("channel", "noted_by")
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    settles_on = Channel.objects.where(request.user, Permission.SETTLE)
    return render(request, "posts/native.html", {"page_obj": page, "settles_on": settles_on})


@requires(Permission.SETTLE)
@require_POST
def note_native(request: Request, pk: int) -> HttpResponse:
    with telling(request, _("Noted.")):
        actions.note_native(
            get_object_or_404(NativePost, pk=pk), by=request.user, now=timezone.now()
        )
    return redirect("posts:native")
