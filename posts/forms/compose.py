"""The compose form."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import cast

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils import formats, timezone
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import PlainText
from accounts.models import Channel, Council
from policy.website import address_on, split
from posts.actions import Wording
from posts.actions.writing import as_opened
from posts.forms.fields import comes_twice, on_the_clock
from posts.forms.media import FILES, MediaForm, about
from posts.models import Media, Post

ASAP, LATER = "asap", "later"
FURTHEST = dt.timedelta(days=366)


class ComposeForm(MediaForm):
    key = forms.UUIDField(widget=forms.HiddenInput)
    opened = forms.CharField(widget=forms.HiddenInput, required=False)
    kind = forms.ChoiceField(
        label=_("Kind of post"), choices=[("", _("Choose one")), *Post.Kind.choices], required=False
    )
    message = PlainText(
        label=_("Message"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("Plain words, short sentences. It is posted as the council, not as you."),
    )
    channels = forms.ModelMultipleChoiceField(
        label=_("Channels"),
        queryset=Channel.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("YouTube takes videos only: choose it when you add one below."),
    )
    web_page = PlainText(
        label=_("Council web page"),
        required=False,
        max_length=500,
        error_messages={
            "max_length": _(
                "That address has %(show_value)s characters and may have %(limit_value)s. "
                "Give a shorter one."
            )
        },
        widget=forms.URLInput(attrs={"list": "known-pages"}),
    )
    no_page_reason = forms.ChoiceField(
        label=_("No web page because"),
        choices=[("", _("There is a web page")), *Post.NoPage.choices],
        required=False,
    )
    no_page_words = PlainText(
        label=_("In your own words"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    when = forms.ChoiceField(
        label=_("When"),
        choices=[(ASAP, _("As soon as it is approved")), (LATER, _("At a set time"))],
        widget=forms.RadioSelect,
        initial=ASAP,
    )
    date = forms.DateField(
        label=_("Date"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    time = forms.TimeField(
        label=_("Time"),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )

    def __init__(
        self,
        data: QueryDict | None = None,
        files: MultiValueDict[str, UploadedFile] | None = None,
        *,
        post: Post | None = None,
    ) -> None:
        super().__init__(data, files, initial=_initial(post))
        chosen = post.channels.all() if post else Channel.objects.none()
        channels = cast(forms.ModelMultipleChoiceField, self.fields["channels"])
        channels.queryset = (Channel.objects.active() | chosen).distinct()
        page = address_on(Council.now().hosts())
        self.fields["web_page"].help_text = f"{page[0].upper()}{page[1:]}."
        self.know(post.media if post else None)

    def clean_web_page(self) -> str:
        page: str = self.cleaned_data["web_page"]
        if page and split(page) is None:
            raise ValidationError(
                _("That is not a web address. Copy it from the browser's address line.")
            )
        return page

    def clean(self) -> None:
        super().clean()
        cleaned = self.cleaned_data
        if cleaned.get("when") == LATER and not {"date", "time"} & self.errors.keys():
            cleaned["publish_at"] = self._publish_at(cleaned["date"], cleaned["time"])

    def _publish_at(self, day: dt.date | None, at: dt.time | None) -> dt.datetime | None:
        if day is None or at is None:
            self.add_error(
                "date" if day is None else "time", _("Say on which day and at what time.")
            )
            return None
        if day > timezone.localdate() + FURTHEST:
            self.add_error("date", _("That is more than a year ahead. Choose a nearer day."))
            return None
        try:
            due = on_the_clock(day, at)
        except ValidationError as missing:
            self.add_error("time", missing)
            return None
        if due < timezone.now():
            self.add_error("time", _("That time has passed. Choose a later one."))
        return due

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

    def note(self) -> str:
        """What was made of a time that the clock shows twice, for whoever typed it."""
        due = self.cleaned_data.get("publish_at")
        if due is None or not comes_twice(due):
            return ""
        local = timezone.localtime(due)
        return _(
            "The clocks go back that night, so %(time)s comes twice on %(day)s. "
            "It goes out the first time."
        ) % {"time": f"{local:%H:%M}", "day": formats.date_format(local, "j F Y")}

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
        )


def _initial(post: Post | None) -> dict[str, object]:
    if post is None:
        return {"key": uuid.uuid4(), "when": ASAP}
    due = post.publish_at and timezone.localtime(post.publish_at)
    return {
        **about(post.media),
        "key": post.key,
        "opened": as_opened(post),
        "kind": post.kind,
        "message": post.message,
        "channels": post.channels.all(),
        "web_page": post.web_page,
        "no_page_reason": post.no_page_reason,
        "no_page_words": post.no_page_words,
        "when": LATER if due else ASAP,
        "date": due and due.date(),
        "time": due and due.time(),
    }
