"""Another time for a post."""

from __future__ import annotations

from typing import cast

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from posts.actions.holding import as_opened
from posts.forms.fields import on_the_clock
from posts.models import Post


class MoveForm(forms.Form):
    opened = forms.CharField(required=False, widget=forms.HiddenInput)
    date = forms.DateField(
        label=_("Date"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Give the day on which it is to go out.")},
    )
    time = forms.TimeField(
        label=_("Time"),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"required": _("Give the time at which it is to go out.")},
    )

    def __init__(self, data: QueryDict | None = None, *, post: Post) -> None:
        due = timezone.localtime(post.publish_at) if post.publish_at else None
        initial = {
            "opened": as_opened(post),
            "date": due and due.date(),
            "time": due and due.time(),
        }
        super().__init__(data, initial=initial)

    def clean(self) -> None:
        said = self.cleaned_data
        if "date" not in said or "time" not in said:
            return
        try:
            said["publish_at"] = on_the_clock(said["date"], said["time"])
        except ValidationError as error:
            self.add_error("time", error)
            return
        if said["publish_at"] <= timezone.now():
            self.add_error("date", _("This time is over. Choose one that is still to come."))

    def come_back(self, post: Post) -> None:
        """Be shown once more, as of what stands now: whoever saves again has seen that."""
        self.data = cast(QueryDict, self.data).copy()
        self.data["opened"] = as_opened(Post.objects.get(pk=post.pk))
