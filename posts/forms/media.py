"""The part of the compose form about a picture or a video, and about what goes with a video."""

from __future__ import annotations

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import Day, PlainText
from policy.showing import CAPTIONS_WITHIN
from posts import captions, films, pictures
from posts.actions import Shown
from posts.models import Extra, Media
from posts.taken import DOCUMENT, Taken

FILES = {
    "picture": _("picture"),
    "video": _("video"),
    "captions": _("captions file"),
    "thumbnail": _("thumbnail"),
}
"""The files of a form, as one says of them that one is to be chosen again."""
TO_FOLLOW = Media.CaptionsPlan.TO_FOLLOW


class MediaForm(forms.Form):
    leads_to = ""
    """The field at which to go on, where that is not the one that was refused."""

    again = forms.ModelChoiceField(
        queryset=Media.objects.in_library().usable(),
        required=False,
        widget=forms.HiddenInput,
        error_messages={
            "invalid_choice": _(
                "What you chose in the library is no longer to be used. Choose another."
            )
        },
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
        help_text=_("It goes to Facebook and YouTube, and to X up to 2 min 20 s and 512 MB."),
    )
    captions_plan = forms.ChoiceField(
        label=_("Captions"),
        choices=[("", _("Choose one")), *Media.CaptionsPlan.choices],
        required=False,
        help_text=_(
            "For people who cannot hear it. Facebook shows no captions file: there they must "
            "stand in the picture."
        ),
    )
    captions_due_on = Day(label=_("Captions follow by"), required=False)
    captions = forms.FileField(
        label=_("Captions file"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".srt,.vtt,text/vtt"}),
        help_text=_("An .srt or .vtt file, for YouTube and X."),
    )
    captions_language = forms.ChoiceField(
        label=_("Language of the captions"),
        choices=[("", _("Choose one")), *Extra.Language.choices],
        required=False,
    )
    drop_captions = forms.BooleanField(label=_("Take the captions off"), required=False)
    thumbnail = forms.FileField(
        label=_("Thumbnail"),
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png"}),
        help_text=_(
            "The picture that stands for the video on YouTube: best 1280 by 720 pixels (16:9). "
            "What you say about rights and people goes for it too."
        ),
    )
    drop_thumbnail = forms.BooleanField(label=_("Take the thumbnail off"), required=False)
    drop_media = forms.BooleanField(label=_("Take it off this post"), required=False)
    rights = forms.ChoiceField(
        label=_("Who owns the rights"),
        choices=[("", _("Choose one")), *Media.Rights.choices],
        required=False,
        help_text=_("Only when there is a picture or a video."),
    )
    credit = PlainText(
        label=_("Whose work it is"),
        required=False,
        max_length=200,
        help_text=_("Who gave the permission, or the licence and who made it."),
    )
    people = forms.ChoiceField(
        label=_("Can people be recognised"),
        choices=[("", _("Choose one")), *Media.People.choices],
        required=False,
        help_text=_("Only when there is a picture or a video."),
    )
    consent = PlainText(
        label=_("Where the consent is kept"),
        required=False,
        max_length=300,
        help_text=_("For children in writing. Say where, not who they are."),
    )
    media_title = PlainText(
        label=_("Name in the library"),
        required=False,
        max_length=120,
        help_text=_("So that others find it again. Residents do not see it."),
    )

    def know(self, media: Media | None) -> None:
        """Offer to take off what is there, and nothing else."""
        self.media_so_far = media
        self.captions_so_far = media.beside(Extra.Kind.CAPTIONS) if media else None
        self.thumbnail_so_far = media.beside(Extra.Kind.THUMBNAIL) if media else None
        there = {
            "drop_media": media,
            "drop_captions": self.captions_so_far,
            "drop_thumbnail": self.thumbnail_so_far,
        }
        for name in [name for name, kept in there.items() if kept is None]:
            del self.fields[name]

    def chosen(self) -> Media | None:
        """What was chosen in the library and is not part of the post yet."""
        number = str(self["again"].value() or "")
        offered = Media.objects.in_library().usable()
        found = offered.filter(pk=number).first() if number.isdecimal() else None
        so_far = self.media_so_far
        return None if found and so_far and so_far.is_use_of(found) else found

    def clean_picture(self) -> Taken | None:
        upload = self.cleaned_data["picture"]
        return pictures.picture(upload) if upload else None

    def clean_video(self) -> Taken | None:
        upload = self.cleaned_data["video"]
        return films.video(upload) if upload else None

    def clean_captions(self) -> Taken | None:
        upload = self.cleaned_data["captions"]
        return captions.captions(upload) if upload else None

    def clean_thumbnail(self) -> Taken | None:
        upload = self.cleaned_data["thumbnail"]
        return pictures.thumbnail(upload) if upload else None

    def clean(self) -> None:
        cleaned = self.cleaned_data
        if cleaned.get("picture") and cleaned.get("video"):
            self.add_error("video", _("A post takes one picture or one video: choose one."))
        for name in ("captions", "thumbnail"):
            if cleaned.get(name) and not self._will_have_video():
                self.add_error(name, _("This goes with a video: add the video too."))
        if self._will_have_captions() and not cleaned.get("captions_language"):
            self.add_error("captions_language", _("Say in which language the captions are."))
        self._clean_plan(cleaned.get("captions_plan", ""))
        if any(self.has_error(name, DOCUMENT) for name in FILES):
            # What cannot be attached is linked to: there is where to go on.
            self.leads_to = "web_page"
            self.fields["web_page"].widget.attrs["autofocus"] = True

    def _clean_plan(self, plan: str) -> None:
        """What is said of the captions has to be so: a file that is there, a day that is near."""
        if not self._will_have_video():
            return
        if plan == Media.CaptionsPlan.FILE and not self._will_have_captions():
            if not {"captions", "video"} & self.errors.keys():
                self.add_error("captions", _("Add the captions file, or say otherwise above."))
        elif plan == TO_FOLLOW and "captions_due_on" not in self.errors:
            due, today = self.cleaned_data.get("captions_due_on"), timezone.localdate()
            if due is None or not today <= due <= today + CAPTIONS_WITHIN:
                words = _("Say by when the captions follow: within %(days)d days from today.")
                self.add_error("captions_due_on", words % {"days": CAPTIONS_WITHIN.days})

    def _will_have_video(self) -> bool:
        """Whether the post has a video once this is saved; one that was refused counts."""
        said, kept = self.cleaned_data, said_again(self.cleaned_data) or self.media_so_far
        if said.get("video") or "video" in self.errors:
            return True
        is_kept = not said.get("picture") and not said.get("drop_media")
        return bool(kept and not kept.is_picture() and is_kept)

    def _will_have_captions(self) -> bool:
        said, again = self.cleaned_data, said_again(self.cleaned_data)
        kept = again.beside(Extra.Kind.CAPTIONS) if again else self.captions_so_far
        is_kept = not said.get("drop_captions") and not said.get("video")
        return bool(said.get("captions") or (kept and is_kept and self._will_have_video()))

    def shown(self) -> Shown:
        """What the form says of what is shown. Call it when the form is valid."""
        said = self.cleaned_data
        plan = "" if said["picture"] else said["captions_plan"]
        return Shown(
            title=said["media_title"],
            credit=said["credit"],
            consent=said["consent"],
            captions_plan=plan,
            captions_due_on=said["captions_due_on"] if plan == TO_FOLLOW else None,
            again=None if said["picture"] or said["video"] else said["again"],
        )


def said_again(said: dict[str, object]) -> Media | None:
    """What was chosen in the library, unless a new file was chosen after all."""
    again = said.get("again")
    is_new = said.get("picture") or said.get("video")
    return again if isinstance(again, Media) and not is_new else None


def about(media: Media | None) -> dict[str, object]:
    """What the form says of it to begin with."""
    if media is None:
        return {}
    captions_so_far = media.beside(Extra.Kind.CAPTIONS)
    return {
        "description": media.description,
        "is_decorative": media.is_decorative,
        "rights": media.rights,
        "credit": media.credit,
        "people": media.people,
        "consent": media.consent,
        "media_title": media.title,
        "captions_plan": media.captioning(),
        "captions_due_on": media.captions_due_on,
        "captions_language": captions_so_far.language if captions_so_far else "",
    }


def once_more(root: Media) -> dict[str, object]:
    """What the form says to begin with of something chosen in the library."""
    return {**about(root), "again": root.pk}
