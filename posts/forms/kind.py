"""The first question, what kind of post it is, and what only some kinds are asked."""

from __future__ import annotations

from datetime import timedelta
from typing import cast

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import Day, PlainText
from posts.models import Meeting, Post

LATELY, SOON = timedelta(days=120), timedelta(days=120)
"""Meetings so long ago and so far ahead can be chosen."""


class KindForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("Kind of post"), choices=[("", _("Choose one")), *Post.Kind.choices], required=False
    )
    meeting = forms.ModelChoiceField(
        label=_("Which meeting"),
        queryset=Meeting.objects.none(),
        required=False,
        empty_label=_("None of these"),
    )
    minute_ref = PlainText(
        label=_("Minute"),
        required=False,
        max_length=60,
        help_text=_("Its number, as in 84/2026, or “draft minutes”."),
    )
    decided_on = Day(label=_("Decided on"), required=False)
    offline_routes = forms.MultipleChoiceField(
        label=_("How do people hear of it who are not online?"),
        choices=Post.Route.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    offline_words = PlainText(
        label=_("If they do not, why"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def offer_meetings(self, post: Post | None) -> None:
        """Those round today, and the one that the post is about already."""
        now = timezone.now()
        near = Q(starts_at__range=(now - LATELY, now + SOON), cancelled_at=None)
        chosen = Q(pk=post.meeting_id) if post and post.meeting_id else Q()
        field = cast("forms.ModelChoiceField[Meeting]", self.fields["meeting"])
        field.queryset = Meeting.objects.filter(near | chosen if chosen else near)
