"""The foot of the check page, and the bar under a post that waits."""

from __future__ import annotations

from typing import cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import PlainText
from posts.actions.holding import as_opened
from posts.models import Decision, Post
from posts.models.facts import confirmations

DECLARATION = _("I have thought about who this reaches and why, and it is accurate")


class SendForm(forms.Form):
    """The foot of the check page."""

    # The page has forms with a mark of their own above this one.
    opened = forms.CharField(widget=forms.HiddenInput({"id": "checked"}), required=False)
    reason = PlainText(
        label=_("Why this may stand"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("The approver reads this beside the warnings."),
    )
    declared = forms.BooleanField(label=DECLARATION, required=False)

    def mark(self) -> str | None:
        """Which draft was checked; None where the form was sent without having been shown."""
        return self.cleaned_data["opened"] if "opened" in self.data else None

    def show(self, post: Post) -> None:
        """Stand under this draft, with what was typed."""
        self.initial["opened"] = as_opened(post)
        if self.is_bound:
            self.data = {**cast(QueryDict, self.data).dict(), "opened": as_opened(post)}


class DecideForm(forms.Form):
    """The bar under a post that waits for approval."""

    APPROVE, SEND_BACK, REFUSE = "approve", "send_back", "refuse"

    digest = forms.CharField(widget=forms.HiddenInput)
    decision = forms.ChoiceField(
        choices=[(APPROVE, ""), (SEND_BACK, ""), (REFUSE, "")], widget=forms.HiddenInput
    )
    page = forms.BooleanField(label=_("It matches the web page"), required=False)
    word = forms.BooleanField(label=_("The word may stand"), required=False)
    words = PlainText(
        label=_("Your words"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Needed to send a post back or to refuse it. Its author reads them."),
    )
    code = forms.ChoiceField(
        label=_("If you refuse it: what in the Code of Conduct is it about?"),
        choices=[("", _("Something else")), *Decision.Code.choices],
        required=False,
    )

    def __init__(self, data: QueryDict | None = None, *, post: Post, typed: QueryDict) -> None:
        """`typed` is what was typed on this page before, and was not sent."""
        super().__init__(data, initial=typed.dict())
        is_waiting = post.status == Post.Status.SUBMITTED
        for name in {"page", "word"} - (confirmations(post) if is_waiting else set()):
            del self.fields[name]

    def confirmed(self) -> frozenset[str]:
        """What was ticked. Call it when the form is valid."""
        return frozenset(name for name in ("page", "word") if self.cleaned_data.get(name))
