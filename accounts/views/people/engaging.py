"""Change somebody's name, category and dates; record their training, and mend that."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.actions.engaging import change
from accounts.actions.training import correct_training, record_training, withdraw_training
from accounts.forms.people import ChangeForm, MendTrainingForm, TrainingForm
from accounts.models import Training, User
from accounts.views.people.refusing import refusing_in, typed
from accounts.web import Request, requires
from policy.roles import Permission


@requires(Permission.GRANT_ACCESS)
@require_http_methods(["GET", "POST"])
def edit(request: Request, pk: int) -> HttpResponse:
    """Of two Clerks the second reads what the first has saved, beside their own words."""
    person = get_object_or_404(User, pk=pk)
    form = ChangeForm(typed(request), person=person)
    if request.method == "POST" and form.is_valid():
        with refusing_in(form):
            change(
                person,
                form.engagement(),
                opened=form.cleaned_data["opened"],
                by=request.user,
                now=timezone.now(),
            )
            messages.success(request, _("Saved."))
            return redirect("accounts:person", pk)
    stands = person if form.non_field_errors() else None
    if stands:
        form.come_back()
    return render(
        request, "accounts/people/edit.html", {"form": form, "person": person, "stands": stands}
    )


@requires(Permission.GRANT_ACCESS)
@require_http_methods(["GET", "POST"])
def train(request: Request, pk: int) -> HttpResponse:
    person = get_object_or_404(User, pk=pk)
    form = TrainingForm(typed(request))
    if request.method == "POST" and form.is_valid():
        with refusing_in(form):
            record_training(person, form.said(), by=request.user, now=timezone.now())
            messages.success(request, _("The training is recorded."))
            return redirect("accounts:person", pk)
    return render(request, "accounts/people/training.html", {"form": form, "person": person})


@requires(Permission.GRANT_ACCESS)
@require_http_methods(["GET", "POST"])
def mend_training(request: Request, pk: int, training: int) -> HttpResponse:
    """Of two Clerks the second reads what the first has saved, beside their own words."""
    trainings = Training.objects.select_related("person")
    recorded = get_object_or_404(trainings, pk=training, person=pk)
    form = MendTrainingForm(typed(request), training=recorded)
    if request.method == "POST" and form.is_valid():
        why, opened = form.cleaned_data["why"], form.cleaned_data["opened"]
        by, now = request.user, timezone.now()
        with refusing_in(form):
            if "withdraw" in request.POST:
                withdraw_training(recorded, why=why, opened=opened, by=by, now=now)
                messages.success(request, _("The training is withdrawn. The record keeps it."))
            else:
                correct_training(recorded, form.said(), why=why, opened=opened, by=by, now=now)
                messages.success(request, _("The training is corrected."))
            return redirect("accounts:person", pk)
    stands = trainings.filter(pk=recorded.pk).first() if form.non_field_errors() else None
    if stands:
        form.come_back(stands)
    context = {"form": form, "person": recorded.person, "stands": stands}
    return render(request, "accounts/people/mend_training.html", context)
