"""The compose form."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import cast

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.forms.utils import from_current_timezone
from django.http import QueryDict
from django.utils import timezone
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from accounts.models import Channel
from policy.website import address_on, split
from posts import pictures
from posts.actions import Wording
from posts.actions.writing import as_opened
from posts.forms.fields import PlainText
from posts.models import Media, Post

ASAP, LATER = "asap", "later"
FURTHEST = dt.timedelta(days=366)


class ComposeForm(forms.Form):
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
    picture = forms.FileField(
        label=_("Picture"),
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp,image/gif"}),
        help_text=_("One picture or one video. Where it was taken is removed from it."),
    )
    description = PlainText(
        label=_("Describe the picture"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("For people who cannot see it. Include any words in the picture."),
    )
    is_decorative = forms.BooleanField(
        label=_("This picture is decorative"),
        required=False,
        help_text=_("It says nothing that the message does not."),
    )
    video = forms.FileField(
        label=_("Video"),
        required=False,
        widget=forms.FileInput(attrs={"accept": "video/mp4,video/quicktime,video/webm"}),
    )
    drop_media = forms.BooleanField(label=_("Take it off this post"), required=False)
    rights = forms.ChoiceField(
        label=_("Who owns the rights"),
        choices=[("", _("Choose one")), *Media.Rights.choices],
        required=False,
        help_text=_("Only when there is a picture or a video."),
    )
    people = forms.ChoiceField(
        label=_("Can people be recognised"),
        choices=[("", _("Choose one")), *Media.People.choices],
        required=False,
        help_text=_("Only when there is a picture or a video."),
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
        page = address_on(settings.COUNCIL_WEBSITE_HOSTS)
        self.fields["web_page"].help_text = f"{page[0].upper()}{page[1:]}."
        self.has_media = bool(post and post.media)
        if not self.has_media:
            del self.fields["drop_media"]

    def clean_web_page(self) -> str:
        page: str = self.cleaned_data["web_page"]
        if page and split(page) is None:
            raise ValidationError(
                _("That is not a web address. Copy it from the browser's address line.")
            )
        return page

    def clean_picture(self) -> pictures.Taken | None:
        upload = self.cleaned_data["picture"]
        return pictures.picture(upload) if upload else None

    def clean_video(self) -> pictures.Taken | None:
        upload = self.cleaned_data["video"]
        return pictures.video(upload) if upload else None

    def clean(self) -> None:
        cleaned = self.cleaned_data
        if cleaned.get("picture") and cleaned.get("video"):
            self.add_error("video", _("A post takes one picture or one video: choose one."))
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
            due = from_current_timezone(dt.datetime.combine(day, at))
        except ValidationError:
            self.add_error(
                "time", _("The clocks change in that hour. Choose a time before or after it.")
            )
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
        for name in {"picture", "video"} & self.files.keys() - self.errors.keys():
            self.add_error(
                name,
                _("Choose the %(file)s again: browsers do not keep it.")
                % {"file": Media.Kind(name).label},
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
            upload=said["picture"] or said["video"],
            upload_kind=Media.Kind.PICTURE if said["picture"] else Media.Kind.VIDEO,
            drop_media=said.get("drop_media", False),
            description=said["description"],
            is_decorative=said["is_decorative"],
            rights=said["rights"],
            people=said["people"],
        )


def _initial(post: Post | None) -> dict[str, object]:
    if post is None:
        return {"key": uuid.uuid4(), "when": ASAP}
    due = post.publish_at and timezone.localtime(post.publish_at)
    media = post.media
    return {
        "key": post.key,
        "opened": as_opened(post),
        "kind": post.kind,
        "message": post.message,
        "channels": post.channels.all(),
        "web_page": post.web_page,
        "no_page_reason": post.no_page_reason,
        "no_page_words": post.no_page_words,
        "description": media.description if media else "",
        "is_decorative": media.is_decorative if media else False,
        "rights": media.rights if media else "",
        "people": media.people if media else "",
        "when": LATER if due else ASAP,
        "date": due and due.date(),
        "time": due and due.time(),
    }
