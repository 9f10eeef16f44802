"""The compose form: one page, six questions, each in a file of its own."""

from __future__ import annotations

import uuid
from dataclasses import fields
from typing import cast

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from accounts.models import Channel, Council
from posts.actions import Answered, Wording
from posts.actions.holding import as_opened
from posts.forms.kind import KindForm
from posts.forms.media import FILES, MediaForm, about
from posts.forms.page import PageForm
from posts.forms.varying import VaryingForm
from posts.forms.when import ASAP, WhenForm, times
from posts.forms.words import WordsForm
from posts.models import Media, Post

ANSWERS = [field.name for field in fields(Answered)]
WRITTEN = ("kind", "message", "web_page", "no_page_reason", "no_page_words")
FOLDED = {
    "welsh": ("welsh",),
    "source": ("basis", "basis_words", "shares", "has_read_it_all"),
    "more": ("audience", "theme", "is_confidential", "confidential_reason"),
    "embargo": ("embargo_date", "embargo_time"),
    "video": ("video", "captions_plan", "captions_due_on", "captions", "captions_language"),
    "library": ("media_title",),
}
"""The parts of the page that are folded away while nothing stands in them."""


# Django takes the fields of the last of these first: as they stand on the page.
class ComposeForm(WhenForm, MediaForm, PageForm, VaryingForm, WordsForm, KindForm):
    key = forms.UUIDField(widget=forms.HiddenInput)
    opened = forms.CharField(widget=forms.HiddenInput, required=False)
    channels = forms.ModelMultipleChoiceField(
        label=_("Channels"),
        queryset=Channel.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("YouTube takes videos only: choose it when you add one below."),
    )

    def __init__(
        self,
        data: QueryDict | None = None,
        files: MultiValueDict[str, UploadedFile] | None = None,
        *,
        post: Post | None = None,
        begun: dict[str, object] | None = None,
    ) -> None:
        """`begun`: what a new post begins with, from a template."""
        super().__init__(data, files, initial=_initial(post) | (begun or {}))
        chosen = post.channels.all() if post else Channel.objects.none()
        channels = cast(forms.ModelMultipleChoiceField, self.fields["channels"])
        channels.queryset = (Channel.objects.active() | chosen).distinct()
        self.vary(channels.queryset, post)
        council = Council.now()
        self.bilingual = council.bilingual_kinds
        self.offer_meetings(post)
        self.say_where(council.hosts())
        self.know(post.media if post else None)

    def unfolded(self) -> set[str]:
        """The parts that are asked for, hold something, or have something to be put right."""
        asked = {"welsh"} if self["kind"].value() in self.bilingual else set()
        return asked | {
            part
            for part, names in FOLDED.items()
            if any(self[name].value() or self[name].errors for name in names)
        }

    def come_back(self, post: Post | None) -> None:
        """Be shown once more: as of the draft that stands now, and saying which file was lost."""
        if post:
            typed = cast(QueryDict, self.data).copy()
            typed["opened"] = as_opened(post)
            self.data = typed
        for name in FILES.keys() & self.files.keys() - self.errors.keys():
            self.add_error(
                name,
                _("Choose the %(file)s again: browsers do not keep it.") % {"file": FILES[name]},
            )

    def wording(self) -> Wording:
        """Everything the form says. Call it when the form is valid."""
        said = self.cleaned_data
        return Wording(
            kind=said["kind"],
            message=said["message"],
            channels=list(said["channels"]),
            web_page=said["web_page"],
            no_page_reason=said["no_page_reason"],
            no_page_words=said["no_page_words"],
            publish_at=said.get("publish_at"),
            answered=Answered(**{name: said[name] for name in ANSWERS if name in said}),
            upload=said["picture"] or said["video"],
            upload_kind=Media.Kind.PICTURE if said["picture"] else Media.Kind.VIDEO,
            drop_media=said.get("drop_media", False),
            description=said["description"],
            is_decorative=said["is_decorative"],
            rights=said["rights"],
            people=said["people"],
            captions=said["captions"],
            captions_language=said["captions_language"],
            drop_captions=said.get("drop_captions", False),
            thumbnail=said["thumbnail"],
            drop_thumbnail=said.get("drop_thumbnail", False),
            varied=self.varied(),
            shown=self.shown(),
        )


def _initial(post: Post | None) -> dict[str, object]:
    if post is None:
        return {"key": uuid.uuid4(), "when": ASAP}
    return {
        **{name: getattr(post, name) for name in (*WRITTEN, *ANSWERS)},
        **times(post),
        **about(post.media),
        "key": post.key,
        "opened": as_opened(post),
        "interest": post.interest or Post.Interest.NO,
        "channels": post.channels.all(),
    }
