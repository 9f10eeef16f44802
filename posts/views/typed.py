"""What the compose page asks for while somebody types: how it stands so far, and to be saved."""

from __future__ import annotations

from typing import cast
from uuid import UUID

from django.core.exceptions import NON_FIELD_ERRORS
from django.forms import BoundField
from django.http import HttpResponse, JsonResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.web import Request, requires
from audit.models import MovedOn
from policy.clause import Refused, Verdict
from policy.roles import Permission
from posts.actions.drafting import as_if_written, save_as_typed
from posts.actions.holding import as_opened
from posts.checked import checked
from posts.forms import ComposeForm
from posts.forms.when import ASAP
from posts.highlights import Line
from posts.models import Post
from posts.previews import previews

TOGETHER = (
    {"when", "date", "time"},
    {"embargo_date", "embargo_time"},
    {"captions_plan", "captions", "captions_due_on", "captions_language"},
)
"""Fields of which none says anything when one of them cannot be understood."""


@requires(Permission.DRAFT)
@require_POST
def live(request: Request) -> HttpResponse:
    """How the post would stand as it is typed. Nothing of it is kept."""
    form = _form(request, request.POST)
    wrong = _wrong(form)
    if wrong:
        form = _form(request, _understood(form))
    if not form.is_valid():
        return HttpResponse(status=204)
    try:
        with as_if_written(form.wording(), key=form.cleaned_data["key"], by=request.user) as post:
            found = checked(post)
            if "waiting" in request.POST and found.is_waiting():
                return HttpResponse(status=204)
            shown = {
                "post": post,
                "wrong": wrong,
                "checked": found,
                "to_mend": len(wrong) + found.blocks(),
                "previews": previews(post),
            }
            return render(request, "posts/_so_far.html", shown)
    except Refused:
        return HttpResponse(status=204)


@requires(Permission.DRAFT)
@require_POST
def autosave(request: Request) -> JsonResponse:
    """Save the draft as it is typed, or say why that cannot be.

    A field that cannot be understood keeps what was saved of it; the rest does not wait for it.
    """
    form, now = _form(request, request.POST), timezone.now()
    wrong = _wrong(form)
    if wrong:
        form = _form(request, _with_kept(form))
    if not form.is_valid():
        return _not_saved(_("Not saved yet: %(why)s") % {"why": wrong[0].sentence})
    said = form.cleaned_data
    try:
        post = save_as_typed(
            form.wording(), key=said["key"], opened=said["opened"], by=request.user, now=now
        )
    except (Refused, MovedOn) as refusal:
        return _not_saved(str(refusal), is_over=True)
    return JsonResponse(
        {
            "is_saved": True,
            "is_whole": not wrong,
            "words": _but_not(form, wrong)
            or _("Saved %(time)s") % {"time": f"{timezone.localtime(now):%H:%M}"},
            "opened": as_opened(post),
            "page": reverse("posts:edit", args=[post.pk]),
        }
    )


def _not_saved(words: str, *, is_over: bool = False) -> JsonResponse:
    """`is_over`: it would not be saved either when it is tried again."""
    return JsonResponse({"is_saved": False, "is_whole": False, "words": words, "is_over": is_over})


def _form(request: Request, typed: QueryDict) -> ComposeForm:
    """The form of the draft that it names, if this person has begun it already."""
    try:
        key = UUID(typed.get("key", ""))
    except ValueError:
        return ComposeForm(typed)
    return ComposeForm(typed, post=Post.objects.filter(author=request.user, key=key).first())


def _wrong(form: ComposeForm) -> list[Line]:
    """What cannot be understood, as lines that lead to their fields."""
    return [
        Line(Verdict.BLOCK, str(sentence), "", "" if name == NON_FIELD_ERRORS else name, 0, ())
        for name, sentences in form.errors.items()
        for sentence in sentences
    ]


def _understood(form: ComposeForm) -> QueryDict:
    """What was typed without that: the rest can be checked all the same."""
    typed = cast(QueryDict, form.data).copy()
    for name in _in_doubt(form) & typed.keys():
        del typed[name]
    typed.setdefault("when", ASAP)
    return typed


def _with_kept(form: ComposeForm) -> QueryDict:
    """What was typed, and in the place of what cannot be understood what is kept already."""
    typed = cast(QueryDict, form.data).copy()
    for name in _in_doubt(form) & form.fields.keys() - {"key"}:
        typed.setlist(name, _as_sent(form[name]))
    return typed


def _in_doubt(form: ComposeForm) -> set[str]:
    wrong = set(form.errors)
    return wrong.union(*(names for names in TOGETHER if names & wrong))


def _as_sent(field: BoundField) -> list[str]:
    """What a browser would send of a field that nobody has touched."""
    value = field.field.prepare_value(field.initial)
    if isinstance(value, bool):
        return ["on"] if value else []
    shown = field.field.widget.format_value(value)
    return [str(each) for each in (shown if isinstance(shown, list) else [shown]) if each]


def _but_not(form: ComposeForm, wrong: list[Line]) -> str:
    """What was left unsaved, as one sentence for each; empty when everything was saved."""
    return " ".join(
        _("Saved, but not the %(what)s: %(why)s")
        % {"what": str(form[line.field].label).lower(), "why": line.sentence}
        for line in wrong
        if line.field
    )
