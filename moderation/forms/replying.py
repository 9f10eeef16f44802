"""What somebody answers to a resident, and what another says to it."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import uuid4

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import PlainText
from accounts.models import User
from moderation.replying import Ready
from policy.principles import Principle

MOST = 12_000


class ReplyForm(forms.Form):
    """The words, what is ready to be put into them, and why a doubt is none."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    text = PlainText(
        label=_("Your reply"),
        max_length=MOST,
        required=False,
        strip=True,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    ready = forms.ChoiceField(
        label=_("Words that are ready"),
        required=False,
        help_text=_("They go behind what you wrote."),
    )
    reason = PlainText(
        label=_("Why it is right all the same"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("For whoever approves it."),
    )

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        groups: list[tuple[str, list[Ready]]],
        initial: Mapping[str, object] | None = None,
    ) -> None:
        super().__init__(data, initial={"key": uuid4(), **(initial or {})})
        self.words = {one.value: one.text for _name, ones in groups for one in ones}
        choices = [(name, [(one.value, one.title) for one in ones]) for name, ones in groups]
        self.fields["ready"].choices = [("", _("Choose")), *choices]  # type: ignore[attr-defined]

    def with_ready(self) -> str:
        """What was typed, and behind it the words that were chosen."""
        chosen = self.words.get(str(self.data.get("ready", "")), "")
        typed = str(self.data.get("text", "")).rstrip()
        return "\n\n".join(filter(None, [typed, chosen]))

    def is_standard(self) -> bool:
        """Whether it says what the council says in public about one of the five principles."""
        text = self.cleaned_data["text"].strip()
        return any(self.words.get(each, "").strip() == text for each in Principle)


class DecideReplyForm(forms.Form):
    APPROVE, SEND_BACK = "approve", "send_back"

    decision = forms.ChoiceField(choices=[(APPROVE, ""), (SEND_BACK, "")])
    words = PlainText(
        label=_("Your words"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Needed to send it back. Its author reads them."),
    )


class NeedsReplyForm(forms.Form):
    """Whether somebody has to answer, and who; nobody is preselected."""

    NEEDS, NEEDS_NOT = "needs", "needs_not"

    decision = forms.ChoiceField(choices=[(NEEDS, ""), (NEEDS_NOT, "")])
    assignee = forms.ModelChoiceField(
        label=_("Who answers"),
        queryset=User.objects.none(),
        required=False,
        empty_label=_("Nobody named yet"),
    )

    def __init__(
        self, data: QueryDict | None = None, *, people: list[User], initial: User | None = None
    ) -> None:
        super().__init__(data, initial={"assignee": initial})
        found = User.objects.filter(pk__in=[one.pk for one in people]).order_by("name")
        self.fields["assignee"].queryset = found  # type: ignore[attr-defined]


class ElsewhereForm(forms.Form):
    key = forms.UUIDField(widget=forms.HiddenInput)
    words = PlainText(
        label=_("How it was answered"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("As in “by letter on 3 November”. It stays with the comment."),
    )

    def __init__(self, data: QueryDict | None = None) -> None:
        super().__init__(data, initial={"key": uuid4()}, prefix="elsewhere")
