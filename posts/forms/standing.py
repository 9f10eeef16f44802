"""Why a word that the council has listed must stand: asked on the check page (3.11)."""

from __future__ import annotations

from typing import cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import PlainText
from posts.actions.holding import as_opened
from posts.models import Post


class StandForm(forms.Form):
    why = PlainText(
        label=_("Why it must stand"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("As when it is quoted from a judgment. The approver has to agree."),
    )
    opened = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, data: QueryDict | None = None, *, post: Post) -> None:
        super().__init__(data, initial={"why": post.must_stand, "opened": as_opened(post)})
        self.post = post

    def come_back(self) -> None:
        """Show again what was typed, as of what stands there now."""
        self.post.refresh_from_db()
        self.data = {**cast(QueryDict, self.data).dict(), "opened": as_opened(self.post)}
