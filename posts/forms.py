"""The compose form: it converts and checks what was typed, and never saves."""

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
from posts import pictures
from posts.actions import Wording
from posts.models import Media, Post

ASAP, LATER = "asap", "later"


class ComposeForm(forms.Form):
    key = forms.UUIDField(widget=forms.HiddenInput)
    kind = forms.ChoiceField(
        label=_("Kind of post"), choices=[("", _("Choose one")), *Post.Kind.choices], required=False
    )
    message = forms.CharField(
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
    web_page = forms.CharField(
        label=_("Council web page"),
        required=False,
        max_length=500,
        widget=forms.URLInput(attrs={"list": "known-pages"}),
    )
    no_page_reason = forms.ChoiceField(
        label=_("No web page because"),
        choices=[("", _("There is a web page")), *Post.NoPage.choices],
        required=False,
    )
    no_page_words = forms.CharField(
        label=_("In your own words"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    picture = forms.FileField(
        label=_("Picture"),
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp,image/gif"}),
        help_text=_("One picture or one video. Where it was taken is removed from it."),
    )
    description = forms.CharField(
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
        self.fields["web_page"].help_text = _("An https address on %(hosts)s.") % {
            "hosts": " or ".join(settings.COUNCIL_WEBSITE_HOSTS)
        }
        self.has_media = bool(post and post.media)
        if not self.has_media:
            del self.fields["drop_media"]

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


class SendForm(forms.Form):
    """The foot of the check page."""

    reason = forms.CharField(
        label=_("Why this may stand"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("The approver reads this beside the warnings."),
    )
    declared = forms.BooleanField(
        label=_("I have thought about who this reaches and why, and it is accurate"), required=False
    )


class DecideForm(forms.Form):
    """The bar under a post that waits for approval."""

    APPROVE, SEND_BACK, REFUSE = "approve", "send_back", "refuse"

    digest = forms.CharField(widget=forms.HiddenInput)
    decision = forms.ChoiceField(
        choices=[(APPROVE, ""), (SEND_BACK, ""), (REFUSE, "")], widget=forms.HiddenInput
    )
    words = forms.CharField(
        label=_("Your words"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Needed to send a post back or to refuse it."),
    )
