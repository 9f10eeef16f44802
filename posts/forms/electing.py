"""What is asked on the check page while a pre-election period is on, or lies ahead (3.11)."""

from __future__ import annotations

from typing import cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import PlainText
from posts.actions.holding import as_opened
from posts.models import Post


class ElectionForm(forms.Form):
    opened = forms.CharField(widget=forms.HiddenInput, required=False)
    answer = forms.ChoiceField(
        label=_("Could it be taken as support for or against somebody who stands, or a party?"),
        choices=Post.PeriodAnswer.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the two.")},
    )
    words = PlainText(
        label=_("How it might be taken, and why it should go out now"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Needed if it might. The Clerk reads it first."),
    )

    def __init__(self, data: QueryDict | None = None, *, post: Post) -> None:
        said = {"answer": post.period_answer, "words": post.period_words}
        super().__init__(data, initial={**said, "opened": as_opened(post)})

    def come_back(self, post: Post) -> None:
        """Show again what was typed, as of what stands there now."""
        self.data = {**cast(QueryDict, self.data).dict(), "opened": as_opened(post)}
