"""Ask for advice on a draft, and give it (3.5)."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts import unsent
from accounts.web import Request, requires
from audit.models import MovedOn
from policy.clause import Refused
from policy.roles import Permission
from posts import actions
from posts.forms import AdviseForm, AskForm
from posts.models import Advice, Post


@requires(Permission.DRAFT)
@require_http_methods(["GET", "POST"])
def ask(request: Request, pk: int) -> HttpResponse:
    """The author's question, beside what was asked before and answered."""
    post = get_object_or_404(Post.objects.filter(author=request.user), pk=pk)
    form = AskForm(request.POST or unsent.give_back(request))
    if request.method == "POST" and form.is_valid():
        try:
            question = form.cleaned_data["question"]
            actions.ask_advice(post, by=request.user, question=question, now=timezone.now())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Asked. You will have the answer by email and here."))
            return redirect("posts:post", pk)
    advice = post.advice.select_related("asked_by", "answered_by")
    return render(request, "posts/ask.html", {"post": post, "form": form, "advice": advice})


@requires(Permission.APPROVE)
@require_http_methods(["GET", "POST"])
def advise(request: Request, pk: int) -> HttpResponse:
    """One question, and the answer to it: by somebody who approves, and did not ask it."""
    asked = get_object_or_404(Advice.objects.select_related("post", "asked_by"), pk=pk)
    form = AdviseForm(request.POST or unsent.give_back(request))
    if request.method == "POST" and form.is_valid():
        try:
            answer = form.cleaned_data["answer"]
            actions.advise(asked, by=request.user, answer=answer, now=timezone.now())
        except (Refused, MovedOn) as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Answered. Its author is told."))
            return redirect("posts:post", asked.post_id)
    asked.refresh_from_db()
    return render(request, "posts/advise.html", {"asked": asked, "post": asked.post, "form": form})
